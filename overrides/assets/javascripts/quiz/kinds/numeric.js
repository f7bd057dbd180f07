/** A question whose answer is a number to enter. */
import { addKind } from "../kinds.js";
import { amount } from "../language.js";
import { data, one } from "../markup.js";
import { judgeNumber } from "../numbers.js";
import { entered, mark, restore, unmark, written } from "../typed.js";
import { part, word } from "../words.js";

/** @import { Kind } from "../types.js" */

/** @type {(card: HTMLElement, text: string) => ReturnType<typeof judgeNumber>} */
const judge = (card, text) => judgeNumber(text, JSON.parse(data(card, "ranges")), JSON.parse(data(card, "units")));

/** @type {Kind["response"]} */
export const response = (card) => (written(card) && !judge(card, written(card)).ask ? [written(card)] : []);

/** @type {Kind["isRight"]} */
export function isRight([text], _, card) {
  const judged = judge(card, text);
  return !judged.ask && judged.place === 0;
}

/** @type {Kind["wanted"]} */
export function wanted(_, card) {
  const judged = judge(card, written(card));
  const { unit } = card.dataset;
  if (!written(card)) return ["enter-number"];
  if (judged.ask === "two-ways") return ["two-ways", { first: judged.values[0], second: judged.values[1] }];
  if (judged.ask !== "unknown-unit") return ["unreadable"];
  return unit ? ["unknown-unit", { written: judged.unit, unit }] : ["unknown-unit-alone", { written: judged.unit }];
}

/** @type {Kind["show"]} */
export function show(card, response, [key]) {
  clear(card);
  restore(card, response);
  const judged = judge(card, response[0] ?? "");
  if (!judged.ask) {
    mark(card, judged.place === 0, judged.place);
    if (judged.mixed) one(card, ".quiz-typed").after(noteOnUnits(card, judged));
  }
  return { n: 1, key };
}

/** @type {(card: HTMLElement, judged: {value: number, unit: string}) => HTMLElement} */
function noteOnUnits(card, { value, unit }) {
  const note = part("typed-note");
  const { [unit]: size } = JSON.parse(data(card, "units"));
  const [number, converted] = [value / size, value].map((each) => amount(document.documentElement.lang, each));
  note.textContent = word("mixed-units", { written: unit, unit: data(card, "unit"), number, converted });
  return note;
}

/** @type {Kind["clear"]} */
export const clear = unmark;

addKind("numeric", { response, isRight, wanted, show, clear, arrange() {}, entered, restore });
