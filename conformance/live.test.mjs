// Clients that follow the log receive each entry once, and can continue later.
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
  const received = [];
  for await (const { data, errors } of client.iterate({ query, variables: { after } })) {
    assert.equal(errors, undefined);
    received.push(data.entries.position);
    if (received.length === many) {
      break;
    }
  }
  return received;
}

const clients = {
  "graphql-ws": () => createSocket({ url: socket, webSocketImpl: WebSocket }),
  "graphql-sse": () => createStream({ url }),
};

for (const [name, create] of Object.entries(clients)) {
  test(`${name} receives new entries and continues after a position`, async () => {
    const client = create();
    const last = await record(`body-before-${name}`);
    const following = positions(client, last, 2);
    const first = await record(`body-one-${name}`);
    const second = await record(`body-two-${name}`);
    assert.deepEqual(await following, [first, second]);
    assert.deepEqual(await positions(client, first, 1), [second]);
    client.dispose();
  });

  test(`${name} sends an ordinary query`, async () => {
    const client = create();
    const answers = client.iterate({ query: "{ at { moment { position } } }" });
    for await (const { data } of answers) {
      assert.ok(data.at.moment.position > 0);
    }
    client.dispose();
  });
}

test("the protocol that graphql-ws replaced is refused", async () => {
  const old = new WebSocket(socket, "graphql-ws");
  const closed = new Promise((resolve) => {
    old.on("close", resolve);
    old.on("error", () => {}); // raised first, because the protocol is refused
  });
  assert.ok([1006, 4406].includes(await closed));
});
