// Clients that people use ask their usual questions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client/core";
import { createClient, fetchExchange } from "@urql/core";
import { day, question, url } from "./server.mjs";

function check(data) {
  assert.equal(data.at.moment.asOf, day);
  assert.equal(data.at.matrix.length, 13);
}

test("@apollo/client asks", async () => {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url }),
    cache: new InMemoryCache(),
  });
  const { data } = await client.query({ query: gql(question), variables: { day } });
  check(data);
});

for (const preferGetMethod of [false, true]) {
  test(`@urql/core asks by ${preferGetMethod ? "GET" : "POST"}`, async () => {
    const client = createClient({ url, exchanges: [fetchExchange], preferGetMethod });
    const { data, error } = await client.query(question, { day }).toPromise();
    assert.equal(error, undefined);
    check(data);
  });
}
