// What is said of a printed total that its parts do not reach: the total, what they come to, and the gap.
import type {Figure, Setting} from "../content/figure.ts";
import {formatQuantity} from "../quantity/format.ts";
import type {Quantity} from "../quantity/quantity.ts";
import type {TotalCheck} from "./checks.ts";
import type {Weighed} from "./weigh.ts";

export function totalFault(
  check: TotalCheck,
  setting: Setting,
): {readonly message: string; readonly help: string} {
  const {line, outcome, weighed, along} = check;
  const say = (quantity: Quantity): string =>
    formatQuantity(quantity, {register: "exact", ...setting});
  const printed = `\`${check.total.id}\` is printed as ${say(check.total.quantity)}`;
  const parts = partsInWords(check);
  const accept = "say why it is right in `accept: {total: …}`";
  const says = line.of ? "" : ", say with `of:` what it totals";
  if (outcome === "units" || !weighed.sum)
    return {
      message: `\`${check.total.id}\` cannot be the total of ${parts}: they are not of one unit`,
      help: line.of
        ? `name other parts in \`of:\`, or ${accept}`
        : `say with \`of:\` what it totals, or ${accept}`,
    };
  const sum = say(weighed.sum);
  if (outcome === "levels")
    return {
      message: `${printed}, the sum of what was reached at one time after another, ${parts}`,
      help: `what is there already is not added again, and the total is the last of them; or ${accept}`,
    };
  const come = weighed.isPartial
    ? `of its parts, ${parts}, those with a number already come to ${sum}`
    : `its parts, ${parts}, come to ${sum}`;
  const gap = weighed.gap ? `: ${say(weighed.gap)} ${outcome === "short" ? "less" : "more"}` : "";
  return {
    message: `${printed}, and ${come}${gap}`,
    help: `look at the numbers of these ${along}${says}, or ${accept}`,
  };
}

/** Null where the parts reach what the document calls their sum. */
export function statedFault(
  {id, quantity}: Pick<Figure, "id" | "quantity">,
  {outcome, sum, gap}: Weighed,
  setting: Setting,
): {readonly message: string; readonly help: string} | null {
  const say = (one: Quantity): string => formatQuantity(one, {register: "exact", ...setting});
  const help =
    "name the figure that is worked out as their sum, or look for a part that is missing";
  if (outcome === "units") return {message: `these parts are not of one unit with \`${id}\``, help};
  if (outcome !== "short" && outcome !== "over") return null;
  const by = gap ? `: ${say(gap)} ${outcome === "short" ? "less" : "more"}` : "";
  const come = sum ? say(sum) : "another amount";
  return {message: `these parts come to ${come}, and \`${id}\` is ${say(quantity)}${by}`, help};
}

/** Null where what is worked out is what the source prints. */
export function printedFault(
  id: string,
  printed: Quantity,
  {outcome, sum, gap}: Weighed,
  setting: Setting,
): {readonly message: string; readonly help: string} | null {
  if (!sum || (outcome !== "short" && outcome !== "over" && outcome !== "units")) return null;
  const say = (one: Quantity): string => formatQuantity(one, {register: "exact", ...setting});
  const by = gap ? `: ${say(gap)} ${outcome === "short" ? "less" : "more"}` : "";
  return {
    message: `\`${id}\` is printed as ${say(printed)}, and its formula gives ${say(sum)}${by}`,
    help: "look at what goes into it, or say why it is right in `accept: {total: …}`",
  };
}

/** "`csc` to `accenture`" where they stand together, and by name while they are few. */
function partsInWords({parts, along}: TotalCheck): string {
  const names = parts.map(({line, sign}) => `${sign === -1 ? "less " : ""}\`${line.id}\``);
  if (names.length <= 3) return listOf(names);
  const isPlain = parts.every(({sign}) => sign === 1);
  if (isPlain) return `the ${names.length} ${along} from ${names[0]} to ${names.at(-1)}`;
  return listOf(names);
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
