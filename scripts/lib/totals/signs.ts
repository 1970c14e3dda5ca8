// Signs of parts: income in a table of costs is taken off, where it is not written with a minus.
import type {TotalCheck, TableCell} from "./checks.ts";

/** Everything added; or what is of the other kind taken off; or the other way round, as a deficit is printed with a minus. */
export const ways = ["plain", "less", "reversed"] as const;
export type Way = (typeof ways)[number];

export function signed(
  parts: TotalCheck["parts"],
  total: TableCell,
  way: Way,
): TotalCheck["parts"] {
  if (way === "plain") return parts;
  const kinds = parts.map(({cell}) => isOutgoing(cell.kind));
  if (!kinds.includes(true) || !kinds.includes(false)) {
    const whole = isOutgoing(total.kind);
    if (whole === null || kinds.every(one => one === null || one === whole)) return parts;
  }
  const own = isOutgoing(total.kind) ?? kinds.find(one => one !== null) ?? null;
  const turn = way === "reversed" ? -1 : 1;
  return parts.map((part, i) => {
    const sign = kinds[i] === null || kinds[i] === own ? turn : -turn;
    return {...part, sign: sign === 1 ? 1 : -1};
  });
}

function isOutgoing(kind: string | null): boolean | null {
  if (kind === "cost" || kind === "spend") return true;
  const incoming = [
    "income",
    "benefit",
    "saving",
    "cash-releasing-saving",
    "non-cash-releasing-saving",
    "cost-avoidance",
    "scope-reduction",
  ];
  return kind !== null && incoming.includes(kind) ? false : null;
}
