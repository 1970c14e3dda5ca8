// A table that a reader can follow, of a value that was computed year by year.
import type {Known} from "../quantity/outcome.ts";
import type {DiscountedYear} from "./discounting.ts";

export type Working =
  | {readonly sort: "discounting"; readonly years: readonly DiscountedYear[]; readonly total: Known}
  | {readonly sort: "prices"; readonly years: readonly ConvertedYear[]; readonly total: null};

export interface ConvertedYear {
  readonly label: string;
  readonly amount: Known;
  readonly factor: Known;
  readonly result: Known;
}
