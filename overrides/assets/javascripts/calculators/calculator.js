/** What the calculators share: a form takes the place of the example, figures follow it, one sentence is announced. */

/** Milliseconds without a change until the sentence is announced. */
const PAUSE = 500;

/** Below this part of a strip a letter has no room on a phone. */
const NARROW = 0.035;

export class Calculator extends HTMLElement {
  /** Shows the figures for the form's values, `{name: number}`, and returns the sentence that sums them up. */
  show() {}

  /** Called when the reader has changed a field, before the figures follow. */
  changed() {}

  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.summary = this.querySelector('[role="status"]');
    this.fields = [...this.form.elements].filter(({ type }) => type === "number");
    this.form.hidden = false;
    this.dataset.ready = "";
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // A field may stand in the table of results, outside of the form that it belongs to.
    this.addEventListener("input", ({ target }) => {
      if (target.type === "range") this.slide(target);
      this.changed(target);
      this.update();
    });
    this.form.addEventListener("click", ({ target }) => {
      if (target.value !== "reset") return;
      this.form.reset();
      this.update();
    });
    this.update();
  }

  disconnectedCallback() {
    clearTimeout(this.saying);
  }

  update() {
    for (const slider of this.form.querySelectorAll('input[type="range"]')) this.follow(slider);
    const wrong = this.fields.filter((field) => !field.validity.valid);
    for (const field of this.fields) field.setAttribute("aria-invalid", wrong.includes(field));
    this.toggleAttribute("data-incomplete", wrong.length > 0);
    this.say(wrong.length ? this.wanted(wrong[0]) : this.show(this.values));
  }

  get values() {
    const named = [...this.form.elements].filter(({ name, value }) => name && value !== "");
    return Object.fromEntries(named.map(({ name, value }) => [name, Number(value)]));
  }

  /** A slider with `data-power` runs over the exponents of that number. */
  slide({ value, dataset }) {
    const { power, of } = dataset;
    this.form.elements[of].value = power ? power ** value : value;
  }

  follow(slider) {
    const { power, of } = slider.dataset;
    const { value, validity } = this.form.elements[of];
    if (!validity.valid) return;
    slider.value = power ? Math.log(value) / Math.log(power) : value;
    slider.setAttribute("aria-valuetext", this.format(Number(value)));
  }

  /** What a field asks for. */
  wanted({ id, labels }) {
    const { textContent: wanted } = this.querySelector(`#${id}-wanted`);
    return this.word("wanted", { name: labels[0].textContent, wanted });
  }

  /** Puts a text where the markup asks for it by that name, in the whole calculator or in a part of it. */
  fill(name, text, part = this) {
    part.querySelector(`[data-fill="${name}"]`).textContent = text;
  }

  /** Fills a strip, an svg, with parts `{from, to, look, text}`: 0 and 1 are its ends, `look` is a class of the diagrams. */
  draw(strip, parts) {
    strip.replaceChildren(...parts.flatMap(({ from, to, look, text }) => {
      const box = piece("rect", { class: look, x: percent(from), width: percent(to - from), height: "100%" });
      if (!text || to - from < NARROW) return [box];
      const letter = piece("text", { class: "d-text--on d-mid", x: percent((from + to) / 2), y: "50%", dy: "0.35em" });
      letter.textContent = text;
      return [box, letter];
    }));
  }

  /** The text of that name with its `{places}` filled. */
  word(name, values = {}) {
    const { textContent } = this.querySelector(`[data-word="${name}"]`);
    return textContent.replace(/\{(\w+)\}/g, (_, place) => values[place]);
  }

  format(number, most = 3, least = 0) {
    const digits = { maximumFractionDigits: most, minimumFractionDigits: least };
    return number.toLocaleString(document.documentElement.lang, digits);
  }

  /** Waits for a pause, so that a slider on its way does not talk all the time. */
  say(text) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      if (this.summary.textContent !== text) this.summary.textContent = text;
    }, PAUSE);
  }
}

const percent = (share) => `${(100 * share).toFixed(2)}%`;

/** An element of a picture. */
export function piece(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
