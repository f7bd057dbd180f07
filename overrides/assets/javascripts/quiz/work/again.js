/** A section taken again: a new attempt at its questions, which stands in the history and leaves the score of the whole quiz as it is. */
import { hear } from "../events.js";
import { one } from "../markup.js";
import { again as under } from "../practice/exam.js";
import { sentences } from "../sentences.js";
import { attemptsOf } from "../state/attempts.js";
import { creditsOf } from "../state/credit.js";
import { answerIn, stateOf } from "../state/outcome.js";
import { ATTEMPTS } from "../state/records.js";
import { store } from "../state/store.js";
import { part, word } from "../words.js";
import { take } from "./cards.js";
import { go, leadThrough } from "./place.js";
import { cardsOf, firstOpen, frame, newId, showOnly, titleOf } from "./shown.js";
import { styled } from "./styles.js";

/** @import { Quiz } from "../state/quiz.js" */
/** @import { Line } from "./line.js" */

/** @type {(quiz: Quiz, line: Line, section: string | null) => Promise<void>} */
export async function again(quiz, line, section) {
  const questions = quiz.questions[section ?? ""];
  const cards = cardsOf(quiz.id);
  const ids = cards.map(({ question }) => question).filter((id) => questions && id in questions);
  if (!section || !ids.length) return;
  await styled();
  const known = under(store.read(quiz.id, ATTEMPTS), section);
  const attempt = known?.id ?? newId();
  const seed = known?.seed ?? Math.random().toString(36).slice(2);
  let begun = Boolean(known);
  const begin = () => {
    if (begun) return;
    begun = true;
    const about = { mode: /** @type {const} */ ("section"), seed, sections: [section] };
    store.add(quiz.id, ATTEMPTS, { at: Date.now(), attempt, begun: about });
  };
  showOnly(cards, line.marks, ids);
  for (const card of cards.filter(({ question }) => ids.includes(question))) {
    card.order = seed;
    card.arrange();
    take(card, { attempt, mode: "section", begin });
  }
  const stateIn = (/** @type {string} */ id) =>
    id in questions ? stateOf(answerIn(quiz.seen(id), attempt, questions[id]), questions[id]) : "open";
  const result = () => {
    const states = ids.map(stateIn);
    const open = states.filter((state) => state === "open" || state === "changed").length;
    return {
      right: states.filter((state) => state === "right").length,
      answered: ids.length - open,
      total: ids.length,
    };
  };
  line.tell = () => {
    const { right, answered, total } = result();
    return { state: stateIn, words: word("progress", { right, answered, total }), short: `${answered}/${total}` };
  };
  line.show();
  const head = part("taken-again");
  one(head, "[data-fill]").textContent = word("taken-again", { section: titleOf(line.marks, ids) });
  const done = part("view-done");
  frame(cards, head, done);
  leadThrough(ids);
  const quiet = hear(store, "change", (changed) => {
    if (!done.isConnected) return quiet();
    if (!begun || (changed && !ids.includes(changed.name)) || result().answered < ids.length) return;
    if (!under(store.read(quiz.id, ATTEMPTS), section)) return;
    store.add(quiz.id, ATTEMPTS, { at: Date.now(), attempt, ended: { asked: { [section]: ids.length } } });
  });
  hear(done, "quiz-done", () => finish(done, quiz, section, attempt));
  const to = firstOpen(cards, ids);
  if (to) go(to);
  else one(head, ".quiz-view__head").focus();
}

/**
 * Says what it came to, and what the time before did.
 * @param {HTMLElement} done
 * @param {Quiz} quiz
 * @param {string} section
 * @param {string} attempt
 */
function finish(done, quiz, section, attempt) {
  const credits = creditsOf(one(document, `.quiz-end[data-quiz="${quiz.id}"]`));
  const all = attemptsOf(quiz, credits).filter(
    ({ mode, sections }) => mode === "section" && sections?.join() === section,
  );
  const at = all.findIndex(({ id }) => id === attempt);
  const { right, total } = all[at];
  const before = all[at - 1];
  const said = one(done, ".quiz-view__said");
  said.textContent = sentences(
    word("again-done", { right, total }),
    before ? word("again-before", { right: before.right, total: before.total }) : "",
    word("again-beside"),
  );
  one(done, "p[hidden]").hidden = false;
  said.focus();
}
