// {{#slide "statement" notes=notes}} … {{/slide}}: one slide, with its class and what the presenter says.
// Inside it, {{@slide}} is its number, and {{source-line}} names the sources of all that it has printed so far.
import {escapeNote} from "../lib/template/escape.ts";
import type {TextNode} from "../lib/template/model.ts";
import {beginSums, newLedger, type Printing} from "../lib/template/printing.ts";
import {headingOf, paragraphsOf} from "../lib/template/slides.ts";
import {printable} from "../lib/template/terms.ts";
import {nodeOf, optionsOf, type Helpers} from "./helper.ts";
import {plainOf} from "./words.ts";

export function slideHelpers(printing: Printing): Helpers {
  let number = 0;
  return {
    slide: {
      isBlock: true,
      takes: {0: ["word", "nothing"], notes: printable, again: ["word"]},
      run(this: unknown, ...args) {
        const {fn, data, hash} = optionsOf(args);
        // What goes on from the slide before is not introduced again.
        const notes = hash["again"] === true ? undefined : hash["notes"];
        // Handlebars takes `{{@slide}}` for a call of the helper that has the same name.
        if (typeof fn !== "function") return number;
        const first = number === 0;
        number += 1;
        printing.ledger.recent.figures = [];
        printing.ledger.recent.sources = [];
        const before = printing.ledger.uses.length;
        beginSums(printing);
        const factsBefore = printing.ledger.facts.length;
        const body = oneBlock(fn(this, {data}));
        const uses = printing.ledger.uses.slice(before);
        const said = {...printing, ledger: newLedger()};
        const note = escapeNote(plainOf(notes, said));
        printing.ledger.slides.push({
          number,
          title: headingOf(body, uses),
          notes: notesOf(notes),
          uses,
          spoken: said.ledger.uses,
          sources: [...printing.ledger.recent.sources],
          facts: printing.ledger.facts.slice(factsBefore),
        });
        const kind = typeof args[0] === "string" ? args[0] : "plain";
        return (
          [
            first ? "" : "---",
            `<!-- _class: ${kind} -->`,
            body,
            note === "" ? "" : `<!--\n${note}\n-->`,
          ]
            .filter(part => part !== "")
            .join("\n\n") + "\n\n"
        );
      },
    },
  };
}

function notesOf(value: unknown): readonly TextNode[] {
  const node = nodeOf(value);
  if (node?.node === "text") return paragraphsOf(node);
  if (node?.node === "figure")
    return [
      {
        node: "text",
        rich: false,
        segments: [{sort: "figure", figure: node.figure.id, register: "prose"}],
      },
    ];
  const text = typeof value === "object" || value === undefined ? "" : String(value);
  return text === ""
    ? []
    : paragraphsOf({node: "text", rich: false, segments: [{sort: "text", text}]});
}

/**
 * Markdown reads HTML as it stands until a blank line, and indented lines after one as code. So lines lose
 * their indent and blank lines go, except around a heading, which is to be read as Markdown.
 */
function oneBlock(text: string): string {
  const lines = text
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "");
  return lines
    .map(line => (/^#{1,6} /.test(line) ? `\n${line}\n` : line))
    .join("\n")
    .trim();
}
