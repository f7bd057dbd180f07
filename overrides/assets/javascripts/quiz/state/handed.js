/** A copy for the authors of a quiz: first answers alone, without times, notes or typed words. */
import { ATTEMPTS } from "./records.js";
import { store } from "./store.js";

/** @import { Answer, AttemptEvent, Response } from "../types.js" */
/** @typedef {{id: string, revision: string, response?: Response, right: boolean, sure?: string}} First */

const FORMAT = "self-check answers for authors";
const VERSION = 1;
/** A letter of the bank, or a number with its unit. Other words that a reader typed stay here. */
const PLAIN = /^(?=.{1,24}$)([A-Z]|[+-]?[.,]?\d[\d.,' ×^e+-]*[\p{L}%/]{0,6})$/u;
/** The number that a draw has, behind what was answered. */
const DRAW = /^#/;

/**
 * The first answer to each wording of a question. Version 1 kept the last answer alone: what came after an attempt of which it kept no more than totals may be no first one.
 * @param {string} id
 * @param {readonly Answer[]} seen in their order in time
 * @param {readonly AttemptEvent[]} attempts
 * @returns {First[]}
 */
export function firstAnswers(id, seen, attempts) {
  const firsts = seen.filter((answer, at) => seen.findIndex(({ revision }) => revision === answer.revision) === at);
  return firsts
    .filter(({ attempt }) => !attempts.some(({ attempt: before, filed }) => filed && Number(before) < Number(attempt)))
    .map(({ revision, choice: given, right, sure }) => {
      const response = given.filter((each) => !DRAW.test(each)).map((each) => each.replace(/\s/g, " "));
      const told = response.every((each) => PLAIN.test(each)) ? { response } : {};
      return { id, revision, ...told, right, ...(sure && { sure }) };
    });
}

/** Chance that is the reader's for this quiz, and says nothing else: that of the first attempt. @param {readonly AttemptEvent[]} attempts */
function tokenOf(attempts) {
  const seed = attempts.find(({ begun }) => begun?.mode === "attempt")?.begun?.seed ?? "";
  return /^[a-z\d]{4,24}$/.test(seed) ? seed : Math.random().toString(36).slice(2).padEnd(4, "0");
}

/** CRC-32, as archives have it. @param {string} text of ASCII signs */
function checksum(text) {
  let sum = -1;
  for (const sign of text) {
    sum ^= sign.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return (~sum >>> 0).toString(16).padStart(8, "0");
}

/** What parts of a word are divided by stands for itself nowhere else. @param {string} each */
const signs = (each) => encodeURIComponent(each).replace(/\./g, "%2E");

/**
 * The same as a file holds, for a form or a mail: words that survive being wrapped, at their end how many answers there are, and a checksum.
 * @param {string} quiz
 * @param {string} copy
 * @param {readonly First[]} answers
 */
export function codeOf(quiz, copy, answers) {
  const told = answers.map(({ id, revision, response, right, sure }) => {
    const given = response ? response.map(signs).join(",") : "_";
    return [id, revision, (right ? "r" : "w") + given, ...(sure ? [sure] : [])].join(".");
  });
  const words = [`selfcheck-${VERSION}`, quiz, copy, ...told, answers.length].join(" ");
  return `[${words} ${checksum(words)}]`;
}

/**
 * What is handed in, as text for a file and as a code, and how many answers it holds.
 * @param {import("./quiz.js").Quiz} quiz
 */
export function handedIn(quiz) {
  const attempts = store.read(quiz.id, ATTEMPTS);
  const ids = Object.values(quiz.questions).flatMap(Object.keys);
  const answers = ids.flatMap((id) => firstAnswers(id, quiz.seen(id), attempts));
  const copy = tokenOf(attempts);
  const text = { format: FORMAT, v: VERSION, quiz: quiz.id, copy, answers };
  return { n: answers.length, text: JSON.stringify(text, null, 1), code: codeOf(quiz.id, copy, answers) };
}
