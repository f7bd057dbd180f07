/** What both calculators share: a form takes the place of the example, figures follow it, one sentence is announced. */

/** Milliseconds without a change until the sentence is announced. */
const PAUSE = 500;

export class Calculator extends HTMLElement {
  /** Shows the figures for the form's values, `{name: number}`, and returns the sentence that sums them up. */
  show() {}

  /** Called when the reader has changed a field, before the figures follow. */
  changed() {}

  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.summary = this.querySelector('[role="status"]');
    this.fields = [...this.form.querySelectorAll('input[type="number"]')];
    this.form.hidden = false;
    this.dataset.ready = "";
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => {
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
