// What clients complain about: a test empties the list and expects nothing in it.
import { format } from "node:util";

export const warnings = [];

for (const name of ["warn", "error"]) {
  console[name] = (...words) => warnings.push(format(...words));
}
process.on("warning", (warning) => warnings.push(String(warning)));
