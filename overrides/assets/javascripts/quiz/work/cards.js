/** What a reader does with a question: answer, check, see why, go on. The first answer checked in an attempt counts. */
import { fire, hear } from "../events.js";
import { all, one, pressed, write } from "../markup.js";
import { record } from "../state/answers.js";
import { goTo, keepPending, pending, place, setting } from "../state/device.js";
import { answerIn, stateOf } from "../state/outcome.js";
import { part, word } from "../words.js";
import { addFlag, turnFlag } from "./flag.js";
import { go, next, stand } from "./place.js";

/** @import { Beside, Question, Response, Sure, Values } from "../types.js" */

class Card {
  /** @param {Question} element */
  constructor(element) {
    this.element = element;
    this.field = one(element, "fieldset", HTMLFieldSetElement);
    this.button = one(element, ".quiz-question__bar > button", HTMLButtonElement);
    this.verdict = one(element, ".quiz-question__verdict");
    this.answer = one(element, ".quiz-answer", HTMLDetailsElement);
    this.label = one(this.answer, "summary");
    // Open only where no script can fold it; and where a search in the page has opened what is around it.
    one(this.answer, "details", HTMLDetailsElement).open &&= this.answer.open;
    /** What it is for, if not for the current attempt. @type {Beside | null} */
    this.beside = null;
    /** The attempt beside which the reader practises. @type {string | null} */
    this.practising = null;
    /** In a view, which says once what practice is. */
    this.viewed = false;
    /** The state and the response that it shows. @type {string | null} */
    this.revealed = null;
    /** Whether what the verdict says is read out only once it has been there for a moment. */
    this.unheard = false;
    /**
     * What the card is laid out for; what the verdict then says of the key, and fold and button; where the way leads from there.
     * @type {{response: string, values: Values, why: string, on: string, leads: HTMLElement | null} | null}
     */
    this.laid = null;
    one(this.answer, ".quiz-answer__acts").append(part("again"));
    addFlag(element, this.button);
    if (setting(element.quiz.id, "sure") === "on") import("./sure.js").then(({ offer }) => offer(element));
  }

  get checked() {
    return "checked" in this.element.dataset;
  }

  /** The attempt that it asks for; undefined before the first one. */
  get attempt() {
    return this.beside?.attempt ?? this.element.quiz.attempt?.id;
  }

  /** What is entered and not yet checked. */
  get kept() {
    const { quiz, question, revision } = this.element;
    return pending(quiz, question, revision, this.attempt);
  }

  /** Shows what is saved. */
  refresh() {
    const { quiz, question, revision } = this.element;
    // What is practised is kept as well, and changes nothing that the card shows.
    if (this.practising && this.practising === quiz.attempt?.id) return;
    this.practising = null;
    const answer = this.attempt ? answerIn(quiz.seen(question), this.attempt, revision) : null;
    const state = stateOf(answer, revision);
    const response = answer?.choice ?? [];
    if (this.beside?.silent) this.hold();
    else if (state === "open" || state === "changed") this.isLeft ? this.leave(state) : this.ask(state);
    else {
      if (this.revealed !== `${state} ${response}`) this.reveal(state, response);
      this.close();
    }
  }

  /** What is entered now is kept, and laid out where its kind can: then little is left to do once it is checked. */
  enter() {
    if (this.checked) return;
    const { quiz, question, revision } = this.element;
    this.say("");
    if (!this.beside?.silent) this.prepare();
    if (this.practising) return;
    keepPending(quiz, question, revision, this.entered, this.attempt, this.kept.sure);
    this.beside?.begin?.(); // what is kept by then stays
  }

  /** What stands there, judged or not. */
  get entered() {
    const { kind } = this.element;
    return (kind.entered ?? kind.response)(this.element);
  }

  prepare() {
    const { kind, key } = this.element;
    const response = kind.response(this.element);
    const values = response.length ? kind.prepare?.(this.element, response, key) : null;
    this.laid = values ? this.lay(response, values) : null;
  }

