/** Batching: arrivals, lengths and slots in, both time lines and how long each request waits out. */
import { all, data, one } from "../quiz/markup.js";
import { register } from "../quiz/version.js";
import { batchContinuously, batchStatically, idle, outcome } from "./batching.js";
import { Calculator, piece } from "./calculator.js";

const WAYS = { static: batchStatically, continuous: batchContinuously };

class BatchingTimeline extends Calculator {
  /** A load sets all requests; whoever changes one of them has another load. @param {HTMLElement} field */
  changed(field) {
    const load = one(this, '[name="load"]', HTMLSelectElement);
    if (field === load) {
      for (const [name, numbers = ""] of Object.entries(load.selectedOptions[0].dataset)) {
        for (const [request, number] of numbers.split(" ").entries()) this.field(`${name}-${request}`).value = number;
      }
    } else if (field.matches("td input")) {
      load.value = "";
    }
  }

  /** @param {import("./calculator.js").Numbers} numbers */
  show({ slots, ...values }) {
    const rows = all(this, "[data-request]");
    const names = rows.map((row) => data(row, "request"));
    const requests = names.map((_, request) => ({
      arrives: values[`arrives-${request}`],
      needs: values[`needs-${request}`],
    }));
    const ways = Object.entries(WAYS).map(([way, batch]) => {
      const runs = batch(requests, slots);
      return { way, runs, ...outcome(requests, runs, slots) };
    });
    const last = Math.max(...ways.map(({ iterations }) => iterations));
    // Requests of one static batch look alike, in both time lines.
    const batches = [...new Set(ways[0].runs.map(({ start }) => start))].sort((a, b) => a - b);
    const looks = ways[0].runs.map(({ start }) => `d-fill${(batches.indexOf(start) % 2) + 1}`);

    /** @type {Record<string, string>} */
    const said = {};
    for (const { way, runs, iterations, used, waits, meanWait } of ways) {
      const gaps = idle(runs, slots).map((gap) => ({ ...gap, look: "d-hollow" }));
      const bars = runs.map((run, request) => ({ ...run, look: looks[request], text: names[request] }));
      this.drawLines(
        way,
        slots,
        [...gaps, ...bars].map((part) => ({ ...part, from: part.start / last, to: part.end / last })),
      );
      for (const [request, row] of rows.entries()) this.fill(way, this.format(waits[request]), row);
      said[way] = this.format(iterations);
      said[`${way}Wait`] = this.format(meanWait, 1);
      this.fill(`${way}-places`, this.format(iterations * slots));
      this.fill(`${way}-used`, this.format(100 * used, 0));
      this.fill(`${way}-mean`, said[`${way}Wait`]);
    }
    return this.word("batched", said);
  }

  /**
   * One strip a slot.
   * @param {string} way
   * @param {number} slots
   * @param {(import("./calculator.js").Part & {slot: number})[]} parts
   */
  drawLines(way, slots, parts) {
    const lines = Array.from({ length: slots }, () => piece("svg", { class: "calculator__strip" }));
    for (const [slot, line] of lines.entries())
      this.draw(
        line,
        parts.filter((part) => part.slot === slot),
      );
    one(this, `[data-lines="${way}"]`).replaceChildren(...lines);
    one(this, ".calculator__lines").hidden = false;
  }
}

register("batching-timeline", BatchingTimeline);
