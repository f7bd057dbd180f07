/** GPU memory: a model and a load in, weights, KV cache and the GPUs that hold them out. */
import { Calculator } from "./calculator.js";
import { COUNTS, demand, GIB, gpusNeeded, KIB, MIB, sequencesOn } from "./memory.js";

customElements.define("gpu-memory", class extends Calculator {
  /** A preset sets the model's fields; whoever changes one of them has another model. */
  changed(field) {
    const preset = this.form.elements.preset;
    if (field === preset) {
      for (const [name, value] of Object.entries(preset.selectedOptions[0].dataset)) this.form.elements[name].value = value;
    } else if (field.name in preset.options[0].dataset) {
      preset.value = "";
    }
  }

  show({ parameters, layers, heads, size, weights, cache, context, sequences, share, reserve }) {
    const model = { parameters: parameters * 1e9, bytesPerWeight: weights, layers, kvHeads: heads, headSize: size, bytesPerValue: cache };
    const load = { context, sequences };
    const needs = demand(model, load);
    for (const name of ["weights", "sequence", "cache", "total"]) this.fill(name, this.gib(needs[name]));
    this.fill("token", this.format(needs.token / KIB, 2));

    const cards = [...this.querySelectorAll("[data-mib]")].map((row) => {
      const gpu = { memory: row.dataset.mib * MIB, share: share / 100, reserve: reserve * GIB };
      const gpus = gpusNeeded(model, load, gpu);
      const count = gpus ?? COUNTS.at(-1);
      this.fill("gpus", gpus ?? this.word("beyond"), row);
      this.fill("sequences", gpus ? this.format(sequencesOn(model, context, gpu, gpus)) : this.word("none"), row);
      row.style.setProperty("--weights", Math.min(1, needs.weights / (count * gpu.memory)));
      row.style.setProperty("--used", Math.min(1, needs.total / (count * gpu.memory)));
      return { name: row.querySelector(".calculator__gpu").textContent, gpus };
    });
    const fewest = COUNTS.find((count) => cards.some(({ gpus }) => gpus === count));
    const card = cards.find(({ gpus }) => gpus === fewest);
    const outcome = { total: this.gib(needs.total), gpu: card?.name, gpus: fewest };
    return this.word(!fewest ? "too-large" : fewest > 1 ? "several" : "one", outcome);
  }

  gib(bytes) {
    return this.format(bytes / GIB, bytes < 100 * GIB ? 2 : 1);
  }
});
