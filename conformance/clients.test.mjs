// Common clients send ordinary queries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client/core";
import { createClient, fetchExchange } from "@urql/core";
import { day, query, url } from "./server.mjs";

function check(data) {
  assert.equal(data.at.moment.asOf, day);
  assert.equal(data.at.matrix.length, 13);
}

test("@apollo/client queries", async () => {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url }),
    cache: new InMemoryCache(),
  });
  const { data } = await client.query({ query: gql(query), variables: { day } });
  check(data);
});

for (const preferGetMethod of [false, true]) {
  test(`@urql/core queries by ${preferGetMethod ? "GET" : "POST"}`, async () => {
    const client = createClient({ url, exchanges: [fetchExchange], preferGetMethod });
    const { data, error } = await client.query(query, { day }).toPromise();
    assert.equal(error, undefined);
    check(data);
  });
}
