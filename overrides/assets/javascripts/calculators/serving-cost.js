/** Serving capacity and cost: a measured throughput and a load in, replicas, idle share and prices out. */
import { one } from "../quiz/markup.js";
import { register } from "../quiz/version.js";
import { Calculator } from "./calculator.js";
import { fleet, use } from "./capacity.js";

class ServingCost extends Calculator {
  /** @param {import("./calculator.js").Numbers} numbers */
  show({ throughput, output, peak, average, utilization, gpus, price }) {
    const plan = fleet({
      tokensPerSecond: throughput,
      tokensPerRequest: output,
      peak,
      utilization: utilization / 100,
      gpusPerReplica: gpus,
      price,
    });
    this.fill("per-replica", this.format(plan.perReplica, 2));
    this.fill("replicas", this.format(plan.replicas));
    this.fill("gpus", this.format(plan.gpus));
    this.fill("hour", this.money(plan.hourly));
    this.fill("month", this.format(plan.monthly, 0));
    for (const [when, rate] of Object.entries({ peak, average: (peak * average) / 100 })) {
      const { idle, perMillion } = use(plan, rate, output);
      this.fill(`${when}-rate`, this.format(rate, 2));
      this.fill(`${when}-idle`, this.format(100 * idle, 1));
      this.fill(`${when}-million`, this.money(perMillion));
    }
    const million = one(this, '[data-fill="average-million"]').textContent;
    return this.word("plan", { replicas: this.format(plan.replicas), month: this.format(plan.monthly, 0), million });
  }

  /** @param {number} amount */
  money(amount) {
    return this.format(amount, 2, 2);
  }
}

register("serving-cost", ServingCost);
