// The Relay compiler accepts the schema and compiles an operation against it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

test("the Relay compiler compiles operations on the schema", () => {
  const folder = mkdtempSync(join(tmpdir(), "relay-"));
  try {
    cpSync(join(here, "relay"), folder, { recursive: true });
    cpSync(join(here, "..", "api/schema.graphql"), join(folder, "schema.graphql"));
    execFileSync(process.execPath, [join(here, "node_modules/relay-compiler/cli.js")], {
      cwd: folder,
      stdio: "pipe",
    });
    const made = readdirSync(join(folder, "src/__generated__")).sort();
    assert.deepEqual(made, ["TimelineQuery.graphql.js"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
