/** The names and shapes of what is saved, one JSON record a name. */

/** @import { AnswerRecord } from "../types.js" */

/** Raised when the shape of a record changes. */
export const VERSION = 1;

// A name with a plus in front can be no question's id.
export const ATTEMPT = "+attempt";
export const HISTORY = "+history";
export const STEPS = "+steps";
export const scenarioName = (/** @type {string} */ id) => /** @type {const} */ (`+scenario.${id}`);
export const isAnswer = (/** @type {string} */ name) => !name.startsWith("+");

/**
 * An answer's fields.
 * @param {number} attempt
 * @param {string} revision
 * @param {string[]} response
 * @param {boolean} right
 * @returns {AnswerRecord}
 */
export const answered = (attempt, revision, response, right) => ({ attempt, revision, choice: response, right });
export const responseOf = (/** @type {AnswerRecord} */ answer) => answer.choice;

/** @typedef {Record<string, any>} Unknown */

/** @returns {value is Unknown} */
const isObject = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (/** @type {unknown} */ value) => typeof value === "string";
const isCount = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;
/** @type {(value: unknown, check: (value: unknown) => boolean) => boolean} */
const every = (value, check) => isObject(value) && Object.values(value).every(check);

/** @type {Record<string, (r: Unknown) => boolean>} */
const shapes = {
  // @ts-expect-error -- a name that objects inherit is no kind of record
  __proto__: null,
  answer: (r) =>
    isCount(r.attempt) &&
    isText(r.revision) &&
    Array.isArray(r.choice) &&
    r.choice.every(isText) &&
    typeof r.right === "boolean",
  attempt: (r) => isCount(r.number) && r.number > 0 && isText(r.seed),
  history: (r) =>
    Array.isArray(r.attempts) &&
    r.attempts.every((a) => isObject(a) && ["number", "at", "right", "answered", "total"].every((f) => isCount(a[f]))),
  steps: (r) => every(r.done, (value) => value === true),
  scenario: (r) =>
    isText(r.text) &&
    every(r.grades, isText) &&
    typeof r.shown === "boolean" &&
    (r.percent === null || isCount(r.percent)),
};

const shapeOf = (/** @type {string} */ name) => shapes[isAnswer(name) ? "answer" : name.slice(1).split(".", 1)[0]];

/** Whether this version understands a value as a record of that name. @type {(name: string, value: unknown) => boolean} */
export const isRecord = (name, value) =>
  isObject(value) && value.v === VERSION && isCount(value.at) && Boolean(shapeOf(name)?.(value));

/** Whether a later version of this site wrote the value: it is left alone. @param {unknown} value */
export const isNewer = (value) => isObject(value) && isCount(value.v) && value.v > VERSION;
