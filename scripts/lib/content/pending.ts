// A figure before it has a value, and what is wrong with how it was written.
import type {WrittenFormula} from "../formula/formula.ts";
import type {Quantity} from "../quantity/quantity.ts";
import type {Path} from "../yaml/yaml.ts";
import type {Circumstances, Figure, Relations} from "./figure.ts";

/** A figure before it has a value: with the quantity as read, or the formula to compute; with neither where it could not be read. */
export interface Pending {
  readonly id: string;
  readonly label: string;
  readonly circumstances: Circumstances;
  readonly relations: Relations;
  readonly range: Figure["range"];
  readonly sources: readonly string[];
  readonly was: Figure["was"];
  readonly accepted: Figure["accepted"];
  readonly path: Path;
  readonly quantity: Quantity | null;
  readonly column: Figure["column"];
  readonly formula: WrittenFormula | null;
}

/** What is wrong with something that was written, and where: its place in the file is looked up when that is told. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly help: string | undefined;
  readonly path: Path;
  readonly what: "key" | "value";
  readonly part: {readonly text: string; readonly start: number; readonly end: number} | null;
}

export interface PendingRead {
  readonly pending: readonly Pending[];
  readonly problems: readonly Problem[];
}

