// Words in other forms: {{plain x}} for attributes, {{date d}} → 22 March 2010, {{years p}} → 2004–05,
// {{names list}} → A, B and C, (is a "b") for comparing, (longer x 60) for words that need smaller type.
import {formatDate, formatYears} from "../lib/date.ts";
import {escape, newLedger, plainText, type Printing} from "../lib/printing.ts";
import {figureText} from "../lib/figure.ts";
import {nodeOf, safe, type Helpers} from "./helper.ts";

export function wordHelpers(printing: Printing): Helpers {
  return {
    plain: {run: value => safe(escape(plainOf(value, printing), printing))},
    date: {
      run: value =>
        typeof value === "string" ? safe(escape(formatDate(value, printing.locale), printing)) : "",
    },
    years: {run: value => safe(escape(formatYears(plainOf(value, printing)), printing))},
    names: {
      run: (values, key) =>
        safe(escape(joined(values, typeof key === "string" ? key : "name", printing), printing)),
    },
    is: {run: (value, ...others) => others.slice(0, -1).includes(value)},
    longer: {
      run: (value, most) =>
        plainOf(value, {...printing, ledger: newLedger()}).length > Number(most),
    },
  };
}

/** The words of any value of the model, without markup. */
export function plainOf(value: unknown, printing: Printing): string {
  const node = nodeOf(value);
  if (node?.node === "text") return plainText(node, printing);
  if (node?.node === "figure") return figureText(node.figure, "prose", printing);
  // Several things at once have no words; the check of the template says so before.
  if (typeof value === "object") return "";
  return value === undefined ? "" : String(value);
}

function joined(values: unknown, key: string, printing: Printing): string {
  const items = Array.isArray(values) ? values : [];
  const words = items.map((item: unknown) =>
    plainOf(
      typeof item === "object" && item !== null && key in item
        ? (item as Record<string, unknown>)[key]
        : item,
      printing,
    ),
  );
  return new Intl.ListFormat(printing.locale, {style: "long", type: "conjunction"}).format(words);
}
