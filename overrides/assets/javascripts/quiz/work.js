/** What works the questions of a page, brought once their reader acts, has acted before, or comes to a certain question. */

/** @typedef {typeof import("./work/all.js")} Work */

const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
/** How the reader came to this page: by a load, back to it, or without a load. @type {import("./types.js").Way} */
const way = document.readyState === "complete" ? "instant" : load?.type === "navigate" ? "load" : "back";

/** Null until it is here. @type {Work | null} */
export let work = null;
let coming = false;

/** What waits for it. @type {((work: Work) => void)[]} */
const waiting = [];

export async function bring() {
  if (coming) return;
  coming = true;
  work = await import("./work/all.js");
  work.arrive(way);
  for (const act of waiting) act(work);
}

/** Acts now or later. @param {(work: Work) => void} act */
export const whenBrought = (act) => (work ? act(work) : void waiting.push(act));

/** Acts as soon as it is here, and has it brought. @param {(work: Work) => void} act */
export function withWork(act) {
  whenBrought(act);
  bring();
}

/** Something has come that may have moved what the reader comes to. */
export function settle() {
  if (work || location.hash || location.search || way !== "load") withWork(({ arrive }) => arrive());
}

for (const act of ["focusin", "keydown", "pointerdown", "scroll"]) {
  addEventListener(act, bring, { capture: true, once: true, passive: true });
}
