// {{as-written "30 steps" source="press"}}: a number in a template that somebody else wrote, {{as-written "100%" because="a figure of speech"}}: one
// that is no figure. The words print as they are; the reason is for who reads the template.
import {cite, escape, type Printing} from "../lib/template/printing.ts";
import {optionsOf, safe, type Helpers} from "./helper.ts";

export function asWrittenHelpers(printing: Printing): Helpers {
  return {
    "as-written": {
      takes: {0: ["word"], source: ["word"], because: ["word"]},
      needs: ["source", "because"],
      names: {source: "sources"},
      run(...args) {
        const {source} = optionsOf(args).hash;
        if (typeof source === "string") cite(source, printing);
        return safe(escape(String(args[0]), printing));
      },
    },
  };
}
