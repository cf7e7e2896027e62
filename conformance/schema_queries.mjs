// Queries that select nearly every field of the schema, as clients with a cache write
// them: with the id of each object that has one.
import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isRequiredArgument,
} from "graphql";

export const schemaText = readFileSync(
  new URL("../api/schema.graphql", import.meta.url),
  "utf-8",
);
export const schema = buildSchema(schemaText);

const levels = 2; // of objects in each row
const given = {
  "At.diff": '(with: { asOf: "2018-07-31" }, of: ROLES, first: 3)',
  "At.document": '(symbol: "UNEP/MC/COP.4/INF/17")',
  "At.entry": "(position: 1)",
  "At.explain": '(subject: "joint-task-force", field: "name")',
  "At.reports": "(first: 1)",
  "At.subject": '(reference: "joint-task-force")',
  "Subject.explain": '(field: "name")',
};

function argumentsOf(type, field) {
  const found = given[`${type.name}.${field.name}`];
  if (found || field.args.some(isRequiredArgument)) {
    return found;
  }
  return field.args.some(({ name }) => name === "first") ? "(first: 3)" : "";
}

function select(type, depth) {
  const selected = [];
  for (const field of Object.values(type.getFields?.() ?? {})) {
    const of = getNamedType(field.type);
    const written = argumentsOf(type, field);
    if (written === undefined || (isCompositeType(of) && depth === 0)) {
      continue;
    }
    const isPage = /(Connection|Edge)$/.test(type.name);
    const inner = isCompositeType(of) ? select(of, isPage ? depth : depth - 1) : "";
    if (inner || !isCompositeType(of)) {
      selected.push(`${field.name}${written} ${inner}`);
    }
  }
  return selected.length ? `{ ${selected.join(" ")} }` : "";
}

// Field of `at` -> a query of it, at the moment that the variables state.
const at = schema.getType("At");
export const queries = Object.fromEntries(
  Object.values(at.getFields())
    .filter((field) => isCompositeType(getNamedType(field.type)))
    .filter((field) => argumentsOf(at, field) !== undefined)
    .map((field) => {
      const inner = select(getNamedType(field.type), levels);
      const name = field.name[0].toUpperCase() + field.name.slice(1);
      return [
        field.name,
        `query ${name}($asOf: Date!, $language: Language!) {
          at(asOf: $asOf, language: $language) {
            id ${field.name}${argumentsOf(at, field)} ${inner}
          }
        }`,
      ];
    }),
);

export const moments = [
  { asOf: "2018-07-31", language: "EN" },
  { asOf: "2021-07-05", language: "EN" },
  { asOf: "2021-07-05", language: "FR" },
];
