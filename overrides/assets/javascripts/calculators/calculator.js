/** What the calculators share: a form takes the place of the example, figures follow it, one sentence is announced. */
import { all, data, one, pressed } from "../quiz/markup.js";
import { filled } from "../quiz/words.js";

/** Milliseconds without a change until the sentence is announced. */
const PAUSE = 500;

/** Below this part of a strip a letter has no room on a phone. */
const NARROW = 0.035;

/** The form's numbers by name. @typedef {Record<string, number>} Numbers */

/**
 * A part of a strip, between 0 and 1; `look` is a class of the diagrams.
 * @typedef {{from: number, to: number, look: string, text?: string}} Part
 */

export class Calculator extends HTMLElement {
  form = one(this, "form", HTMLFormElement);
  summary = one(this, '[role="status"]');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  saying = undefined;

  /** Shows the figures for the form's numbers, and returns the sentence that sums them up. @param {Numbers} _numbers */
  show(_numbers) {
    return "";
  }

  /** Called when the reader has changed a field, before the figures follow. @param {HTMLElement} _field */
  changed(_field) {}

  connectedCallback() {
    if ("ready" in this.dataset) return;
    this.form.hidden = false;
    this.dataset.ready = "";
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // A field may stand in the table of results, outside of the form that it belongs to.
    this.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "range") this.slide(target);
      if (target instanceof HTMLElement) this.changed(target);
      this.update();
    });
    this.form.addEventListener("click", (event) => {
      if (pressed(event) !== "reset") return;
      this.form.reset();
      this.update();
    });
    this.update();
  }

  disconnectedCallback() {
    clearTimeout(this.saying);
  }

  update() {
    for (const slider of all(this.form, 'input[type="range"]', HTMLInputElement)) this.follow(slider);
    const fields = all(this, 'input[type="number"]', HTMLInputElement);
    const wrong = fields.filter((field) => !field.validity.valid);
    for (const field of fields) field.setAttribute("aria-invalid", `${wrong.includes(field)}`);
    this.toggleAttribute("data-incomplete", wrong.length > 0);
    this.say(wrong.length ? this.wanted(wrong[0]) : this.show(this.values));
  }

  /** @returns {Numbers} */
  get values() {
    const entered = [...new FormData(this.form)].filter(([, value]) => value !== "");
    return Object.fromEntries(entered.map(([name, value]) => [name, Number(value)]));
  }

  /** A field that has a value, be it typed or selected. @param {string} name */
  field(name) {
    return /** @type {HTMLInputElement} */ (one(this, `[name="${name}"]`));
  }

  /** A slider with `data-power` runs over the exponents of that number. @param {HTMLInputElement} slider */
  slide(slider) {
    const { power } = slider.dataset;
    this.field(data(slider, "of")).value = power ? `${Number(power) ** Number(slider.value)}` : slider.value;
  }

  /** @param {HTMLInputElement} slider */
  follow(slider) {
    const { power } = slider.dataset;
    const { value, validity } = this.field(data(slider, "of"));
    if (!validity.valid) return;
    slider.value = power ? `${Math.log(Number(value)) / Math.log(Number(power))}` : value;
    slider.setAttribute("aria-valuetext", this.format(Number(value)));
  }

  /** What a field asks for. @param {HTMLInputElement} field */
  wanted({ id, labels }) {
    const wanted = one(this, `#${id}-wanted`).textContent;
    return this.word("wanted", { name: labels?.[0].textContent ?? "", wanted });
  }

  /**
   * Puts a text where the markup asks for it by that name, in the whole calculator or in a part of it.
   * @param {string} name
   * @param {string | number} text
   * @param {HTMLElement} part
   */
  fill(name, text, part = this) {
    one(part, `[data-fill="${name}"]`).textContent = `${text}`;
  }

  /**
   * @param {Element} strip an svg
   * @param {Part[]} parts
   */
  draw(strip, parts) {
    strip.replaceChildren(
      ...parts.flatMap(({ from, to, look, text }) => {
        const box = piece("rect", { class: look, x: percent(from), width: percent(to - from), height: "100%" });
        if (!text || to - from < NARROW) return [box];
        const letter = piece("text", {
          class: "d-text--on d-mid",
          x: percent((from + to) / 2),
          y: "50%",
          dy: "0.35em",
        });
        letter.textContent = text;
        return [box, letter];
      }),
    );
  }

  /** The text of that name with its `{places}` filled. @param {string} name */
  word(name, /** @type {Record<string, string | number>} */ values = {}) {
    return filled(one(this, `[data-word="${name}"]`).textContent, values);
  }

  /**
   * @param {number} number
   * @param {number} most digits behind the point
   * @param {number} least
   */
  format(number, most = 3, least = 0) {
    const digits = { maximumFractionDigits: most, minimumFractionDigits: least };
    return number.toLocaleString(document.documentElement.lang, digits);
  }

  /** Waits for a pause, so that a slider on its way does not talk all the time. @param {string} text */
  say(text) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      if (this.summary.textContent !== text) this.summary.textContent = text;
    }, PAUSE);
  }
}

const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)}%`;

/** An element of a picture. @type {(name: string, attributes: Record<string, string>) => Element} */
export function piece(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
