/** How sure one is: a press that checks and says so, once its reader has switched that on. */
import { all, one } from "../markup.js";
import { set, setting } from "../state/device.js";
import { part, word } from "../words.js";
import { styled } from "./styles.js";

/** @import { Question } from "../types.js" */

/** Whether a reader is asked. @param {string} quiz */
const isOn = (quiz) => setting(quiz, "sure") === "on";

/** Puts the ways to say it beside the button. @param {Question} element */
export async function offer(element) {
  await styled();
  if (!isOn(element.quiz.id) || element.querySelector(".quiz-sure")) return;
  const row = part("sure");
  const { sure, state } = element.dataset;
  if (state === "exam") {
    row.ariaLabel = word("sure-exam");
    for (const button of all(row, "button", HTMLButtonElement)) button.ariaPressed = `${button.value === sure}`;
  }
  one(element, ".quiz-question__bar > button").after(row);
}

/** Asks from now on, or no longer, on this device. @type {(quiz: string, on: boolean) => void} */
export function ask(quiz, on) {
  set(quiz, "sure", on ? "on" : "off");
  for (const card of all(document, `quiz-question[data-quiz="${quiz}"][data-ready]`)) {
    card.querySelector(".quiz-sure")?.remove();
    offer(/** @type {Question} */ (card));
  }
}
