// What making a unit needs and finding it unchanged does not: loaded together, late.
export {composeStatement} from "../steps/statement.ts";
export {publish} from "../publish.ts";
export {composeSafely} from "./compose-safely.ts";
