// Shows JSON with indentation, and marks keys and literals differently.

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?/g;
const LARGEST = 200000;

export function showJson(place, text) {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: show it unchanged.
  }
  place.replaceChildren(...(shown.length > LARGEST ? [shown] : parts(shown)));
}

function* parts(text) {
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const isText = match[1] && !match[2];
    if (!isText) {
      yield text.slice(from, match.index);
      yield token(match[1] ?? match[0], match[2] ? "key" : "literal");
      from = match.index + (match[1] ?? match[0]).length;
    }
  }
  yield text.slice(from);
}

function token(text, name) {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  return span;
}
