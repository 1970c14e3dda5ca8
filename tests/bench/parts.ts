// All that is measured, in the order in which it is told.
import {measureEditions} from "./editions.ts";
import {measureFloor} from "./floor.ts";
import {measureGrowth} from "./growth.ts";
import {measureProgram} from "./program.ts";
import {measureRepaint} from "./repaint.ts";
import type {Measured} from "./report.ts";
import type {Bench} from "./surroundings.ts";
import {measureWatching} from "./watching.ts";
import {measureWhere} from "./where.ts";

export interface Part {
  readonly name: string;
  /** Of `marp` on the deck, in milliseconds; null until it is known. */
  readonly measure: (bench: Bench, marp: number | null) => Promise<Measured>;
  readonly isBase?: boolean;
}

export const parts: readonly Part[] = [
  {name: "program", measure: measureProgram, isBase: true},
  {name: "watching", measure: measureWatching},
  {name: "repaint", measure: measureRepaint},
  {name: "editions", measure: measureEditions},
  {name: "growth", measure: measureGrowth},
  {name: "floor", measure: measureFloor},
  {name: "where", measure: measureWhere},
];
