/** The button on a card that flags its question, to be come back to. */
import { hear } from "../events.js";
import { all, one } from "../markup.js";
import { FLAGS } from "../state/records.js";
import { flag, flagged } from "../state/steps.js";
import { store } from "../state/store.js";
import { part, word } from "../words.js";
import { styled } from "./styles.js";

/** @import { Question } from "../types.js" */

const BUTTON = ".quiz-flag";

/** Puts the button last into the bar of the card. @type {(element: Question, beside: HTMLElement) => void} */
export async function addFlag(element, beside) {
  await styled();
  if (element.querySelector(BUTTON)) return;
  const button = part("flag");
  const [number = ""] = (one(element, ".quiz-question__head").textContent ?? "").match(/\d+/) ?? [];
  button.ariaLabel = button.title = word("flag", { number });
  button.ariaPressed = `${flagged(element.quiz.id).has(element.question)}`;
  beside.parentElement?.append(button);
}

/** Flags a question, or no longer. @param {Question} element */
export function turnFlag({ quiz, question }) {
  flag(quiz.id, question, !flagged(quiz.id).has(question));
}

/** Another card, or another tab, may show the same question. */
hear(store, "change", (changed) => {
  if (changed && changed.name !== FLAGS) return;
  for (const button of all(document, BUTTON, HTMLButtonElement)) {
    const { quiz, question } = /** @type {Question} */ (button.closest("quiz-question"));
    button.ariaPressed = `${flagged(quiz.id).has(question)}`;
  }
});
