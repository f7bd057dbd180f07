/** A kind of question for a test: a number to enter. Nothing of the quiz's own scripts knows it. */
import { addKind } from "../kinds.js";

const field = (card) => card.querySelector("input");

addKind("number", {
  response: (card) => (field(card).value ? [field(card).value] : []),
  isRight: ([number], [key]) => Number(number) === Number(key),
  show(card, [number = ""], [key]) {
    field(card).value = number;
    return { n: 1, key };
  },
  clear(card) {
    field(card).value = "";
  },
  wanted: () => ["enter"],
  arrange() {},
});
