// From a document's own words and Figures to findings: sums that it states, such as a slide that adds up, and that are none.
import type {Figures, Setting} from "../lib/content/figure.ts";
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import {statedSums} from "../lib/totals/stated.ts";
import {statedFault} from "../lib/totals/words.ts";
import {weigh} from "../lib/totals/weigh.ts";
import type {YamlFile} from "../lib/yaml/yaml.ts";
import type {Template} from "./template.ts";

/** `rules/total` at the words that name the total; a reason that this figure has for it counts here, too. */
export function checkStatedSums(
  file: YamlFile,
  {manifest}: Template,
  figures: Figures,
  setting: Setting,
): readonly Diagnostic[] {
  return manifest.sums.flatMap(words =>
    statedSums(file.data, words).flatMap(({total, parts}) => {
      const printed = figures.get(total.figure);
      const added = parts.flatMap(({figure, sign}) => {
        const quantity = figures.get(figure)?.quantity;
        return quantity ? [{quantity, sign}] : [];
      });
      if (!printed || added.length < parts.length) return [];
      const fault = statedFault(printed, weigh(printed.quantity, added), setting);
      if (!fault || printed.accepted.some(({rule}) => rule === "total")) return [];
      const at = file.places.value(total.path);
      return [{...errorAt(at, "rules/total", fault.message, fault.help), severity: "warning"}];
    }),
  );
}
