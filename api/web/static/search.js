// Searches the schema: types, fields, arguments and values of enumerations.

import { button, element } from "./elements.js";

const MOST = 100;
let entries = [];

// Remember what a response to introspection names.
export function indexSchema({ types }) {
  const named = types.filter((one) => !one.name.startsWith("__"));
  entries = named.flatMap((type) => [
    entry(type, type.name, type),
    ...(type.fields ?? []).flatMap((field) => [
      entry(field, `${type.name}.${field.name}`, type, field),
      ...field.args.map((one) =>
        entry(one, `${type.name}.${field.name}(${one.name}:)`, type, field),
      ),
    ]),
    ...(type.inputFields ?? []).map((one) =>
      entry(one, `${type.name}.${one.name}`, type, one),
    ),
    ...(type.enumValues ?? []).map((one) => entry(one, `${type.name}.${one.name}`, type)),
  ]);
}

function entry(part, path, type, field) {
  return {
    name: part.name.toLowerCase(),
    path,
    description: part.description ?? "",
    type: type.name,
    field: field?.name,
  };
}

// Show what is called like `text`, the same name first; `open` shows one part.
export function showFound(text, page, open) {
  const wanted = text.trim().toLowerCase();
  const fits = wanted ? entries.filter((one) => one.name.includes(wanted)) : [];
  const rank = (one) =>
    one.name === wanted ? 0 : one.name.startsWith(wanted) ? 1 : 2;
  const shown = fits.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
  const items = shown.map((one) =>
    element("li", button(one.path, () => open(one)), element("span", ` ${one.description}`)),
  );
  document.getElementById("found").replaceChildren(...items);
  const count = fits.length ? `${shown.length} / ${fits.length}` : page.nothing_found;
  document.getElementById("count").textContent = wanted ? count : "";
}
