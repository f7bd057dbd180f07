/** A question whose answer is a number to enter. */
import { addKind } from "../kinds.js";
import { all, data, one } from "../markup.js";
import { judgeNumber } from "../numbers.js";
import { part, word } from "../words.js";

/** @import { Kind, Response } from "../types.js" */

const field = (/** @type {HTMLElement} */ card) => one(card, ".quiz-number__field", HTMLInputElement);
const written = (/** @type {HTMLElement} */ card) => field(card).value.trim();

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
export function show(card, [text = ""], [key]) {
  clear(card);
  field(card).value = text;
  const judged = text && judge(card, text);
  if (judged && !judged.ask) {
    const line = one(card, ".quiz-number");
    const mark = judged.place ? "miss" : "hit";
    line.dataset.mark = mark;
    line.append(part(`number-${mark}`));
    if (judged.mixed) line.after(noteOnUnits(card, judged));
    const feedback = card.querySelector(`.quiz-feedback[data-mistake="${judged.place}"]`);
    if (feedback) line.after(feedback);
  }
  return { n: 1, key };
}

/** @type {(card: HTMLElement, judged: {value: number, unit: string}) => HTMLElement} */
function noteOnUnits(card, { value, unit }) {
  const note = part("number-note");
  const { [unit]: size } = JSON.parse(data(card, "units"));
  const [number, converted] = [value / size, value].map((amount) => Number(amount.toPrecision(4)));
  note.textContent = word("mixed-units", { written: unit, unit: data(card, "unit"), number, converted });
  return note;
}

/** @type {Kind["clear"]} */
export function clear(card) {
  const line = one(card, ".quiz-number");
  field(card).value = "";
  delete line.dataset.mark;
  for (const added of all(one(card, "fieldset"), "[data-part]")) added.remove();
  const moved = card.querySelector("fieldset .quiz-feedback");
  if (!moved) return;
  const mistakes = all(card, ".quiz-feedback").sort((a, b) => Number(a.dataset.mistake) - Number(b.dataset.mistake));
  one(card, ".quiz-answer__links").before(...mistakes);
}

/** @param {HTMLElement} card */
export const entered = (card) => (written(card) ? [written(card)] : []);

/** @type {(card: HTMLElement, entered: Response) => void} */
export function restore(card, entered) {
  field(card).value = entered[0] ?? "";
}

addKind("numeric", { response, isRight, wanted, show, clear, arrange() {}, entered, restore });
