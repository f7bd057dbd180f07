/**
 * The types that several scripts share. No page loads this file: it holds comments alone, for tsc and for you.
 *
 * Events. What a reader did, and when: `at`, in milliseconds since 1970. Everything saved is a set of them, one record a name, `{v, seen}`, where
 * `v` is the version of the shape. The union of two records is their merge; scores, attempts and states are read from them.
 *
 * An answer, by the question's id. `choice` holds the response, `attempt` the id of the attempt in which it was given. What counts in an
 * attempt is its first answer that is no practice. `sure` is what the reader said beforehand, if asked; it never touches a score.
 * @typedef {{at: number, attempt: string, revision: string, choice: Response, right: boolean, mode: Mode, sure?: Sure}} Answer
 *
 * What an answer was given for: the whole quiz, a section that is taken again, an exam, or practice, which changes no score.
 * @typedef {"attempt" | "section" | "exam" | "practice"} Mode
 * @typedef {"sure" | "likely" | "guess"} Sure
 *
 * Something about an attempt: one of the last four. Attempts at the whole quiz have numbers as ids, so that the first one on a laptop and the first one
 * on a phone are one; sections taken again and exams have ids of their own everywhere. `ended` holds how many questions each section asked, `filed` the totals of an attempt
 * whose answers version 1 did not keep; `paused` is false when the reader goes on.
 * @typedef {{at: number, attempt: string, begun?: Begun, paused?: boolean, ended?: Ended, filed?: Filed}} AttemptEvent
 * @typedef {{mode: Mode, seed: string, sections?: string[], minutes?: number}} Begun
 * @typedef {{asked: Record<string, number>}} Ended
 * @typedef {{right: number, answered: number, total: number}} Filed
 *
 * A next step was ticked, or no longer is; a question was flagged, or no longer is.
 * @typedef {{at: number, step: string, done: boolean}} StepEvent
 * @typedef {{at: number, question: string, flagged: boolean}} FlagEvent
 *
 * What was written for a scenario, the levels by criterion with the grade they came to, or that the sample answer was opened. `draft` is one a visit:
 * of each the last words are kept, so that two devices do not overwrite each other's.
 * @typedef {{at: number, draft: number, text?: string, grades?: Record<string, string>, percent?: number | null, shown?: boolean}} ScenarioEvent
 *
 * This device's alone, in no copy: what the reader set, the question the reader was at, and what is chosen and not yet checked.
 * @typedef {{at: number, setting: string, value: string}} SettingEvent
 * @typedef {{at: number, question: string}} PlaceEvent
 * @typedef {{at: number, question: string, attempt: string, revision: string, choice: Response, sure?: Sure}} PendingEvent
 *
 * What is read from them. An attempt; `at` is when it began, `ended` and `filed` are there if it was.
 * @typedef {Begun & {id: string, at: number, ended?: Ended, filed?: Filed}} Attempt
 * @typedef {Attempt & Filed & {number: number}} Past an attempt before the current one, with what it came to
 *
 * What questions of a page are asked for, if not for the current attempt. `silent`: nothing is said of an answer, as in an exam that is not handed in;
 * `over`: no more answers are taken, but those that their writer judges; `last`: the question after which it is looked over. `begin` is called once something is kept.
 * @typedef {{attempt: string, mode: Mode, silent?: boolean, over?: boolean, last?: string, begin?: () => void}} Beside
 * @typedef {{text: string, grades: Record<string, string>, percent: number | null, shown: boolean}} Scenario
 */

/**
 * The events under that name.
 * @template {string} N
 * @typedef {N extends typeof import("./state/records.js").ATTEMPTS ? AttemptEvent
 *   : N extends typeof import("./state/records.js").STEPS ? StepEvent
 *   : N extends typeof import("./state/records.js").FLAGS ? FlagEvent
 *   : N extends typeof import("./state/records.js").SETTINGS ? SettingEvent
 *   : N extends typeof import("./state/records.js").PLACE ? PlaceEvent
 *   : N extends typeof import("./state/records.js").PENDING ? PendingEvent
 *   : N extends ReturnType<typeof import("./state/records.js").scenarioName> ? ScenarioEvent
 *   : Answer} Remembered
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
 * Copies. What one would add here, and how many records of it a newer version of this site wrote; why one is refused.
 * @typedef {{records: {quiz: string, name: string, events: any[]}[], newer: number}} Coming
 * @typedef {"huge" | "foreign" | "other"} Refused
 */

