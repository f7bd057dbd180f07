/** GPU memory: a model and a load in, weights, KV cache and the GPUs that hold them out. */
import { all, data, one } from "../quiz/markup.js";
import { register } from "../quiz/version.js";
import { Calculator } from "./calculator.js";
import { COUNTS, demand, GIB, gpusNeeded, KIB, MIB, sequencesOn } from "./memory.js";

class GpuMemory extends Calculator {
  /** A preset sets the model's fields; whoever changes one of them has another model. @param {HTMLElement} field */
  changed(field) {
    const preset = one(this, '[name="preset"]', HTMLSelectElement);
    if (field === preset) {
      const { dataset } = preset.selectedOptions[0];
      for (const name of Object.keys(dataset)) this.field(name).value = data(preset.selectedOptions[0], name);
    } else if ((field.getAttribute("name") ?? "") in preset.options[0].dataset) {
      preset.value = "";
    }
  }

  /** @param {import("./calculator.js").Numbers} numbers */
  show({ parameters, layers, heads, size, weights, cache, context, sequences, share, reserve }) {
    const model = {
      parameters: parameters * 1e9,
      bytesPerWeight: weights,
      layers,
      kvHeads: heads,
      headSize: size,
      bytesPerValue: cache,
    };
    const load = { context, sequences };
    const needs = demand(model, load);
    for (const name of /** @type {const} */ (["weights", "sequence", "cache", "total"])) {
      this.fill(name, this.gib(needs[name]));
    }
    this.fill("token", this.format(needs.token / KIB, 2));

    const cards = all(this, "[data-mib]").map((row) => {
      const gpu = { memory: Number(data(row, "mib")) * MIB, share: share / 100, reserve: reserve * GIB };
      const gpus = gpusNeeded(model, load, gpu);
      const count = gpus ?? COUNTS[COUNTS.length - 1];
      this.fill("gpus", gpus ?? this.word("beyond"), row);
      this.fill("sequences", gpus ? this.format(sequencesOn(model, context, gpu, gpus)) : this.word("none"), row);
      row.style.setProperty("--weights", `${Math.min(1, needs.weights / (count * gpu.memory))}`);
      row.style.setProperty("--used", `${Math.min(1, needs.total / (count * gpu.memory))}`);
      return { name: one(row, ".calculator__gpu").textContent, gpus };
    });
    const fewest = COUNTS.find((count) => cards.some(({ gpus }) => gpus === count));
    const card = cards.find(({ gpus }) => gpus === fewest);
    const total = this.gib(needs.total);
    if (!card || !fewest) return this.word("too-large", { total });
    return this.word(fewest > 1 ? "several" : "one", { total, gpu: card.name, gpus: fewest });
  }

  /** @param {number} bytes */
  gib(bytes) {
    return this.format(bytes / GIB, bytes < 100 * GIB ? 2 : 1);
  }
}

register("gpu-memory", GpuMemory);
