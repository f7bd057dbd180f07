// What another parser of GIFT understands of a text, as JSON.
import { createRequire } from "node:module";

const { parse } = createRequire(import.meta.url)("gift-pegjs");
let text = "";
for await (const piece of process.stdin) text += piece;
console.log(JSON.stringify(parse(text)));
