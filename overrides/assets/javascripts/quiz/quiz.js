/** A quiz as its reader left it: the attempt, the state of each question, and what they add up to. */
import { tally } from "./grading.js";
import { store } from "./store.js";

export class Quiz {
  /** `questions` is `{section: {question: revision}}`, `formerly` has the ids that questions had before. */
  constructor(id, questions, formerly) {
    Object.assign(this, { id, questions, formerly });
  }

  /** The quiz that an element's attributes describe: a whole ledger, or a single question. */
  static of({ dataset: { quiz, questions, formerly, section, id, revision } }) {
    if (questions) return new Quiz(quiz, JSON.parse(questions), JSON.parse(formerly));
    return new Quiz(quiz, { [section]: { [id]: revision } }, { [id]: formerly?.split(" ") ?? [] });
  }

  /** The current attempt: its number and the seed of its shuffled orders. Without a record the last one answered goes on. */
  get attempt() {
    const numbers = () => store.names(this.id).map((name) => store.read(this.id, name)?.attempt ?? 1);
    return store.read(this.id, "+attempt") ?? this.begin(Math.max(1, ...numbers()));
  }

  begin(number) {
    return store.write(this.id, "+attempt", { number, seed: Math.random().toString(36).slice(2) });
  }

  /** The saved answer of the current attempt, under the question's present id or a former one. */
  answer(question) {
    const { number } = this.attempt;
    for (const name of [question, ...(this.formerly[question] ?? [])]) {
      const record = store.read(this.id, name);
      if (record?.attempt === number) return record;
    }
    return null;
  }

  /** open, changed (edited since it was answered), right, wrong or shown. */
  state(question, revision) {
    const answer = this.answer(question);
    if (!answer) return "open";
    if (answer.revision !== revision) return "changed";
    if (!answer.choice.length) return "shown";
    return answer.right ? "right" : "wrong";
  }

  /** Saves the first answer of this attempt; an empty choice: the answer was shown. */
  record(question, revision, choice, right) {
    store.write(this.id, question, { attempt: this.attempt.number, revision, choice, right });
  }

  tally() {
    const states = {};
    for (const [section, questions] of Object.entries(this.questions)) {
      states[section] = {};
      for (const [id, revision] of Object.entries(questions)) states[section][id] = this.state(id, revision);
    }
    return tally(states);
  }
}
