// Creates elements. Text is always inserted as text, never as HTML.

export function element(name, ...parts) {
  const made = document.createElement(name);
  made.append(...parts);
  return made;
}

export function button(text, onClick) {
  const made = element("button", text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}
