/** All that is saved of a quiz. */
import { nameNow } from "./reading.js";
import { OWN } from "./records.js";
import { store } from "./store.js";

/** The keys of a quiz. A site below this one may have some that begin alike: they have a slash more. @param {string} quiz */
function keysOf(quiz) {
  const root = `${store.root}${quiz}/`;
  const keys = [...Object.keys(store.area ?? {}), ...store.known.keys()];
  return keys.filter((key) => key.startsWith(root) && !key.includes("/", root.length));
}

/** The quizzes of which something is saved. */
export function quizzes() {
  const keys = [...Object.keys(store.area ?? {}), ...store.known.keys()].filter((key) => key.startsWith(store.root));
  const ends = keys.map((key) => key.slice(store.root.length).split("/")).filter((parts) => parts.length === 2);
  return [...new Set(ends.map(([quiz]) => quiz))].sort();
}

/** The names of all records. @param {string} quiz */
export function namesOf(quiz) {
  const ends = keysOf(quiz).map((key) => key.slice(`${store.root}${quiz}/`.length).replace(OWN, ""));
  return [...new Set(ends.filter((name) => !name.includes("~")).map(nameNow))].sort();
}

/** Removes everything, also what was set aside. @param {string} quiz */
export function forget(quiz) {
  for (const key of keysOf(quiz)) {
    store.known.delete(key);
    store.area?.removeItem(key);
  }
  store.tell(null);
}
