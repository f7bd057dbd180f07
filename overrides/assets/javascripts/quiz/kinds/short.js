/** Words or code to type: compared with a list, or by their writer with a good answer. */
import { addKind } from "../kinds.js";
import { all, data, one } from "../markup.js";
import { judgeText } from "../spelling.js";
import { entered, mark, restore, unmark, written } from "../typed.js";
import { part, word } from "../words.js";

/** @import { Kind } from "../types.js" */

/** Whether its writer judges it. @param {HTMLElement} card */
const isOwn = (card) => !("accepted" in card.dataset);

/** The boxes that a writer ticks, while they are there. @param {HTMLElement} card */
const boxes = (card) => all(card, ".quiz-short__compare input", HTMLInputElement);

/** @param {HTMLElement} card @param {string} text */
function judge(card, text) {
  const list = (/** @type {string} */ name) => JSON.parse(data(card, name));
  return judgeText(text, list("accepted"), list("mistakes"), list("ignore"));
}

/** @type {Kind["response"]} */
export function response(card) {
  if (!isOwn(card)) return entered(card);
  const ticked = boxes(card).filter(({ checked }) => checked);
  return written(card) && boxes(card).length ? [written(card), ...ticked.map(({ value }) => value)] : [];
}

/** @type {Kind["isRight"]} */
export const isRight = ([text, ...ticked], _, card) =>
  isOwn(card) ? ticked.length === criteria(card).length : judge(card, text) === 0;

/** @type {Kind["wanted"]} */
export function wanted(_, card) {
  if (!written(card)) return ["enter-text"];
  compare(card);
  return ["compare-text"];
}

/** @type {Kind["show"]} */
export function show(card, [text = "", ...ticked], [key]) {
  clear(card);
  restore(card, [text]);
  if (isOwn(card)) {
    for (const [number, item] of criteria(card).entries()) {
      if (text && ticked.includes(`${number + 1}`)) item.dataset.mark = "hit";
    }
    return { n: 1, key: word("short-key") };
  }
  const place = text ? judge(card, text) : null;
  if (place !== null) mark(card, place === 0, place);
  return { n: 1, key };
}

/** @type {Kind["clear"]} */
export function clear(card) {
  unmark(card);
  for (const item of criteria(card)) delete item.dataset.mark;
}

/** What a right answer has, below the good answer. @param {HTMLElement} card */
const criteria = (card) => all(card, ".quiz-short__criteria > li");

/** Lays the good answer beside the reader's own, with a box for each criterion. @param {HTMLElement} card */
function compare(card) {
  const panel = part("short-compare");
  const list = one(panel, "ul");
  one(panel, ".quiz-short__sample").append(...one(card, ".quiz-answer .quiz-short__sample").cloneNode(true).childNodes);
  for (const [number, item] of criteria(card).entries()) {
    const row = part("short-criterion");
    one(row, "input", HTMLInputElement).value = `${number + 1}`;
    one(row, "span").append(...item.cloneNode(true).childNodes);
    list.append(row);
  }
  one(card, ".quiz-typed").after(panel);
}

addKind("short", { response, isRight, wanted, show, clear, arrange() {}, entered, restore, own: isOwn });
