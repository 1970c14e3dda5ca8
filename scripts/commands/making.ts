// What making a unit needs and finding it unchanged does not: loaded together, late.
export {composeStatement} from "../steps/statement.ts";
export {publishSafely} from "./publish-safely.ts";
export {composeSafely, draftAgain, draftSafely} from "./compose-safely.ts";
