/** How much of a quiz is shown: all on one page, or one question at a time. */
import { all } from "../markup.js";
import { place, set, setting } from "../state/device.js";
import { go, here } from "./place.js";

const root = document.documentElement;

/** @type {(view: string, quiz: string) => void} */
export function show(view, quiz) {
  if ((setting(quiz, "show") ?? "all") !== view) set(quiz, "show", view);
  const cards = all(document, `quiz-question[data-quiz="${quiz}"]`);
  const one = view === "one";
  for (const intro of all(document, ".quiz-section__intro")) {
    const heading = intro.parentElement?.previousElementSibling;
    intro.hidden = one;
    if (heading instanceof HTMLElement && /^H\d$/.test(heading.nodeName)) heading.hidden = one;
  }
  root.toggleAttribute("data-quiz-one", one);
  const at =
    here() ??
    cards.find(({ dataset }) => dataset.id === place(quiz)) ??
    cards.find(({ dataset }) => !("checked" in dataset)) ??
    cards[0];
  if (at) go(at);
}
