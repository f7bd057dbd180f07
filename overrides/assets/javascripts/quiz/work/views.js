/** How much of a quiz is shown: all on one page, or one question at a time. */
import { hear } from "../events.js";
import { all } from "../markup.js";
import { place, set, setting } from "../state/device.js";
import { go, here, stand } from "./place.js";

const root = document.documentElement;
const cardsOf = (/** @type {string} */ quiz) => all(document, `quiz-question[data-quiz="${quiz}"]`);

/** Shows a quiz as its reader wanted it last. @type {(view: string, quiz: string) => void} */
export function show(view, quiz) {
  const one = view === "one";
  for (const intro of all(document, ".quiz-section__intro")) {
    const heading = intro.parentElement?.previousElementSibling;
    intro.hidden = one;
    if (heading instanceof HTMLElement && /^H\d$/.test(heading.nodeName)) heading.hidden = one;
  }
  const cards = cardsOf(quiz);
  const asked = document.getElementById(location.hash.slice(1));
  const at =
    here() ?? (asked && firstAfter(asked)) ?? cards.find(({ dataset }) => dataset.id === place(quiz)) ?? cards[0];
  // For a moment nothing: what then appears has not moved from anywhere.
  stand(null);
  root.toggleAttribute("data-quiz-one", one);
  root.getBoundingClientRect();
  if (at) stand(at);
}

/** Shows it as the reader wants it from now on. @type {(view: string, quiz: string) => void} */
export function choose(view, quiz) {
  if ((setting(quiz, "show") ?? "all") !== view) set(quiz, "show", view);
  show(view, quiz);
  const at = here();
  if (at) go(at);
}

/** The heading of a section is not shown then: its first question is. @param {HTMLElement} to */
function firstAfter(to) {
  if (to.getClientRects().length) return null;
  const follows = (/** @type {HTMLElement} */ card) =>
    to.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING;
  return all(document, "quiz-question").find(follows) ?? null;
}

hear(document, "quiz-arrive", ({ id }) => {
  const to = document.getElementById(id);
  const card = to && firstAfter(to);
  if (card) go(card);
});
