/** A sheet for print: with a head, in an order of its own if one is asked for, and with the key that fits it. */
import { kindOf } from "./kinds.js";
import { all, data, one, pressed } from "./markup.js";
import { word } from "./words.js";

/** @import { Question } from "./types.js" */

/** Longer than that, nobody waits for a picture. */
const PATIENCE = 3000;

/**
 * Prints the page as the kind of sheet that a button asks for; afterward it is as it was before.
 * @param {HTMLElement} printing
 * @param {Event} event
 */
export async function put(printing, event) {
  const sheet = pressed(event);
  if (!sheet) return;
  await pictures();
  const { dataset } = document.documentElement;
  const order = one(printing, "input", HTMLInputElement).value.trim();
  const head = one(printing, ".quiz-print__head");
  const key = all(printing, ".quiz-print__key li");
  const written = key.map((item) => item.textContent);
  for (const line of all(printing, ".quiz-print__order"))
    line.textContent = order ? word("sheet-order", { order }) : "";
  dataset.print = sheet;
  dataset.order = order;
  document.querySelector("article h1")?.after(head);
  // Comes after the questions have heard of it, and stand as they will on paper.
  const fit = () => {
    for (const item of key) item.textContent = keyOn(item) ?? item.textContent;
  };
  const tidy = () => {
    removeEventListener("beforeprint", fit);
    delete dataset.print;
    delete dataset.order;
    printing.append(head);
    for (const [at, item] of key.entries()) item.textContent = written[at];
    // They heard of it while this was a sheet still.
    for (const card of all(document, "quiz-question[data-ready]")) /** @type {Question} */ (card).arrange();
  };
  addEventListener("beforeprint", fit);
  addEventListener("afterprint", tidy, { once: true });
  print();
}

/** Browsers have loaded those alone that were near the window. */
function pictures() {
  const coming = all(document, "article img", HTMLImageElement).map((picture) => {
    picture.loading = "eager";
    return picture.decode().catch(() => {}); // one that cannot be had is not had on paper either
  });
  return Promise.race([Promise.all(coming), new Promise((done) => setTimeout(done, PATIENCE))]);
}

/** The key of a question as this page shows it, if it is on the page. @param {HTMLElement} item */
function keyOn(item) {
  const card = document.querySelector(`quiz-question[data-id="${item.dataset.id}"]`);
  if (!(card instanceof HTMLElement)) return null;
  return kindOf(data(card, "kind")).keyOf?.(card, data(card, "answer").split(" "));
}
