// Compilers of clients accept the schema and compile operations against it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSchema } from "graphql";
import { queriesOfSchema, readSchema } from "./schema_queries.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

function run(folder, script, ...words) {
  const program = join(here, "node_modules", script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: "utf-8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const printed = stdout + stderr;
  assert.equal(status, 0, printed);
  assert.doesNotMatch(printed, /warn|deprecat/i);
}

function inFolder(schema, compile) {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  try {
    writeFileSync(join(folder, "schema.graphql"), schema);
    symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
    compile(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the Relay compiler compiles operations on the schema", () => {
  inFolder(readSchema("schema.graphql"), (folder) => {
    cpSync(join(here, "relay"), folder, { recursive: true });
    run(folder, "relay-compiler/cli.js");
    const made = readdirSync(join(folder, "src/__generated__")).sort();
    assert.deepEqual(made, [
      "TimelineQuery.graphql.js",
      "TimelineSubjectQuery.graphql.js",
      "Timeline_subject.graphql.js",
    ]);
  });
});

for (const file of ["schema.graphql", "reader_schema.graphql"]) {
  test(`graphql-codegen writes types of ${file} that TypeScript accepts`, () => {
    const schema = readSchema(file);
    inFolder(schema, (folder) => {
      const queries = Object.values(queriesOfSchema(buildSchema(schema)));
      writeFileSync(join(folder, "queries.graphql"), queries.join("\n"));
      const config = {
        schema: "schema.graphql",
        documents: "queries.graphql",
        generates: { "made/": { preset: "client" } },
      };
      writeFileSync(join(folder, "codegen.json"), JSON.stringify(config));
      run(folder, "@graphql-codegen/cli/esm/bin.js", "--config", "codegen.json");
      const made = join(folder, "made/graphql.ts");
      run(folder, "typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", made);
    });
  });
}
