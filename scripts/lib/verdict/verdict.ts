// What there is to say of a PDF, against what its publication states today: of each figure that it prints, whether it is still true.
import type {FieldChange} from "../statement/fields.ts";

/**
 * "restated": the words are still true, and something that they rest on is another one: its status, its date, digits that are not
 * printed. "edited": the page no longer says what was printed. "not ours": no figure of the publication, as far as can be told.
 */
export type State = (typeof states)[number];

/** The gravest first. */
export const states = [
  "edited",
  "withdrawn",
  "changed",
  "restated",
  "unchanged",
  "not ours",
] as const;

/** One way in which a figure is printed, on one page. */
export interface Judged {
  readonly state: State;
  /** From 1; null where it is not certain. */
  readonly page: number | null;
  /** As the page says it; null where it says nothing of the kind any more. */
  readonly said: string | null;
  /** Of an edited one: as the record says it. */
  readonly recorded: string | null;
  /** As it would be printed today; null for what is withdrawn or not ours. */
  readonly now: string | null;
  readonly publication: string | null;
  readonly figure: string | null;
  readonly label: string | null;
  /** The figures that it follows. */
  readonly because: readonly Moved[];
  /** What else is stated otherwise today. */
  readonly restated: readonly FieldChange[];
  /** Known from the record; or told from the words alone, with or without a doubt. */
  readonly sure: "recorded" | "likely" | "perhaps";
  /** Of one that is not ours: the figure of the same unit that the words around it speak of. */
  readonly resembles: Resembling | null;
  /** The words around it on the page, where it was told from them. */
  readonly around: string | null;
}

export interface Resembling {
  readonly publication: string;
  readonly figure: string;
  readonly label: string;
  readonly now: string;
}

export interface Moved {
  readonly figure: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changes a reader's mind: with one of these a PDF is no longer true. */
export function isUntrue(state: State): boolean {
  return state === "edited" || state === "withdrawn" || state === "changed";
}
