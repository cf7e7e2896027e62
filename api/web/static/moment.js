// Writes a moment into an operation, where its author sees it.

const { parse, visit, Kind } = globalThis.GraphiQL.GraphQL;

// Return the query and the variables with the moment in each field "at";
// null if there is none. An empty value takes its argument away.
export function putMoment(query, variables, moment) {
  const edits = [];
  const values = { ...variables };
  visit(parse(query), {
    Field(field) {
      if (field.name.value === "at") {
        edits.push(editArguments(field, query, moment, values));
      }
    },
  });
  let text = query;
  for (const { start, end, replacement } of edits.reverse()) {
    text = text.slice(0, start) + replacement + text.slice(end);
  }
  return edits.length ? { query: text, variables: values } : null;
}

function editArguments(field, query, moment, values) {
  const kept = field.arguments.filter((one) => !(one.name.value in moment));
  const parts = kept.map((one) => query.slice(one.loc.start, one.loc.end));
  for (const [name, value] of Object.entries(moment)) {
    const before = field.arguments.find((one) => one.name.value === name);
    if (before?.value.kind === Kind.VARIABLE) {
      const variable = before.value.name.value;
      parts.push(query.slice(before.loc.start, before.loc.end));
      values[variable] = value || null;
    } else if (value) {
      parts.push(`${name}: ${name === "language" ? value : JSON.stringify(value)}`);
    }
  }
  const start = field.name.loc.end;
  const last = field.arguments.at(-1);
  const end = last ? query.indexOf(")", last.loc.end) + 1 : start;
  return { start, end, replacement: parts.length ? `(${parts.join(", ")})` : "" };
}
