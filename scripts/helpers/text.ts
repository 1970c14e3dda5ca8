// What only a plain text needs: {{tab}} goes on to the next column. Lines below each other that have one are a table.
// What only a page can show is refused in it, with what can be written instead.
import {nextColumn} from "../lib/plain/layout.ts";
import {safe, type Helper, type Helpers} from "./helper.ts";

export function textHelpers(): Helpers {
  return {
    tab: {takes: {}, run: () => safe(nextColumn)},
    chart: refused(
      "`chart` cannot stand in a plain text, which shows no pictures",
      "write its words: `headline`, `alt`, or the rows of its `table`",
    ),
    "page-of": refused(
      "`page-of` cannot stand in a plain text, which has no pages",
      "leave it out",
    ),
    slide: {
      ...refused("`slide` cannot stand in a plain text, which has no slides", "leave it out"),
      isBlock: true,
    },
  };
}

function refused(message: string, help: string): Helper {
  return {never: {message, help}, run: () => ""};
}
