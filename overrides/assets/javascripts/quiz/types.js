/**
 * The types that several scripts share. No page loads this file: it holds comments alone, for tsc and for you.
 *
 * Records. What is saved, one JSON record a name; every record has `v`, the version of its shape, and `at`, the time of writing.
 * @typedef {{v: number, at: number}} Saved
 *
 * The first answer to a question in an attempt, by the question's id. `choice` holds the response.
 * @typedef {{attempt: number, revision: string, choice: Response, right: boolean}} AnswerRecord
 *
 * The current attempt.
 * @typedef {{number: number, seed: string}} AttemptRecord
 *
 * The attempts before it, as they were filed.
 * @typedef {{number: number, at: number, right: number, answered: number, total: number}} Filed
 * @typedef {{attempts: Filed[]}} HistoryRecord
 *
 * Next steps that are ticked.
 * @typedef {{done: Record<string, true>}} StepsRecord
 *
 * What was written for a scenario, and a level by criterion.
 * @typedef {{text: string, grades: Record<string, string>, shown: boolean, percent: number | null}} ScenarioRecord
 */

/**
 * The fields of the record of that name.
 * @template {string} N
 * @typedef {N extends typeof import("./state/records.js").ATTEMPT ? AttemptRecord
 *   : N extends typeof import("./state/records.js").HISTORY ? HistoryRecord
 *   : N extends typeof import("./state/records.js").STEPS ? StepsRecord
 *   : N extends ReturnType<typeof import("./state/records.js").scenarioName> ? ScenarioRecord
 *   : AnswerRecord} Fields
 */

/**
 * Scores. What became of a question in an attempt; `changed`: it was edited since it was answered.
 * @typedef {"open" | "changed" | "right" | "wrong" | "shown"} State
 *
 * @typedef {object} SectionTally
 * @property {string} id
 * @property {number} total
 * @property {number} answered
 * @property {number} right
 * @property {number} changed
 * @property {string[]} open ids
 * @property {string[]} missed ids
 *
 * @typedef {object} Tally
 * @property {number} total
 * @property {number} answered
 * @property {number} right
 * @property {number} changed
 * @property {SectionTally[]} sections
 *
 * Both ends belong to it.
 * @typedef {{lowest: number, highest: number}} Range
 */

/**
 * Kinds. What a reader answers, and what is right, as texts. An empty response is none: the answer was shown.
 * @typedef {string[]} Response
 *
 * What `kinds/NAME.js` adds, for the questions with that name in `data-kind`. A card is a question's element.
 * @typedef {object} Kind
 * @property {(card: HTMLElement) => Response} response what the reader has entered
 * @property {(response: Response, key: Response) => boolean} isRight
 * @property {(card: HTMLElement, response: Response, key: Response) => Values} show
 *   enters a response and marks what is right, unseen until the card has `data-checked`; may come again for another response. Returns what the
 *   verdict says of the key
 * @property {(card: HTMLElement) => void} clear takes back what `show` put in, and what the browser kept of an earlier visit
 * @property {(card: HTMLElement, number: number) => void} pick what the key of that number does, from 1 to 8
 * @property {(key: Response) => string} wanted the word for a reader who has entered nothing
 * @property {(card: HTMLElement, key: Response, seed: string | null) => void} arrange
 *   puts what is offered into the order of a seed, which stays for an attempt; null: into that of the bank, for paper
 *
 * What fills the places of a text.
 * @typedef {Record<string, string | number>} Values
 */

/**
 * A question's element, for what works it.
 * @typedef {HTMLElement & {quiz: import("./state/quiz.js").Quiz, question: string, revision: string, key: Response, kind: Kind, arrange: () => void}} Question
 */

/**
 * How a reader comes to a page: by a load, back to it, or without a load.
 * @typedef {"load" | "back" | "instant"} Way
 *
 * Events, by name, with what they say in `detail`.
 * @typedef {{"quiz-answer": Answered, "quiz-arrive": string, "quiz-here": string, change: Changed, trouble: Trouble}} Events
 *
 * `quiz-answer`: a question was answered so that it counts. Fired at its element; bubbles.
 * @typedef {object} Answered
 * @property {string} quiz
 * @property {string} question
 * @property {string} revision
 * @property {Response} choice the response
 * @property {boolean} right
 *
 * `quiz-arrive`: an address led to an element, or back to it. Fired at it, with its id; bubbles.
 *
 * `quiz-here`: the reader is at another question. Fired at its element, with the id of its head; bubbles.
 *
 * `change`: a record was written, here or in another tab. Fired at the store. Null: any record may differ now.
 * @typedef {{quiz: string, name: string} | null} Changed
 *
 * `trouble`: something keeps records from being saved or read. Fired at the store, once a kind.
 * @typedef {"blocked" | "full" | "unreadable" | "newer"} Trouble
 */

export {};
