// Documentation by introspection, loaded one type at a time.

import { ask } from "./ask.js";
import { element, button } from "./elements.js";

const REF = `fragment Ref on __Type {
  kind name ofType { kind name ofType { kind name ofType { kind name } } }
}`;
const FIELD = `name description args { name description type { ...Ref } }
  type { ...Ref }`;
const ALL = `{
  __schema { types { name kind description } }
  query: __type(name: "At") { fields { ${FIELD} } }
  mutation: __type(name: "Mutation") { fields { name description } }
} ${REF}`;
const ONE = `query Type($name: String!) {
  __type(name: $name) {
    kind name description isOneOf
    fields { ${FIELD} }
    inputFields { name description type { ...Ref } }
    enumValues { name description }
    possibleTypes { name }
  }
} ${REF}`;
const MOST = 60;

const known = new Map();
const trail = [];
let words;
let place;
let everything;

export async function startDocs(given) {
  words = given;
  place = document.getElementById("docs");
  try {
    everything = JSON.parse((await ask(ALL, {})).text).data;
  } catch {
    place.textContent = words.unreachable;
    return;
  }
  const search = document.getElementById("search");
  search.addEventListener("input", () => find(search.value.trim().toLowerCase()));
  home();
}

function show(...parts) {
  place.replaceChildren(...parts);
}

function home() {
  trail.length = 0;
  show(
    section(words.questions, everything.query.fields.map(fieldItem)),
    section(words.acts, everything.mutation.fields.map(actItem)),
  );
}

function find(wanted) {
  if (!wanted) {
    home();
    return;
  }
  const fits = (one) => one.name.toLowerCase().includes(wanted);
  const types = everything.__schema.types.filter((one) => !one.name.startsWith("__"));
  const lists = [
    [words.questions, everything.query.fields.filter(fits).map(fieldItem)],
    [words.acts, everything.mutation.fields.filter(fits).slice(0, MOST).map(actItem)],
    [words.types, types.filter(fits).slice(0, MOST).map(typeItem)],
  ].filter(([, items]) => items.length);
  show(...lists.map(([title, items]) => section(title, items)));
  if (!lists.length) {
    show(element("p", words.nothing_found));
  }
}

async function openType(name) {
  if (!known.has(name)) {
    known.set(name, JSON.parse((await ask(ONE, { name })).text).data.__type);
  }
  trail.push(name);
  const type = known.get(name);
  show(
    button(`${document.dir === "rtl" ? "→" : "←"} ${words.back}`, back),
    element("h3", type.name),
    element("p", type.description ?? ""),
    ...(type.isOneOf ? [element("p", words.one_of)] : []),
    section(words.fields, (type.fields ?? type.inputFields ?? []).map(fieldItem)),
    section(words.values, (type.enumValues ?? []).map(valueItem)),
    section(words.implemented_by, (type.possibleTypes ?? []).map(typeItem)),
  );
  place.focus({ preventScroll: true });
  place.parentElement.scrollTop = 0;
}

function back() {
  trail.pop();
  const before = trail.pop();
  if (before) {
    openType(before);
  } else {
    home();
  }
}

function section(title, items) {
  const box = element("div");
  if (items.length) {
    box.append(element("h4", title), element("ul", ...items));
  }
  return box;
}

function fieldItem(field) {
  const args = (field.args ?? []).map((one) => {
    const line = signature(one);
    line.className = "argument";
    return element("div", line, note(one.description, "argument"));
  });
  return element("li", signature(field), note(field.description), ...args);
}

function actItem(field) {
  const open = () => openType(`${field.name[0].toUpperCase()}${field.name.slice(1)}Input`);
  const isKind = everything.__schema.types.some(
    (one) => one.name.toLowerCase() === `${field.name.toLowerCase()}input`,
  );
  const name = isKind ? button(field.name, open) : button(field.name, () => openType("Mutation"));
  return element("li", element("code", name), note(field.description));
}

function typeItem(type) {
  const opens = button(type.name, () => openType(type.name));
  return element("li", element("code", opens), note(type.description));
}

function valueItem(value) {
  return element("li", element("code", value.name), note(value.description));
}

function note(text, name = "") {
  const line = element("p", text ?? "");
  line.className = name;
  return line;
}

function signature(field) {
  return element("code", `${field.name}: `, ...typeOf(field.type));
}

function typeOf(type) {
  if (type.kind === "NON_NULL") {
    return [...typeOf(type.ofType), "!"];
  }
  if (type.kind === "LIST") {
    return ["[", ...typeOf(type.ofType), "]"];
  }
  return [button(type.name, () => openType(type.name))];
}
