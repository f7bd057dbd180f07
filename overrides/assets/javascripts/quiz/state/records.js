/** The names of what is saved: a record each, of the events that it says. */

/** @import { Chosen, Response } from "../types.js" */

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

/** What was chosen now. @type {(attempt: string, revision: string, response: Response) => Chosen} */
export const chosen = (attempt, revision, response) => ({ at: Date.now(), attempt, revision, choice: response });
export const responseOf = (/** @type {{choice: Response}} */ event) => event.choice;
