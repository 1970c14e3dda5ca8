// The model as a template gets it: what it asks for prints itself.
import {isNode, type Model} from "./model.ts";
import {noteMarks} from "./notes.ts";
import {printFact, type Printing} from "./printing.ts";
import {printFigure, printFigureAs, printText} from "./words-of.ts";

/**
 * The model as Handlebars sees it: plain own properties, and nodes that print themselves when a template asks,
 * in the order of the page. `boundTo` leads a helper back to the node. What stands at several places of the model,
 * as a source does, is bound once.
 */
export function binderFor(printing: Printing): (value: Model) => unknown {
  const known = new Map<object, unknown>();
  return bind;

  function bind(value: Model): unknown {
    if (typeof value !== "object" || value === null) return value;
    const bound = known.get(value) ?? fresh(value);
    known.set(value, bound);
    return bound;
  }

  function fresh(value: Model & object): unknown {
    if (Array.isArray(value)) return value.map(item => bind(item as Model));
    if (!isNode(value)) return fieldsOf(value as {readonly [name: string]: Model});
    if (value.node === "text")
      return {boundTo: value, ...printedBy(() => printText(value, printing))};
    if (value.node === "fact")
      return {boundTo: value, ...printedBy(() => printFact(value, printing))};
    if (value.node === "chart" || value.node === "slide")
      return {...fieldsOf(value.about), boundTo: value};
    const {figure, as} = value;
    const print = (): string =>
      as === undefined
        ? printFigure(figure, "prose", printing) + noteMarks(figure, printing)
        : printFigureAs(figure, as, printing);
    return {...fieldsOf(value.about), boundTo: value, ...printedBy(print)};
  }

  function fieldsOf(value: {readonly [name: string]: Model}): object {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bind(inner)]));
  }
}

/** Handlebars asks for the one where it escapes, and for the other where it does not: in plain text. */
export function printedBy(print: () => string) {
  return {toHTML: print, toString: print};
}
