// A formula as it stands in a file.
import type {Path} from "../yaml/yaml.ts";
import type {Formula} from "./tree.ts";

/** `text` stands at the path; a formula that nobody wrote says in `written` what it would be. */
export interface WrittenFormula {
  readonly text: string;
  readonly written?: string;
  readonly ast: Formula;
  readonly path: Path;
}
