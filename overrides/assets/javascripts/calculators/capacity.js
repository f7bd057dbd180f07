/** Replicas that a request rate needs, and what they cost. Pure. Rates are per second, money is in one currency. */

/** Hours in a month: 8,760 / 12. */
export const HOURS = 730;

/** Quotients such as 8.4 / 2.8 may land a hair above a whole number; that is no reason for another replica. */
const HAIR = 1e-9;

/** @typedef {{perReplica: number, replicas: number, gpus: number, hourly: number, monthly: number}} Plan */

/**
 * The fleet for a peak.
 * @param {object} needs
 * @param {number} needs.tokensPerSecond output tokens that one replica was measured to make
 * @param {number} needs.tokensPerRequest output tokens
 * @param {number} needs.peak requests per second
 * @param {number} needs.utilization part of the measured throughput to plan with, above 0 and up to 1
 * @param {number} needs.gpusPerReplica
 * @param {number} needs.price of one GPU for an hour
 * @returns {Plan} `perReplica` in requests per second
 */
export function fleet({ tokensPerSecond, tokensPerRequest, peak, utilization, gpusPerReplica, price }) {
  const perReplica = tokensPerSecond / tokensPerRequest;
  const replicas = Math.max(1, Math.ceil(peak / (perReplica * utilization) - HAIR));
  const gpus = replicas * gpusPerReplica;
  const hourly = gpus * price;
  return { perReplica, replicas, gpus, hourly, monthly: hourly * HOURS };
}

/**
 * What a fleet is like at some rate: `idle` from 0 to 1, and the price of a million output tokens.
 * @param {Plan} plan
 * @param {number} rate
 * @param {number} tokensPerRequest
 */
export const use = ({ perReplica, replicas, hourly }, rate, tokensPerRequest) => ({
  idle: 1 - rate / (replicas * perReplica),
  perMillion: hourly / ((rate * tokensPerRequest * 3600) / 1e6),
});
