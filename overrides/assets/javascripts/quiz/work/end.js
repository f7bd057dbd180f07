/** The end of a quiz: the score of the questions on the page, and what its band says. */

import { rangeOf } from "../bands.js";
import { hear } from "../events.js";
import { all, data, one } from "../markup.js";
import { word } from "../words.js";
import { jump } from "./arrival.js";
import { stand } from "./place.js";

/** @param {HTMLElement} end */
export function finish(end) {
  const cards = all(document, `quiz-question[data-quiz="${data(end, "quiz")}"]`);
  const right = cards.filter(({ dataset }) => dataset.state === "right").length;
  one(end, "[data-fill]").textContent = word("score", { right, total: cards.length });
  end.dataset.passed = `${right >= Number(data(end, "pass"))}`;
  const bands = all(end, "[data-lowest]").map((at) => ({
    at,
    lowest: Number(data(at, "lowest")),
    highest: Number(data(at, "highest")),
  }));
  const mine = rangeOf(bands, right)?.at;
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
