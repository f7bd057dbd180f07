/** The end of a quiz: the score of those questions on the page that count, and what its band says. */

import { rangeOf } from "../bands.js";
import { hear } from "../events.js";
import { all, data, one } from "../markup.js";
import { creditsOf, points, worth } from "../state/credit.js";
import { word } from "../words.js";
import { jump } from "./arrival.js";
import { stand } from "./place.js";

/** @import { Question } from "../types.js" */

/** @param {HTMLElement} end */
export function finish(end) {
  const { uncounted = "" } = end.dataset;
  const cards = /** @type {Question[]} */ (all(document, `quiz-question[data-quiz="${data(end, "quiz")}"]`)).filter(
    ({ question }) => !uncounted.split(" ").includes(question),
  );
  const credits = creditsOf(end);
  const worths = cards.map(({ quiz, question, revision }) => {
    const answer = quiz.answer(question, revision);
    return answer?.revision === revision ? worth(answer, credits[question]) : 0;
  });
  const right = points(worths.reduce((sum, each) => sum + each, 0));
  one(end, "[data-fill]").textContent = word("score", { right, total: cards.length });
  end.dataset.passed = `${right >= Number(data(end, "pass"))}`;
  const bands = all(end, "[data-lowest]").map((at) => ({
    at,
    lowest: Number(data(at, "lowest")),
    highest: Number(data(at, "highest")),
  }));
  const mine = rangeOf(bands, Math.floor(right))?.at;
  for (const { at } of bands) at.hidden = at !== mine;
  end.hidden = false;
  stand(null);
  const quiet = hear(document, "quiz-here", () => {
    end.hidden = document.documentElement.hasAttribute("data-quiz-one");
    quiet();
  });
  const head = one(end, ".quiz-end__head");
  head.focus({ preventScroll: true });
  jump(head);
}
