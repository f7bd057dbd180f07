/** What was written for scenarios, and the grades that the reader gave. */
import { scenarioName } from "./records.js";
import { store } from "./store.js";

/** @import { Scenario } from "../types.js" */

/** One a visit: what is written in it replaces what was written in it before, and nothing else. */
const draft = Date.now();

/** @type {(quiz: string, id: string) => Scenario} */
export function scenarioOf(quiz, id) {
  /** @type {Scenario} */
  const found = { text: "", grades: {}, percent: null, shown: false };
  for (const { at, draft, ...said } of store.read(quiz, scenarioName(id))) Object.assign(found, said);
  return found;
}

/** Keeps the fields that are given. @type {(quiz: string, id: string, fields: Partial<Scenario>) => void} */
export function keepScenario(quiz, id, fields) {
  store.add(quiz, scenarioName(id), { at: Date.now(), draft, ...fields });
}