  /** @type {(response: Response, values: Values) => NonNullable<Card["laid"]>} */
  lay(response, values) {
    return {
      response: response.join(),
      values,
      why: word("why"),
      on: word("next"),
      leads: next(this.element),
    };
  }

  /** @param {Sure} [sure] what the reader says of it */
  check(sure) {
    const { kind, key } = this.element;
    const response = kind.response(this.element);
    if (!response.length) {
      this.say(word(...kind.wanted(key, this.element)));
      this.focusFirst();
      return;
    }
    const right = kind.isRight(response, key, this.element);
    this.turn(response, right, right ? "practised-right" : "practised-wrong", sure);
  }

  giveUp() {
    this.turn([], false, "looked-up");
  }

  /**
   * The verdict first. The reasons follow its paint, and what nobody waits for.
   * @param {Response} response
   * @param {boolean} right
   * @param {string} practised what the verdict is if it is practice
   * @param {Sure} [sure]
   */
  turn(response, right, practised, sure) {
    const { practising } = this;
    const state = right ? "right" : response.length ? "wrong" : "shown";
    this.point(this.reveal(practising ? practised : state, response));
    afterPaint(() => {
      this.point(); // other questions may have been answered since this one was laid out
      // The next act is one key away. Off what is disabled, focus has to move before that.
      const at = this.button.hidden ? this.verdict : this.button;
      if (at === this.verdict) at.tabIndex = -1;
      at.focus({ preventScroll: true });
      this.answer.open = true;
      this.close();
      if (practising) this.keep(response, right, sure);
      else this.record(response, right, sure);
    });
  }

  /** Nothing can be entered any more. */
  close() {
    this.field.disabled = true;
  }

  practise() {
    this.practising = this.element.quiz.enter().id;
    this.element.kind.renew?.(this.element);
    this.ask("practice");
  }

  /** Practice changes no score, and says when the question pays to be asked again. @type {(response: Response, right: boolean, sure?: Sure) => void} */
  keep(response, right, sure) {
    const { quiz, question, revision } = this.element;
    record(quiz, question, revision, response, right, { mode: "practice", ...(sure && { sure }) });
  }

  /** In an exam, one may change one's mind until it is handed in. Elsewhere it is checked with that. @param {Sure} sure */
  tell(sure) {
    if (!this.beside?.silent) return this.check(sure);
    const { quiz, question, revision } = this.element;
    keepPending(quiz, question, revision, this.entered, this.attempt, sure);
  }

  goOn() {
    const to = next(this.element);
    if (to?.matches("quiz-question")) go(to);
    else if (to?.matches(".quiz-end")) import("./end.js").then(({ finish }) => finish(to));
    else if (to) fire(to, "quiz-done", null);
  }

  /** Chooses what stands at that place. @param {number} place */
  pick(place) {
    const box = all(this.field, "label > :is([type=radio], [type=checkbox])")[place];
    box?.focus();
    box?.click();
  }

  focusFirst() {
    one(this.field, "input, textarea, button").focus();
  }

  /**
   * @param {Response} response
   * @param {boolean} right
   * @param {Sure} [sure]
   */
  record(response, right, sure) {
    const { quiz, question, revision } = this.element;
    const { attempt, begin, mode } = this.beside ?? {};
    const said = sure ?? this.kept.sure;
    record(quiz, question, revision, response, right, { mode, attempt, ...(said && { sure: said }) });
    begin?.();
    if (this.kept.choice.length) keepPending(quiz, question, revision, [], attempt);
    if (!this.beside) fire(this.element, "quiz-answer", { quiz: quiz.id, question, revision, choice: response, right });
  }

  /** @param {"open" | "changed" | "practice"} state */
  ask(state) {
    this.blank(state, state === "practice" ? [] : this.kept.choice);
    this.prepare();
    write(this.label, word(state === "practice" ? "show-again" : "show"));
    this.offer("check");
    this.say(state === "open" || this.viewed ? "" : word(state));
  }

