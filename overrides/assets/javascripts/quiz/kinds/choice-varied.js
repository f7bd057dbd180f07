/** Questions of the kind choice whose numbers are drawn. */
import { addKind, kindOf, whenKind } from "../kinds.js";
import { varied } from "../varied.js";

whenKind("choice", () => addKind("choice-varied", varied(kindOf("choice"))));
