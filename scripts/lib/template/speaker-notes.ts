// What marp-cli's presenter form says of a slide to nobody but the presenter, and how to leave it out.
import {piecesOf} from "../html/markup.ts";

/** One note as marp-cli writes it: escaped paragraphs and nothing else, so that it ends where it seems to end. */
const note = /<div class="bespoke-marp-note"[^<>]*>(?:<p>[^<]*<\/p>)*<\/div>/g;

/** The presenter form as it may be published: the same page without its notes. */
export function withoutNotes(presented: string): string {
  const html = presented.replace(note, "");
  // Better no page than one that gives away what was meant for the presenter alone.
  if (html.includes('<div class="bespoke-marp-note"'))
    throw new Error("marp-cli wrote a speaker note in a form that is not known");
  return html;
}

/** The words of each note, with the number of its slide, from 1. */
export function notesIn(
  presented: string,
): readonly {readonly slide: number; readonly text: string}[] {
  return [...presented.matchAll(note)].map(([one]) => ({
    slide: Number(/data-index="(\d+)"/.exec(one)?.[1] ?? 0) + 1,
    text: piecesOf(one)
      .map(piece => (piece.sort === "words" ? piece.text : " "))
      .join("")
      .replaceAll("\u2060", ""),
  }));
}

/** A note as Marp finds it in its Markdown: its paragraphs, without what keeps two dashes apart there. */
export function plainNote(note: string): readonly string[] {
  return note
    .replaceAll("\u2060", "")
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.replace(/\s+/g, " ").trim())
    .filter(paragraph => paragraph !== "");
}
