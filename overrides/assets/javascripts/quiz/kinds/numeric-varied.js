/** Questions of the kind numeric whose numbers are drawn. */
import { addKind, kindOf, whenKind } from "../kinds.js";
import { varied } from "../varied.js";

whenKind("numeric", () => addKind("numeric-varied", varied(kindOf("numeric"))));
