/** What kinds of questions share whose answer is typed into a field. */
import { all, one } from "./markup.js";
import { part } from "./words.js";

/** @import { Response } from "./types.js" */

/** @type {(card: HTMLElement) => HTMLInputElement | HTMLTextAreaElement} */
export const field = (card) => /** @type {HTMLInputElement} */ (one(card, ".quiz-typed__field"));

export const written = (/** @type {HTMLElement} */ card) => field(card).value.trim();

/** @type {(card: HTMLElement) => Response} */
export const entered = (card) => (written(card) ? [written(card)] : []);

/** @type {(card: HTMLElement, entered: Response) => void} */
export function restore(card, entered) {
  field(card).value = entered[0] ?? "";
}

/** Marks what was typed, with the feedback on the mistake that it is: 1 is the first one. @type {(card: HTMLElement, right: boolean, mistake?: number) => void} */
export function mark(card, right, mistake = 0) {
  const line = one(card, ".quiz-typed");
  const name = right ? "hit" : "miss";
  line.dataset.mark = name;
  line.append(part(`typed-${name}`));
  const feedback = card.querySelector(`.quiz-feedback[data-mistake="${mistake}"]`);
  if (feedback) line.after(feedback);
}

/** Takes back everything that was put in. @type {(card: HTMLElement) => void} */
export function unmark(card) {
  field(card).value = "";
  delete one(card, ".quiz-typed").dataset.mark;
  for (const added of all(one(card, "fieldset"), "[data-part]")) added.remove();
  if (!card.querySelector("fieldset .quiz-feedback")) return;
  const mistakes = all(card, ".quiz-feedback").sort((a, b) => Number(a.dataset.mistake) - Number(b.dataset.mistake));
  one(card, ".quiz-answer__links").before(...mistakes);
}
