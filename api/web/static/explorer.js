// The explorer: an operation, its variables, the answer, examples to choose.

import { ask } from "./ask.js";
import { startDocs } from "./docs.js";
import { showJson } from "./json.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const words = read("words");
const examples = read("given");
const operation = document.getElementById("operation");
const variables = document.getElementById("variables");
const status = document.getElementById("status");
const answer = document.getElementById("answer");

const INDENT = "  ";

function open(example) {
  operation.value = example.operation;
  variables.value = example.variables;
  history.replaceState(null, "", `#${example.name}`);
}

function listExamples() {
  const list = document.getElementById("examples");
  for (const example of examples) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = example.title;
    button.addEventListener("click", () => {
      open(example);
      run();
    });
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  }
}

function readVariables() {
  const text = variables.value.trim();
  return text ? JSON.parse(text) : {};
}

async function run() {
  let given;
  try {
    given = readVariables();
  } catch (error) {
    status.textContent = `${words.bad_variables} ${error.message}`;
    return;
  }
  status.textContent = words.running;
  const began = performance.now();
  try {
    const { response, text } = await ask(operation.value, given);
    const spent = Math.round(performance.now() - began);
    const size = (new TextEncoder().encode(text).length / 1000).toFixed(1);
    status.textContent = `HTTP ${response.status} · ${spent} ms · ${size} kB`;
    showJson(answer, text);
  } catch {
    status.textContent = words.unreachable;
  }
}

// Tab indents. After Escape, Tab moves to the next control: keyboard users can leave.
let leaving = false;

function insert(text) {
  const { selectionStart, selectionEnd } = operation;
  operation.setRangeText(text, selectionStart, selectionEnd, "end");
}

function onKey(event) {
  const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (isRun) {
    event.preventDefault();
    run();
  } else if (event.target !== operation) {
    return;
  } else if (event.key === "Tab" && !leaving && !event.shiftKey) {
    event.preventDefault();
    insert(INDENT);
  } else if (event.key === "Enter") {
    event.preventDefault();
    const before = operation.value.slice(0, operation.selectionStart);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const deeper = /[{(\[]\s*$/.test(line) ? INDENT : "";
    insert(`\n${line.match(/^\s*/)[0]}${deeper}`);
  }
  leaving = event.key === "Escape";
}

listExamples();
operation.addEventListener("keydown", onKey);
variables.addEventListener("keydown", onKey);
document.getElementById("run").addEventListener("click", run);
const named = examples.find((one) => `#${one.name}` === location.hash);
open(named ?? examples[0]);
run();
startDocs(words);
