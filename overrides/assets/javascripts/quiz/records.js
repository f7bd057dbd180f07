/** The shape of what is saved, one JSON record a name. The site's reference lists names and fields. */

/** Raised when the shape of a record changes. */
export const VERSION = 1;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const isCount = (value) => Number.isInteger(value) && value >= 0;
const every = (value, check) => isObject(value) && Object.values(value).every(check);

const shapes = {
  __proto__: null, // a name that objects inherit is no kind of record
  answer: (r) => isCount(r.attempt) && isText(r.revision) && Array.isArray(r.choice) && r.choice.every(isText)
    && typeof r.right === "boolean",
  attempt: (r) => isCount(r.number) && r.number > 0 && isText(r.seed),
  history: (r) => Array.isArray(r.attempts)
    && r.attempts.every((a) => isObject(a) && ["number", "at", "right", "answered", "total"].every((f) => isCount(a[f]))),
  steps: (r) => every(r.done, (value) => value === true),
  scenario: (r) => isText(r.text) && every(r.grades, isText) && typeof r.shown === "boolean"
    && (r.percent === null || isCount(r.percent)),
};

const kindOf = (name) => (name.startsWith("+") ? name.slice(1).split(".", 1)[0] : "answer");

/** Whether a value is a record of that name that this version understands. */
export const isRecord = (name, value) =>
  isObject(value) && value.v === VERSION && isCount(value.at) && Boolean(shapes[kindOf(name)]?.(value));

/** Whether a later version of this site wrote the value: it is left alone. */
export const isNewer = (value) => isObject(value) && isCount(value.v) && value.v > VERSION;
