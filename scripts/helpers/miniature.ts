// {{miniature slide width="88mm"}}: a slide of another document, small, and the very same: vector, with its text and its tags.
// It is drawn later; here its place is kept, and what it prints is put on record.
import {cite, type Printing, type SlideRecord} from "../lib/template/printing.ts";
import {miniaturePlace} from "../lib/template/miniature.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";

/** `slides`: of each document that is shown, by its name. */
export function miniatureHelpers(
  printing: Printing,
  slides: ReadonlyMap<string, readonly SlideRecord[]>,
): Helpers {
  return {
    miniature: {
      takes: {0: ["slide"], width: ["word"], titled: ["word"]},
      run(...args) {
        const node = nodeOf(args[0]);
        if (node?.node !== "slide") return "";
        const {hash} = optionsOf(args);
        const {ledger} = printing;
        const {document, number} = node;
        const key = `${document}-${number}-${ledger.miniatures.length + 1}`;
        const width = typeof hash["width"] === "string" ? hash["width"] : "100%";
        ledger.miniatures.push({key, document, number, width, isTitled: hash["titled"] === true});
        const slide = slides.get(document)?.find(one => one.number === number);
        ledger.uses.push(...(slide?.uses ?? []));
        ledger.facts.push(...(slide?.facts ?? []));
        for (const source of slide?.sources ?? []) cite(source, printing);
        return safe(miniaturePlace(key));
      },
    },
  };
}
