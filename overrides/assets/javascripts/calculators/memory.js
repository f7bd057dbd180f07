/**
 * GPU memory of a model that is served. Pure. All memory is in bytes.
 *
 * @typedef {object} Model
 * @property {number} parameters all experts counted
 * @property {number} bytesPerWeight
 * @property {number} layers
 * @property {number} kvHeads
 * @property {number} headSize in values
 * @property {number} bytesPerValue the width of a value in the KV cache
 *
 * @typedef {object} Load
 * @property {number} context tokens of a sequence
 * @property {number} sequences at once
 *
 * @typedef {object} Gpu
 * @property {number} memory what it reports
 * @property {number} share the part of it, from 0 to 1, that the server takes (vLLM: gpu_memory_utilization)
 * @property {number} reserve what the server needs of that for other things
 */
export const KIB = 2 ** 10;
export const MIB = 2 ** 20;
export const GIB = 2 ** 30;

/** The numbers of GPUs over which tensor parallelism spreads a model here. */
export const COUNTS = [1, 2, 4, 8];

/** @param {Model} model */
export const weightBytes = ({ parameters, bytesPerWeight }) => parameters * bytesPerWeight;

/**
 * KV cache of one token on all GPUs together. Heads are whole and each GPU has one, as in vLLM: a head may be kept twice.
 * @param {Model} model
 */
export const tokenBytes = ({ layers, kvHeads, headSize, bytesPerValue }, gpus = 1) =>
  2 * layers * gpus * Math.ceil(kvHeads / gpus) * headSize * bytesPerValue;

/**
 * What a load takes on one GPU.
 * @param {Model} model
 * @param {Load} load
 */
export function demand(model, { context, sequences }) {
  const weights = weightBytes(model);
  const token = tokenBytes(model);
  const sequence = token * context;
  const cache = sequence * sequences;
  return { weights, token, sequence, cache, total: weights + cache };
}

/**
 * What the weights leave for KV cache; negative where they do not fit.
 * @type {(model: Model, gpu: Gpu, gpus: number) => number}
 */
export const room = (model, { memory, share, reserve }, gpus) => gpus * (memory * share - reserve) - weightBytes(model);

/**
 * How many sequences of full context fit beside the weights.
 * @type {(model: Model, context: number, gpu: Gpu, gpus: number) => number}
 */
export const sequencesOn = (model, context, gpu, gpus) =>
  Math.max(0, Math.floor(room(model, gpu, gpus) / (tokenBytes(model, gpus) * context)));

/**
 * The smallest of `COUNTS` that holds a load; null where none does.
 * @type {(model: Model, load: Load, gpu: Gpu) => number | null}
 */
export const gpusNeeded = (model, { context, sequences }, gpu) =>
  COUNTS.find((gpus) => sequencesOn(model, context, gpu, gpus) >= sequences) ?? null;
