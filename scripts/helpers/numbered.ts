// What a long document needs: {{numbered "chart" id "Chart"}} → Chart 3, {{page-of "chart-spending"}} for a list of contents,
// {{css-text x}} for words in a style sheet, {{bare x}} for words without the numbers of their notes.
import {type Printing} from "../lib/template/printing.ts";
import {printFigure, printText} from "../lib/template/words-of.ts";
import {numberThing} from "../lib/template/seen.ts";
import {printable} from "../lib/template/terms.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";
import {capital, plainOf} from "./words.ts";

export function numberedHelpers(printing: Printing): Helpers {
  return {
    numbered: {
      takes: {0: ["word"], 1: ["word"], 2: ["word", "text"], number: ["word"]},
      run(...args) {
        const [noun, id, word] = args.map(one => plainOf(one, printing));
        const own = optionsOf(args).hash["number"];
        // It stands at the head of what it numbers.
        return numberThing(
          noun!,
          id!,
          capital(word ?? "", printing),
          typeof own === "number" ? own : null,
          printing,
        );
      },
    },
    "page-of": {
      takes: {0: ["word"], 1: ["word"]},
      run(...args) {
        const id = args.slice(0, -1).join("");
        return safe(`<span class="page-of" data-page-of="${id.replace(/[^\w-]/g, "")}"></span>`);
      },
    },
    "css-text": {
      takes: {0: printable},
      run: value => safe(cssText(plainOf(value, printing))),
    },
    bare: {
      takes: {0: printable},
      run(value) {
        const node = nodeOf(value);
        const silent: Printing = {...printing, notes: "none"};
        if (node?.node === "text") return safe(printText(node, silent));
        if (node?.node === "figure") return safe(printFigure(node.figure, "prose", silent));
        return value;
      },
    },
  };
}

/** A quoted string of CSS, which no character can leave, nor end the element that holds the sheet. */
function cssText(words: string): string {
  const inside = words.replace(
    /["\\<>&\p{Cc}\u2028\u2029]/gu,
    character => `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${inside}"`;
}
