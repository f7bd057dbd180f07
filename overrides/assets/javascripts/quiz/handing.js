/** Shows what a copy for the authors holds, before it leaves the page as a file or in a form. */
import { one } from "./markup.js";
import { handedIn } from "./state/handed.js";
import { part, word } from "./words.js";

/** Characters of an address that forms still take when a login stands before them, which writes it into another one. */
const LONGEST = 6000;

/**
 * Fills the room for it. Returns what there is to say instead, if there is nothing to hand in.
 * @param {HTMLElement} room
 * @param {import("./state/quiz.js").Quiz} quiz
 */
export function showCopy(room, quiz) {
  const { n, text, code } = handedIn(quiz);
  room.hidden = n === 0;
  if (!n) return word("hand-nothing");
  one(room, "[data-fill]").textContent = word("hand-holds", { n });
  const file = one(room, "pre");
  file.textContent = text;
  room.querySelector(".quiz-code")?.remove();
  room.append(coded(code));
  file.focus();
  return "";
}

/** The code, and the way to the form that it fits into. @param {string} code */
function coded(code) {
  const shown = part("hand-code");
  one(shown, "pre").textContent = code;
  const form = shown.querySelector("a");
  if (form) {
    form.href += `&code=${encodeURIComponent(code)}`;
    const fits = form.href.length <= LONGEST;
    one(shown, "[data-form]").hidden = !fits;
    one(shown, "[data-long]").hidden = fits;
  }
  return shown;
}
