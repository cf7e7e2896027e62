// Clients with caches: they keep each response whole, whatever else is queried, and
// neither warn nor need to be configured.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ApolloClient,
  ApolloLink,
  gql,
  HttpLink,
  InMemoryCache,
} from "@apollo/client/core";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { cacheExchange } from "@urql/exchange-graphcache";
import { createClient, fetchExchange, subscriptionExchange } from "@urql/core";
import { buildSchema, introspectionFromSchema, OperationTypeNode } from "graphql";
import { createClient as createSocket } from "graphql-ws";
import { firstValueFrom } from "rxjs";
import WebSocket from "ws";
import { moments, queriesOfSchema, readSchema } from "./schema_queries.mjs";
import { day, query, readerUrl, socket as socketUrl, url } from "./server.mjs";
import { warnings } from "./warnings.mjs";

const wholeSchema = buildSchema(readSchema("schema.graphql"));
const readerSchema = buildSchema(readSchema("reader_schema.graphql"));

function queriesAt(schema) {
  return Object.entries(queriesOfSchema(schema)).flatMap(([name, document]) =>
    moments.map((variables) => ({ name, document, variables })),
  );
}

function check(data) {
  assert.equal(data.at.moment.asOf, day);
  assert.equal(data.at.matrix.length, 13);
}

const apollo = (uri) =>
  new ApolloClient({ link: new HttpLink({ uri }), cache: new InMemoryCache() });

test("@apollo/client queries", async () => {
  const { data } = await apollo(url).query({ query: gql(query), variables: { day } });
  check(data);
  assert.deepEqual(warnings.splice(0), []);
});

for (const preferGetMethod of [false, true]) {
  test(`@urql/core queries by ${preferGetMethod ? "GET" : "POST"}`, async () => {
    const client = createClient({ url, exchanges: [fetchExchange], preferGetMethod });
    const { data, error } = await client.query(query, { day }).toPromise();
    assert.equal(error, undefined);
    check(data);
    assert.deepEqual(warnings.splice(0), []);
  });
}

for (const [of, address, schema] of [
  ["the schema", url, wholeSchema],
  ["the schema for readers", readerUrl, readerSchema],
]) {
  test(`the default cache of @apollo/client loses nothing of ${of}`, async () => {
    const client = apollo(address);
    const received = [];
    for (const { name, document, variables } of queriesAt(schema)) {
      const { data } = await client.query({ query: gql(document), variables });
      received.push({ name, document, variables, data });
    }
    for (const { name, document, variables, data } of received) {
      const kept = client.readQuery({ query: gql(document), variables });
      assert.deepEqual(kept, data, `${name} at ${JSON.stringify(variables)}`);
    }
    assert.deepEqual(warnings.splice(0), []);
  });

  test(`graphcache loses nothing of ${of}`, async () => {
    const cache = cacheExchange({ schema: introspectionFromSchema(schema) });
    const client = createClient({
      url: address,
      exchanges: [cache, fetchExchange],
      preferGetMethod: false,
    });
    const ask = (document, variables, requestPolicy) =>
      client.query(document, variables, { requestPolicy }).toPromise();
    const received = [];
    for (const { name, document, variables } of queriesAt(schema)) {
      const { data, error } = await ask(document, variables, "network-only");
      assert.equal(error, undefined, `${name}: ${error}`);
      received.push({ name, document, variables, data });
    }
    for (const { name, document, variables, data } of received) {
      const kept = await ask(document, variables, "cache-only");
      assert.deepEqual(kept.data, data, `${name} at ${JSON.stringify(variables)}`);
    }
    assert.deepEqual(warnings.splice(0), []);
  });
}

const form = `mutation Form($entry: BodyFormedInput!) {
  bodyFormed(entry: $entry, dryRun: true) {
    __typename
    ... on Recorded { position entries { position } }
    ... on Refused { message }
    ... on Doubtful { doubts { sentence } }
  }
}`;
const follow = `subscription Follow {
  entries(after: 0) { id position entry { id title { id words } } }
}`;
const variables = { entry: { subject: "body-of-a-client" } };

test("@apollo/client records and follows", async () => {
  const socket = createSocket({ url: socketUrl, webSocketImpl: WebSocket });
  const client = new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: url }),
    ),
    cache: new InMemoryCache(),
  });
  const { data } = await client.mutate({ mutation: gql(form), variables });
  assert.equal(data.bodyFormed.__typename, "Recorded");
  const lines = client.subscribe({ query: gql(follow) });
  const line = await firstValueFrom(lines);
  assert.equal(line.data.entries.position, 1);
  socket.dispose();
  assert.deepEqual(warnings.splice(0), []);
});

test("graphcache records and follows", async () => {
  const socket = createSocket({ url: socketUrl, webSocketImpl: WebSocket });
  const forwardSubscription = (operation) => ({
    subscribe: (sink) => ({ unsubscribe: socket.subscribe(operation, sink) }),
  });
  const client = createClient({
    url,
    exchanges: [
      cacheExchange({ schema: introspectionFromSchema(wholeSchema) }),
      fetchExchange,
      subscriptionExchange({ forwardSubscription }),
    ],
    preferGetMethod: false,
  });
  const { data, error } = await client.mutation(form, variables).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.bodyFormed.__typename, "Recorded");
  const line = await new Promise((resolve) => {
    const { unsubscribe } = client.subscription(follow, {}).subscribe((found) => {
      resolve(found);
      queueMicrotask(() => unsubscribe());
    });
  });
  assert.equal(line.data.entries.position, 1);
  socket.dispose();
  assert.deepEqual(warnings.splice(0), []);
});
