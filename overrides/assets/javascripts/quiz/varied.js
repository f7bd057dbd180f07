/**
 * Questions whose numbers are drawn: an attempt keeps its row of numbers, practice takes another one. The row is saved with
 * the answer, as its last part.
 */
import { all, data } from "./markup.js";
import { shuffled } from "./shuffle.js";

/** @import { Quiz } from "./state/quiz.js" */
/** @import { Kind, Response } from "./types.js" */

/**
 * @typedef {{texts: Record<string, string>, key?: string, ranges?: number[][]}} Row
 * @typedef {{rows: Row[], seed: string, order: number[], turn: number, now: number, shown: number}} Draw
 */

/** @type {WeakMap<HTMLElement, Draw>} */
const draws = new WeakMap();

const ROW = /^#\d+$/;
/** The row of an answer; -1 for none. @param {Response} response */
const rowOf = (response) => (ROW.test(response.at(-1) ?? "") ? Number(response.at(-1)?.slice(1)) : -1);
/** An answer without its row. @param {Response} response */
const bare = (response) => (rowOf(response) < 0 ? response : response.slice(0, -1));

/** @param {HTMLElement} card */
function drawOf(card) {
  const made = () => ({ rows: JSON.parse(data(card, "rows")), seed: "", order: [0], turn: 0, now: 0, shown: 0 });
  const known = draws.get(card) ?? made();
  draws.set(card, known);
  return known;
}

/**
 * The order in which rows are drawn: by seed, but what was answered last comes last.
 * @type {(count: number, seed: string, last: number) => number[]}
 */
export function orderOfRows(count, seed, last) {
  const rows = shuffled([...Array(count).keys()].map(String), `${seed}/numbers`).map(Number);
  return rows[0] === last ? [...rows.slice(1), last] : rows;
}

/** Shows the numbers of a row. @type {(card: HTMLElement, at: number) => void} */
function put(card, at) {
  const draw = drawOf(card);
  const row = draw.rows[at] ?? draw.rows[0];
  draw.now = draw.rows.indexOf(row);
  for (const place of all(card, "[data-number]")) {
    const text = row.texts[data(place, "number")];
    if (place.textContent !== text) place.textContent = text;
  }
  if (row.ranges) card.dataset.ranges = JSON.stringify(row.ranges);
}

/** @type {(card: HTMLElement, key: Response) => Response} */
const keyOf = (card, key) => {
  const { rows, now } = drawOf(card);
  return rows[now].key === undefined ? key : [rows[now].key];
};

/** The answer that was given last, in whatever attempt. @param {HTMLElement} card */
function lastOf(card) {
  const { quiz, question } = /** @type {HTMLElement & {quiz: Quiz, question: string}} */ (card);
  return quiz.seen(question).at(-1)?.choice ?? [];
}

/** What is entered belongs to its numbers, whatever was drawn since. @type {(card: HTMLElement, entered: Response) => void} */
function putBack(card, entered) {
  const draw = drawOf(card);
  const at = draw.order.indexOf(rowOf(entered));
  if (at < 0) return;
  draw.turn = at;
  put(card, draw.order[at]);
}

/** What is laid out may be all that is shown of an answer. @type {(prepare: NonNullable<Kind["prepare"]>) => Kind["prepare"]} */
const prepared = (prepare) => (card, response, key) => {
  putBack(card, response);
  const draw = drawOf(card);
  draw.shown = draw.now;
  return prepare(card, bare(response), keyOf(card, key));
};

/** @type {(restore: NonNullable<Kind["restore"]>) => Kind["restore"]} */
const restored = (restore) => (card, entered) => {
  putBack(card, entered);
  restore(card, bare(entered));
};

/** With the row that it is given for. @type {(read: Kind["response"]) => Kind["response"]} */
const withRow = (read) => (card) => {
  const response = read(card);
  return response.length ? [...response, `#${drawOf(card).now}`] : [];
};

/** A kind of questions with numbers drawn. @type {(kind: Kind) => Kind} */
export const varied = (kind) => ({
  ...kind,
  response: withRow(kind.response),
  isRight: (response, key, card) => kind.isRight(bare(response), keyOf(card, key), card),
  show(card, response, key) {
    const draw = drawOf(card);
    put(card, rowOf(response) < 0 ? draw.now : rowOf(response));
    draw.shown = draw.now;
    return kind.show(card, bare(response), keyOf(card, key));
  },
  // A kind that has none of these is asked in another way.
  ...(kind.entered && { entered: withRow(kind.entered) }),
  ...(kind.prepare && { prepare: prepared(kind.prepare) }),
  ...(kind.restore && { restore: restored(kind.restore) }),
  clear(card) {
    const draw = drawOf(card);
    put(card, draw.order[draw.turn]);
    kind.clear(card);
  },
  arrange(card, key, seed) {
    const draw = drawOf(card);
    const { order, print } = document.documentElement.dataset;
    const paper = seed === null || order;
    // Once for an attempt, so that an answer given elsewhere changes no numbers under its reader's hands.
    if (!paper && seed !== draw.seed) {
      Object.assign(draw, { seed, order: orderOfRows(draw.rows.length, seed, rowOf(lastOf(card))), turn: 0 });
    }
    // What was answered belongs to its numbers, on paper too; a sheet for print has nothing of it.
    if ("checked" in card.dataset && print === undefined) put(card, draw.shown);
    else put(card, paper ? 0 : draw.order[draw.turn]);
    kind.arrange(card, keyOf(card, key), seed);
  },
  renew(card) {
    const draw = drawOf(card);
    const { order, now, turn } = draw;
    const last = rowOf(lastOf(card));
    const others = [...order.slice(turn + 1), ...order.slice(0, turn + 1)].filter((row) => row !== now);
    draw.turn = order.indexOf(others.find((row) => row !== last) ?? others[0]);
  },
});
