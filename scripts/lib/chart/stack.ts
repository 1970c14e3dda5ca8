// What stands upon each other is added up by whoever looks at it: so nothing may stand there that must not be added.
import type {ChartParts} from "./parts.ts";
import type {Figure} from "../content/figure.ts";
import {isKnown} from "../quantity/outcome.ts";
import {sumUnit} from "../quantity/unit-algebra.ts";
import {unitName, type Unit} from "../quantity/unit.ts";
import {areTimes} from "../totals/years.ts";

export interface StackFault {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** Each mistake once, however many columns have it. */
export function stackFaults({figures, series, categories}: ChartParts): readonly StackFault[] {
  const columns = categories.map((_, c) => figures.flatMap(row => row[c] ?? []));
  const levels = levelFault(columns, series);
  const found = columns.flatMap(column => [...twice(column), ...mixed(column)]);
  return [...(levels ? [levels] : []), ...found.slice(0, 1)];
}

function twice(column: readonly Figure[]): readonly StackFault[] {
  const ids = new Set(column.map(one => one.id));
  const fault = (one: Figure, names: readonly string[], says: string): readonly StackFault[] => {
    const other = names.find(name => ids.has(name) && name !== one.id);
    if (other === undefined) return [];
    const message = `\`${one.id}\` is ${says} \`${other}\`: upon each other they would count twice`;
    return [
      {code: "counted-twice", message, help: "leave one of the two out, or put them side by side"},
    ];
  };
  return column.flatMap(one => [
    ...fault(one, one.includedIn, "a part of"),
    ...fault(one, one.alternativeTo, "an alternative to"),
    ...fault(one, one.together, "all there is of"),
  ]);
}

function mixed(column: readonly Figure[]): readonly StackFault[] {
  const units = column.flatMap(({quantity}) => (isKnown(quantity) ? [quantity.unit] : []));
  const [first, ...others] = units;
  if (!first) return [];
  const other = others.find((unit: Unit) => sumUnit(first, unit) === null);
  if (!other) return [];
  const message = `${unitName(first)} and ${unitName(other)} do not add, and here they stand upon each other`;
  return [{code: "units", message, help: "show them side by side, or in two charts"}];
}

/** What was reached in one year is still there in the next. */
function levelFault(
  columns: readonly (readonly Figure[])[],
  series: ChartParts["series"],
): StackFault | null {
  const lines = series.map(({id, label}) => ({id, label}));
  const figures = columns.flat();
  const isLevel = ({timing}: Figure): boolean =>
    timing === "cumulative-annual" || timing === "cumulative";
  if (!areTimes(lines) || figures.length === 0 || !figures.every(isLevel)) return null;
  const message = "levels that are reached at one time after another stand upon each other here";
  return {code: "levels", message, help: "show them side by side, or as a line"};
}