  /** Asks without a word about what is entered. What another tab enters is taken over. */
  hold() {
    const { dataset } = this.element;
    const { choice, sure = "" } = this.kept;
    if (dataset.state !== "exam" || `${choice}` !== `${this.entered}`) this.blank("exam", choice);
    dataset.sure = sure;
    this.element.toggleAttribute("data-entered", choice.length > 0);
    for (const button of all(this.element, ".quiz-sure__say", HTMLButtonElement))
      button.ariaPressed = `${button.value === sure}`;
    this.offer(this.element.question === this.beside?.last ? "look-over" : "next");
    this.say("");
  }

  /**
   * Can be answered, with what is entered so far.
   * @param {string} state
   * @param {Response} entered
   */
  blank(state, entered) {
    const { dataset, kind } = this.element;
    kind.clear(this.element);
    if (entered.length) (kind.restore ?? kind.prepare)?.(this.element, entered, this.element.key);
    dataset.state = state;
    delete dataset.checked;
    this.laid = null;
    this.revealed = null;
    this.field.disabled = false;
    this.answer.open = false;
    this.answer.hidden = state === "exam";
  }

  /** It was not answered, and no longer can be. What its writer judges may still be judged. */
  get isLeft() {
    const { kind } = this.element;
    return Boolean(this.beside?.over && !(kind.own?.(this.element) && this.kept.choice.length));
  }

  /** @param {"open" | "changed"} state */
  leave(state) {
    const left = state === "open" ? "left" : "was-changed";
    if (this.revealed !== `${left} `) this.reveal(left, []);
    this.close();
  }

  /**
   * Shows what was answered, what is right, and why. Returns where the way leads from here.
   * @param {string} state
   * @param {Response} response
   */
  reveal(state, response) {
    const { dataset, kind, key } = this.element;
    if (this.laid?.response !== response.join()) {
      kind.clear(this.element);
      this.laid = this.lay(response, kind.show(this.element, response, key));
    }
    const { values, why, on, leads } = this.laid;
    this.laid = null;
    dataset.state = state;
    dataset.checked = "";
    this.answer.hidden = false;
    this.revealed = `${state} ${response}`;
    write(this.label, why);
    this.offer("next", on);
    this.say(word(this.viewed ? `${state}-view` : state, values));
    return leads;
  }

  /** Says where the one button leads. @param {HTMLElement | null} to */
  point(to = next(this.element)) {
    if (!this.checked) return;
    this.offer(to?.matches(".quiz-end") ? "finish" : "next");
    this.button.hidden = !to;
  }

  /**
   * What the one button does.
   * @param {"check" | "next" | "finish" | "look-over"} act
   * @param {string} [says]
   */
  offer(act, says) {
    this.button.hidden = false;
    if (this.button.value !== act) this.button.textContent = says ?? word(act);
    this.button.value = act;
  }

  /** @param {string} text */
  say(text) {
    write(this.verdict, text);
  }
}

/** What is left to do once the reader sees what came of an act. @type {(() => void)[]} */
const left = [];

/** @param {() => void} act */
function afterPaint(act) {
  left.push(act);
  if (left.length > 1) return;
  requestAnimationFrame(() => setTimeout(doWhatIsLeft));
  setTimeout(doWhatIsLeft, 100); // a window that nobody sees paints nothing
}

function doWhatIsLeft() {
  for (const act of left.splice(0)) act();
}
// Nor is it lost with the page.
addEventListener("pagehide", doWhatIsLeft, true);

/** @type {WeakMap<Element, Card>} */
const cards = new WeakMap();

/** @param {Question} element */
function cardOf(element) {
  element.wake();
  const card = cards.get(element) ?? new Card(element);
  cards.set(element, card);
  return card;
}

