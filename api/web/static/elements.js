// Making elements; what is given as text is only ever text.

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
