import {Marp} from "@marp-team/marp-core";
import {expect, test} from "vitest";
import {ReadyMarp} from "../../scripts/lib/template/ready-marp.ts";

const options = {html: true, inlineSVG: false, script: false} as const;

const decks = [
  "<!-- _class: title -->\n\n# One\n\n<!--\nWelcome: to all of you.\n-->\n\n---\n\n<!-- _class: points -->\n\n## Two\n\n<!-- Pause here. -->",
  // The same comments in other places, and others that begin as they do.
  "<!-- _class: points -->\n\n## Two\n\n<!-- Pause here. -->\n\n---\n\n<!-- _class: title -->\n\n# One\n\n<!--\nWelcome: to all of us.\n-->\n",
  "<!-- class: quiet -->\n\n# All\n\n---\n\n## Still\n\n<!-- _class: title --> behind it\n\n---\n\n<!--\n_class: title\nnever ended",
  "<!-- prettier-ignore -->\n\n# One\n\n<!-- paginate: true\nfooter: *At the foot* -->\n\n- a list\n  <!-- _class: inside -->\n\n> <!-- Pause here. -->\n> said",
  "  <!-- _class: title -->\n\n# Indented\n\n<!-- -->\n\n<!---->\n\nIn words <!-- _class: points --> too.",
];

function drawn(marp: Marp, deck: string) {
  const {html, css, comments} = marp.render(deck, {htmlAsArray: true});
  return {html, css, comments};
}

test("what is known of a comment from other decks is what Marp reads in it", () => {
  const knowing = new ReadyMarp(options);
  const all = [...decks, ...decks.toReversed(), ...decks];
  for (const deck of all) expect(drawn(knowing, deck)).toEqual(drawn(new Marp(options), deck));
});
