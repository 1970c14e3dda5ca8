// A published value that was put right, and what else that moved.
import type {Quantity} from "../quantity/quantity.ts";
import type {EarlierValue, Figure} from "./figure.ts";

/** What was put right on one day. */
export interface Corrections {
  readonly date: string;
  readonly corrected: readonly Correction[];
  /** Named figures that are worked out from those, and so have changed with them. */
  readonly moved: readonly Moved[];
}

export interface Moved {
  readonly figure: Figure;
  readonly before: Quantity;
  readonly after: Quantity;
  /** Whether `after` is what it is today: it may have been corrected again. */
  readonly isLast: boolean;
}

export interface Correction extends Moved {
  readonly earlier: EarlierValue;
}
