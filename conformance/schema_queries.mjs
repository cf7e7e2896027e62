// Queries that select nearly every field of the schema, as clients with a cache write
// them: with the id of each object that has one.
import { readFileSync } from "node:fs";
import {
  getNamedType,
  isCompositeType,
  isRequiredArgument,
  parse,
  visit,
} from "graphql";

export function readSchema(file) {
  return readFileSync(new URL(`../api/${file}`, import.meta.url), "utf-8");
}

const mostFields = 400; // of a query; the server allows some more
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

const isPage = (type) => /(Connection|Edge)$/.test(type.name);

// Select the fields of a type; with `only`, one of its fields that are objects.
function select(type, depth, only) {
  const selected = [];
  for (const field of Object.values(type.getFields?.() ?? {})) {
    const of = getNamedType(field.type);
    const written = argumentsOf(type, field);
    if (written === undefined) {
      continue;
    }
    if (!isCompositeType(of)) {
      selected.push(`${field.name}${written}`);
    } else if (isPage(type)) {
      selected.push(`${field.name} ${select(of, depth, only)}`);
    } else if (depth > 0 && [undefined, field.name].includes(only)) {
      selected.push(`${field.name}${written} ${select(of, depth - 1)}`);
    }
  }
  return `{ ${selected.join(" ") || "__typename"} }`;
}

// The fields of the rows of a type that are objects.
function rowFields(type) {
  const fields = type.getFields();
  if (isPage(type)) {
    return rowFields(getNamedType((fields.edges ?? fields.nodes ?? fields.node).type));
  }
  return Object.values(fields)
    .filter((field) => isCompositeType(getNamedType(field.type)))
    .map((field) => field.name);
}

function write(field, levels, only) {
  const name = field.name[0].toUpperCase() + field.name.slice(1);
  const inner = select(getNamedType(field.type), levels, only);
  return `query ${name}${only ?? ""}($asOf: Date!, $language: Language!) {
    at(asOf: $asOf, language: $language) {
      id ${field.name}${argumentsOf({ name: "At" }, field)} ${inner}
    }
  }`;
}

function countFields(query) {
  let count = 0;
  visit(parse(query), { Field: () => void (count += 1) });
  return count;
}

function queriesOf(field, levels, only) {
  const query = write(field, levels, only);
  if (countFields(query) <= mostFields) {
    return [[`${field.name} ${only ?? ""}`, query]];
  }
  return only
    ? queriesOf(field, levels - 1, only)
    : rowFields(getNamedType(field.type)).flatMap((one) => queriesOf(field, levels, one));
}

// What is queried -> a query, at the moment that the variables state. Two levels of
// objects in each row are selected: together, or one by one where they are too many.
export function queriesOfSchema(schema) {
  const at = schema.getType("At");
  return Object.fromEntries(
    Object.values(at.getFields())
      .filter((field) => isCompositeType(getNamedType(field.type)))
      .filter((field) => argumentsOf(at, field) !== undefined)
      .flatMap((field) => queriesOf(field, 2)),
  );
}

export const moments = [
  { asOf: "2018-07-31", language: "EN" },
  { asOf: "2021-07-05", language: "EN" },
  { asOf: "2021-07-05", language: "FR" },
];
