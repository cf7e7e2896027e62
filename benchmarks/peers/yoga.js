// node yoga.js THINGS JIT PORT: graphql-yoga, with its just-in-time compiler or not.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { useGraphQlJit } from "@envelop/graphql-jit";
import { createSchema, createYoga } from "graphql-yoga";

const [, , path, jit, port] = process.argv;
const things = JSON.parse(readFileSync(path, "utf8"));

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    enum Stage { PLANNED DONE }
    type Thing {
      id: ID!
      title: String!
      text: String!
      position: Int!
      weight: Float!
      open: Boolean!
      closedBy: String
      stage: Stage!
      recordedAt: String!
      language: String!
    }
    type Query { things: [Thing!]! }
  `,
  resolvers: { Query: { things: () => things } },
});

const yoga = createYoga({
  schema,
  logging: "error",
  plugins: jit === "jit" ? [useGraphQlJit()] : [],
});

createServer(yoga).listen(Number(port), "127.0.0.1");
