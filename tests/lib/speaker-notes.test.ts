// Speaker notes in what marp-cli writes, and the same page without them.
import {expect, test} from "vitest";
import {withoutNotes} from "../../scripts/lib/template/speaker-notes.ts";

const slide = '<section class="note"><p>bespoke-marp-note &lt;div&gt;</p></section>';
const note = (text: string): string =>
  `<div class="bespoke-marp-note" data-index="0" tabindex="0">${text}</div>`;

test("the notes go, and nothing else", () => {
  const style = "<style>.bespoke-marp-note{display:none}</style>";
  const script = '<script>document.querySelectorAll(".bespoke-marp-note")</script>';
  const page = (notes: string): string => `${style}<body>${slide}${notes}${script}</body>`;
  const notes = note("<p>One &lt;/div&gt; &amp; two</p><p>three\n\nfour</p>") + note("");
  expect(withoutNotes(page(notes))).toBe(page(""));
});

test("a page without notes stays as it is", () => expect(withoutNotes(slide)).toBe(slide));

test("a note in a form that is not known is not let through", () =>
  expect(() => withoutNotes(note("<ul><li>Say it loud</li></ul>"))).toThrow("speaker note"));
