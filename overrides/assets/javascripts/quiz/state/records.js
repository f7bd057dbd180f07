/** The names of what is saved: a record each, of the events that it says. */

/** @import { Answer, Mode, Response, Sure } from "../types.js" */

/** Raised when the shape of records changes; `reading.js` then says how the one before becomes the new one. */
export const VERSION = 2;

// A name with a sign in front can be no question's id. What has a minus is this device's alone and in no copy.
export const ATTEMPTS = "+attempts";
export const STEPS = "+steps";
export const FLAGS = "+flags";
export const SETTINGS = "-settings";
export const PLACE = "-place";
export const PENDING = "-pending";
export const scenarioName = (/** @type {string} */ id) => /** @type {const} */ (`+scenario.${id}`);
export const isAnswer = (/** @type {string} */ name) => !/^[+-]/.test(name);
export const isOfDevice = (/** @type {string} */ name) => name.startsWith("-");

// Version 1 had two names for what is one now.
const BEFORE = ["+attempt", "+history"];
export const nameNow = (/** @type {string} */ name) => (BEFORE.includes(name) ? ATTEMPTS : name);
export const namesBefore = (/** @type {string} */ name) => (name === ATTEMPTS ? BEFORE : [name]);

/** An answer given now. @type {(attempt: string, revision: string, response: Response, right: boolean, mode: Mode, sure?: Sure) => Answer} */
export const answered = (attempt, revision, response, right, mode, sure) => ({
  at: Date.now(),
  attempt,
  revision,
  choice: response,
  right,
  mode,
  sure,
});
export const responseOf = (/** @type {Answer} */ answer) => answer.choice;
