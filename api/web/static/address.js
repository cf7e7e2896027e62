// The operation in the address: #query=…&variables=…&operationName=…
// The part after # is never sent to a server, nor limited or logged by one.

const NAMES = ["query", "variables", "operationName"];

export function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(NAMES.map((name) => [name, given.get(name) ?? ""]));
}

export function writeAddress(shown, { isNew = false } = {}) {
  const given = NAMES.filter((name) => shown[name]).map((name) => [name, shown[name]]);
  const hash = `#${new URLSearchParams(given)}`;
  if (hash !== location.hash) {
    history[isNew ? "pushState" : "replaceState"](null, "", hash);
  }
}
