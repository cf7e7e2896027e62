// The schema may grow; what was released stays. The Relay compiler takes it as it is.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { breaking } from "./breaking.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const schema = readFileSync(join(here, "..", "api/schema.graphql"), "utf8");

const released = readFileSync(join(here, "..", "api/schema.released.graphql"), "utf8");

function changed(from, to) {
  assert.ok(released.includes(from), `${from} stands in the schema no more`);
  return released.replace(from, to);
}

test("a change that breaks clients is found", async () => {
  const without = changed("  findings: [Finding!]!\n", "  found: [Finding!]!\n");
  assert.deepEqual(await breaking(released, without), [
    "Field 'findings' was removed from object type 'At'",
  ]);
  const stricter = changed("  document(", "  document(\n    language: String!\n");
  assert.equal((await breaking(released, stricter)).length, 1);
  const fewer = changed("  POSSIBLE\n", "  LIKELY\n");
  assert.equal((await breaking(released, fewer)).length, 1);
});

test("a change that adds something breaks nobody", async () => {
  const more = changed("  findings: [Finding!]!\n", "  findings: [Finding!]!\n  more: Int\n");
  assert.deepEqual(await breaking(released, more), []);
});

test("nothing is broken since the last release", async () => {
  assert.deepEqual(await breaking(released, schema), []);
});

test("the Relay compiler compiles operations on the schema", () => {
  const folder = mkdtempSync(join(tmpdir(), "relay-"));
  try {
    cpSync(join(here, "relay"), folder, { recursive: true });
    writeFileSync(join(folder, "schema.graphql"), schema);
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
