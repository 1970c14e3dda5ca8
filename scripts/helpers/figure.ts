// {{prose f}} £12.7 billion · {{compact f}} £12.7bn · {{exact f}} £12,656.2m · {{number f}} 12,656.2
// A figure written alone, {{f}}, prints as prose. `notes=false` leaves out the numbers of its notes: its label says them.
import {noteMarks} from "../lib/template/notes.ts";
import {type Printing} from "../lib/template/printing.ts";
import {printFigure} from "../lib/template/words-of.ts";
import type {Register} from "../lib/content/prose.ts";
import {printable, type Terms} from "../lib/template/terms.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";

export function figureHelpers(printing: Printing): Helpers {
  const terms: Terms = {takes: {0: printable, notes: ["word"]}};
  return {
    prose: {...terms, run: as("prose")},
    compact: {...terms, run: as("compact")},
    exact: {...terms, run: as("exact")},
    number: {...terms, run: as("number")},
  };

  function as(register: Register) {
    return (...args: readonly unknown[]) => {
      const node = nodeOf(args[0]);
      if (node?.node !== "figure") return args[0];
      const isNoted = register !== "number" && optionsOf(args).hash["notes"] !== false;
      const marks = isNoted ? noteMarks(node.figure, printing) : "";
      return safe(printFigure(node.figure, register, printing) + marks);
    };
  }
}