/** Shows what is saved of a question. @param {Question} element */
export function refresh(element) {
  doWhatIsLeft(); // which is newer than what is saved
  cardOf(element).refresh();
}

/** Asks a question for another attempt than the current one, or for that again. @type {(element: Question, beside: Beside | null) => void} */
export function take(element, beside) {
  const card = cardOf(element);
  card.beside = beside;
  card.practising = null;
  card.revealed = null;
  card.viewed = false;
  card.refresh();
}

/** Asks a question blank, for practice, in a view that says so. @param {Question} element */
export function ask(element) {
  const card = cardOf(element);
  card.viewed = true;
  card.practise();
}

/** Keys of the theme that would lead away from the page. */
const LEADS_AWAY = /^[nps,.f]$/i;
const WRITES = "textarea, select, input:not([type=radio], [type=checkbox])";

/** @type {Record<string, (card: Card, event: any) => void>} */
const acts = {
  click(card, event) {
    const button = pressed(event);
    const fold = event.target.closest("summary")?.parentElement;
    const gives = fold === card.answer && !card.checked;
    if (gives) event.preventDefault();
    // For paper, which the theme opens all folds for.
    fold?.toggleAttribute("data-asked", !fold.open);
    // The second click of two quick ones was meant for what stood there before.
    if (event.detail > 1) return;
    if (gives) card.giveUp();
    else if (button === "check") card.check();
    else if (button === "flag") turnFlag(card.element);
    else if (/^(sure|likely|guess)$/.test(button)) card.tell(/** @type {Sure} */ (button));
    else if (button === "again") {
      card.practise();
      card.focusFirst();
    } else if (button === card.button.value) card.goOn();
  },
  focusin({ element: { quiz, question }, element }) {
    stand(element);
    if (place(quiz.id) !== question) goTo(quiz.id, question);
  },
  input: (card) => card.enter(),
  keydown(card, event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (LEADS_AWAY.test(key)) event.stopPropagation();
    if (/^[1-8]$/.test(key) && !target.matches(WRITES)) card.pick(Number(key) - 1);
    if (key !== "Enter" || target.matches("a, textarea")) return;
    const presses = target.matches("button, summary");
    if (event.repeat || !presses) event.preventDefault();
    if (!event.repeat && !presses) card.button.click();
  },
  toggle({ answer, checked, element }, { target }) {
    if (target === answer && !checked) element.arrange(); // by a search in the page, say
  },
};

/** Milliseconds after which a region is known to those who read it out. */
const AGAIN = 100;

/** @type {(element: Question, event: Event) => void} */
export function heard(element, event) {
  if (/click|input|keydown/.test(event.type)) doWhatIsLeft();
  const card = cardOf(element);
  const { verdict } = card;
  // From now on: what is shown on arrival is not read out.
  if (!verdict.hasAttribute("role")) {
    verdict.setAttribute("role", "status");
    card.unheard = true;
    queueMicrotask(() => (card.unheard = false));
  }
  const said = verdict.textContent;
  acts[event.type](card, event);
  // Nor are words that come with their region, as where all of this waited for a slow connection: they come once more.
  if (card.unheard && verdict.textContent !== said)
    setTimeout(() => verdict.replaceChildren(verdict.textContent ?? ""), AGAIN);
}

/** @param {string} id of the head of a question, or of anything else */
function cardAt(id) {
  const at = document.getElementById(id)?.closest("quiz-question:defined");
  const element = /** @type {Question | null | undefined} */ (at);
  element?.wake();
  return element && "ready" in element.dataset ? cardOf(element) : null;
}

hear(document, "quiz-arrive", ({ id, way }) => {
  const card = cardAt(id);
  if (!card) return;
  stand(card.element);
  // Not after a load, when it would move what was seen below.
  card.answer.open ||= card.checked && way === "instant";
});
hear(document, "quiz-here", (id) => cardAt(id)?.point());
