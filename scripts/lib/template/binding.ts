// The model as a template gets it: what it asks for prints itself.
import {rememberedOf} from "../memo.ts";
import {isNode, type Model, type Node} from "./model.ts";
import {noteMarks} from "./notes.ts";
import {printFact, type Printing} from "./printing.ts";
import {printFigure, printFigureAs, printText} from "./words-of.ts";

/**
 * The model as Handlebars sees it: plain own properties. `boundTo` leads back to the node, for helpers and for whoever prints it.
 * It knows nothing of the document that it stands in, and so it is made once for all of them.
 */
export function bind(value: Model): unknown {
  return typeof value === "object" && value !== null ? bound(value) : value;
}

const bound = rememberedOf((value: Model & object): object => {
  if (Array.isArray(value)) return value.map(item => bind(item as Model));
  if (!isNode(value)) return fieldsOf(value as {readonly [name: string]: Model});
  if (value.node === "text" || value.node === "fact") return {boundTo: value};
  return {...fieldsOf(value.about), boundTo: value};
});

function fieldsOf(value: {readonly [name: string]: Model}): object {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bind(inner)]));
}

/** The node behind a value as a template sees it. */
export function boundNode(value: unknown): Node | null {
  return typeof value === "object" && value !== null && "boundTo" in value
    ? (value.boundTo as Node)
    : null;
}

/** A value as it stands on the page, when it comes to that: in the order of the page. */
export function printed(value: unknown, printing: Printing): unknown {
  const node = boundNode(value);
  if (node?.node === "text") return printedBy(() => printText(node, printing));
  if (node?.node === "fact") return printedBy(() => printFact(node, printing));
  if (node?.node !== "figure") return value;
  const {figure, as} = node;
  return printedBy(() =>
    as === undefined
      ? printFigure(figure, "prose", printing) + noteMarks(figure, printing)
      : printFigureAs(figure, as, printing),
  );
}

/** Handlebars asks for the one where it escapes, and for the other where it does not: in plain text. */
export function printedBy(print: () => string) {
  return {toHTML: print, toString: print};
}
