// What a formula says: its names and its value. The door to the other files of its name.
export {evaluateFormula, type Evaluation} from "./evaluate.ts";
export {namesIn, splitAtMinus} from "./names.ts";
export {formulaInNumbers} from "./numbers.ts";
export {parseFormula, type Formula} from "./tree.ts";
export type {Scope} from "./value.ts";
export type {WrittenFormula} from "./written.ts";
export {whatIfOf} from "./what-if.ts";
export {formulaInWords} from "./words.ts";