/**
 * Practice. A question with all that is known of it; days count from the first day of 1970 where the reader is.
 * @typedef {{id: string, section: string, revision: string, seen: readonly Answer[]}} Scheduled
 * @typedef {{day: number, ids: string[]}} Forecast
 * @typedef {{today: string[], next: number | null}} Due what is due today, and the next day on which something is
 *
 * A view: which questions are shown. What is known of a question for it; what going through one came to: the day on which the first of the missed
 * comes back, and what needs no further repeating.
 * @typedef {"all" | "unanswered" | "missed" | "flagged" | "due"} View
 * @typedef {Scheduled & {state: State, flagged: boolean}} Known
 * @typedef {{total: number, answered: number, right: number, missed: string[], back: number | null, left: string[]}} Done
 *
 * An exam at a time: milliseconds that it has taken, and that are left or are over; null without a clock.
 * @typedef {{attempt: Attempt, taken: number, pauses: number, left: number | null, paused: boolean, over: boolean}} Sitting
 *
 * An attempt in the history: `first` of its kind, the questions that are still asked with whether they were right, and the score by section.
 * What changed since the one before, over the questions that both answered.
 * @typedef {{id: string, right: number, answered: number, total: number}} Part
 * @typedef {Past & {first: boolean, parts: Part[], given: Record<string, boolean>}} Row
 * @typedef {{both: number, now: number, before: number, most: {id: string, now: number, before: number, both: number} | null}} Change
 */

/**
 * Parts of points. What is right and what is wrong of a question, each a text of one sign a thing to choose; of each question that can be right in part.
 * @typedef {[right: string, wrong: string]} Parts
 * @typedef {Record<string, Parts>} Credits
 */

/**
 * Kinds. What a reader answers, and what is right, as texts. An empty response is none: the answer was shown.
 * @typedef {string[]} Response
 *
 * What `kinds/NAME.js` adds, for the questions with that name in `data-kind`. A card is a question's element.
 * @typedef {object} Kind
 * @property {(card: HTMLElement) => Response} response what the reader has entered; empty if it cannot be judged
 * @property {(response: Response, key: Response, card: HTMLElement) => boolean} isRight
 * @property {(card: HTMLElement, response: Response, key: Response) => Values} show
 *   enters a response and marks what is right; returns what the verdict says of the key
 * @property {(card: HTMLElement) => void} clear takes back what `show` put in, and what the browser kept of an earlier visit
 * @property {(card: HTMLElement, response: Response, key: Response) => Values} [prepare]
 *   does as `show` while the reader has not checked yet, unseen until the card has `data-checked`; may come again for another response
 * @property {(key: Response, card: HTMLElement) => [string, Values?]} wanted
 *   the word for a reader whose response is empty, with what fills its places
 * @property {(card: HTMLElement) => void} [renew] draws other numbers, before practice
 * @property {(card: HTMLElement) => boolean} [own] whether the reader judges what is entered; without it, no
 * @property {(card: HTMLElement) => Response} [entered] what stands there, judged or not; without it, the response
 * @property {(card: HTMLElement, entered: Response) => void} [restore] puts back what was `entered`, unjudged; without it, `prepare` does
 * @property {(card: HTMLElement, key: Response, seed: string | null) => void} arrange
 *   puts what is offered into the order of a seed, which stays for an attempt; null: into that of the bank, for paper
 * @property {(card: HTMLElement, key: Response) => string} [keyOf] the key in the letters that the reader sees
 *
 * Numbers. What a text says: one number or, where thousands or decimals may be meant, two.
 * @typedef {{values: number[], sure: boolean, unit: string}} Reading
 *
 * What to ask again; or which range a number is in, the answer's being 0 and -1 none, and whether it would be right in
 * the question's own unit.
 * @typedef {{ask: "unreadable"} | {ask: "unknown-unit", unit: string} | {ask: "two-ways", values: number[]}
 *   | {ask?: undefined, place: number, value: number, unit: string, mixed: boolean}} Judged
 *
 * What fills the places of a text.
 * @typedef {Record<string, string | number>} Values
 */

/**
 * A question's element, for what works it.
 * @typedef {HTMLElement & {quiz: import("./state/quiz.js").Quiz, question: string, revision: string, key: Response, kind: Kind, order: string | null, arrange: () => void, wake: () => void}} Question
 */

/**
 * How a reader comes to a page: by a load, back to it, or without a load.
 * @typedef {"load" | "back" | "instant"} Way
 *
 * Events of the page, by name, with what they say in `detail`.
 * @typedef {{"quiz-answer": Answered, "quiz-arrive": Arrived, "quiz-here": string, "quiz-done": null, change: Changed, trouble: Trouble}} Events
 *
 * `quiz-answer`: a question was answered so that it counts. Fired at its element; bubbles.
 * @typedef {object} Answered
 * @property {string} quiz
 * @property {string} question
 * @property {string} revision
 * @property {Response} choice the response
 * @property {boolean} right
 *
 * `quiz-arrive`: an address led to an element, or back to it. Fired at it; bubbles.
 * @typedef {{id: string, way: Way}} Arrived
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
