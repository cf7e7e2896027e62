// The explorer: GraphiQL, with our examples, moments, search and address.

import { readAddress, writeAddress } from "./address.js";
import { button, element } from "./elements.js";
import { putMoment } from "./moment.js";
import { indexSchema, showFound } from "./search.js";

const { GraphiQL, React, ReactDOM, graphqlWs } = globalThis;
const parts = GraphiQL.React;
const { examples, page } = JSON.parse(document.getElementById("given").textContent);
const place = document.getElementById("graphiql");
const { endpoint } = place.dataset;
const said = document.getElementById("said");
const search = document.getElementById("search");
const WAIT = 100;

const socket = `${location.origin.replace(/^http/, "ws")}${endpoint}`;
const fetcher = GraphiQL.createFetcher({
  url: endpoint,
  wsClient: graphqlWs.createClient({ url: socket }),
});

// GraphiQL reads an edited text only after a moment: what it says of the operations
// may be about the text before.
function readNow(params, options) {
  try {
    const documentAST = GraphiQL.GraphQL.parse(params.query);
    const names = documentAST.definitions.map((one) => one.name?.value);
    const operationName = names.find((one) => one === params.operationName);
    return [{ ...params, operationName }, { ...options, documentAST }];
  } catch {
    return [params, options];
  }
}

// An answer in the place of an error of the network, whose words say nothing to readers.
const unreachable = () => ({ errors: [{ message: page.unreachable }] });

async function* withoutErrors(answers) {
  try {
    yield* answers;
  } catch {
    yield unreachable();
  }
}

async function fetchAndIndex(params, options) {
  const result = await Promise.resolve(fetcher(...readNow(params, options))).catch(
    unreachable,
  );
  if (result?.[Symbol.asyncIterator]) {
    return withoutErrors(result);
  }
  if (result?.data?.__schema) {
    indexSchema(result.data.__schema);
    find();
  }
  return result;
}

// The state of GraphiQL, which only components inside it can read.
let inside;

function Inside() {
  inside = {
    editor: parts.useEditorContext(),
    docs: parts.useExplorerContext(),
    schema: parts.useSchemaContext().schema,
  };
  React.useEffect(letTabLeave, [inside.editor.queryEditor, inside.editor.variableEditor]);
  return null;
}

// Tab moves to the next control: keyboard users can leave the editors.
function letTabLeave() {
  for (const one of [inside.editor.queryEditor, inside.editor.variableEditor]) {
    const keys = one?.getOption("extraKeys");
    one?.setOption("extraKeys", { ...keys, Tab: false, "Shift-Tab": false });
  }
}

function shown() {
  const { queryEditor, variableEditor } = inside.editor;
  const query = queryEditor.getValue();
  const name = queryEditor.operationName;
  const operationName = query.includes(name) ? name : "";
  return { query, variables: variableEditor.getValue(), operationName };
}

function show({ query, variables }) {
  inside.editor.queryEditor.setValue(query);
  inside.editor.variableEditor.setValue(variables);
}

// Show an operation. A text that its author may want again stays in its tab.
function open(wanted) {
  const { query } = shown();
  if (query.trim() && !examples.some((one) => one.operation === query)) {
    inside.editor.addTab();
  }
  show(wanted);
}

let waiting;

function onEdit() {
  clearTimeout(waiting);
  waiting = setTimeout(() => writeAddress(shown()), WAIT);
}

function openExample({ operation: query, variables }) {
  clearTimeout(waiting);
  writeAddress(shown());
  open({ query, variables });
  writeAddress({ query, variables }, { isNew: true });
  inside.editor.queryEditor.focus();
}

// Back and Forward: the tab that has the text, or else the text in a new one.
function onAddress() {
  clearTimeout(waiting);
  const wanted = readAddress();
  const found = inside.editor.tabs.findIndex((one) => one.query === wanted.query);
  if (found < 0) {
    open(wanted);
  } else {
    inside.editor.changeTab(found);
  }
}

function openDocs(type, field) {
  const definition = inside.schema?.getType(type);
  if (!definition) {
    return;
  }
  place.querySelector('[aria-label="Show Documentation Explorer"]')?.click();
  inside.docs.reset();
  inside.docs.push({ name: type, def: definition });
  if (field) {
    inside.docs.push({ name: field, def: definition.getFields()[field] });
  }
  place.scrollIntoView({ block: "nearest" });
}

function find() {
  showFound(search.value, page, ({ type, field }) => openDocs(type, field));
}

function onMoment(event) {
  event.preventDefault();
  const { query, variables } = shown();
  let put;
  try {
    const moment = Object.fromEntries(new FormData(event.target));
    put = putMoment(query, JSON.parse(variables.trim() || "{}"), moment);
  } catch {
    put = null;
  }
  said.textContent = put ? "" : page.no_at;
  if (put) {
    show({ ...put, variables: JSON.stringify(put.variables, null, 2) });
  }
}

for (const example of examples) {
  const chosen = button(example.title, () => openExample(example));
  document.getElementById("examples").append(element("li", chosen));
}
search.addEventListener("input", find);
document.getElementById("moment").addEventListener("submit", onMoment);
document.getElementById("at").addEventListener("click", () => openDocs("Query", "at"));
for (const link of document.querySelectorAll("a.schema")) {
  link.addEventListener("click", () => {
    writeAddress(shown());
    link.hash = location.hash;
  });
}
window.addEventListener("popstate", onAddress);

const given = readAddress();
ReactDOM.render(
  React.createElement(GraphiQL, {
    fetcher: fetchAndIndex,
    ...(given.query ? given : {}),
    defaultQuery: examples[0].operation,
    isHeadersEditorEnabled: false,
    onEditQuery: onEdit,
    onEditVariables: onEdit,
    onEditOperationName: onEdit,
    onTabChange: onEdit,
    toolbar: { additionalContent: React.createElement(Inside) },
  }),
  place,
);
