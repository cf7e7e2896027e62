// Clients that follow the log hear of each line once, and go on where they left off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient as createStream } from "graphql-sse";
import { createClient as createSocket } from "graphql-ws";
import WebSocket from "ws";
import { record, socket, url } from "./server.mjs";

const query = `subscription Follow($after: Int) {
  entries(after: $after) { position kind }
}`;

async function positions(client, after, many) {
  const heard = [];
  for await (const { data, errors } of client.iterate({ query, variables: { after } })) {
    assert.equal(errors, undefined);
    heard.push(data.entries.position);
    if (heard.length === many) {
      break;
    }
  }
  return heard;
}

const clients = {
  "graphql-ws": () => createSocket({ url: socket, webSocketImpl: WebSocket }),
  "graphql-sse": () => createStream({ url }),
};

for (const [name, create] of Object.entries(clients)) {
  test(`${name} hears of what is recorded, and goes on after it`, async () => {
    const client = create();
    const last = await record(`body-before-${name}`);
    const hearing = positions(client, last, 2);
    const first = await record(`body-one-${name}`);
    const second = await record(`body-two-${name}`);
    assert.deepEqual(await hearing, [first, second]);
    assert.deepEqual(await positions(client, first, 1), [second]);
    client.dispose();
  });

  test(`${name} asks an ordinary question`, async () => {
    const client = create();
    const asked = client.iterate({ query: "{ at { moment { position } } }" });
    for await (const { data } of asked) {
      assert.ok(data.at.moment.position > 0);
    }
    client.dispose();
  });
}

test("the protocol that graphql-ws replaced is refused", async () => {
  const old = new WebSocket(socket, "graphql-ws");
  const closed = new Promise((resolve) => {
    old.on("close", resolve);
    old.on("error", () => {}); // the refusal of the protocol comes first
  });
  assert.ok([1006, 4406].includes(await closed));
});
