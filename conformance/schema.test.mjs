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
const path = "api/schema.graphql";
const schema = readFileSync(join(here, "..", path), "utf8");

function git(...words) {
  return execFileSync("git", words, { cwd: join(here, ".."), encoding: "utf8" });
}

function lastRelease() {
  try {
    const [tag] = git("tag", "--merged", "HEAD", "--sort=-version:refname", "--list", "v*").split("\n");
    return tag;
  } catch {
    return ""; // a copy without its history
  }
}

test("a change that breaks clients is found", async () => {
  const before = "type Query { a: Int b(c: Int): Int }";
  const after = "type Query { b(c: Int!): Int d: Int }";
  assert.deepEqual(await breaking(before, after), [
    "Field 'a' was removed from object type 'Query'",
    "Type for argument 'c' on field 'Query.b' changed from 'Int' to 'Int!'",
  ]);
});

test("nothing is broken since the last release", async (t) => {
  const tag = lastRelease();
  t.diagnostic(tag ? `since ${tag}` : "nothing was released, so nothing can break");
  const released = tag ? git("show", `${tag}:${path}`) : schema;
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
