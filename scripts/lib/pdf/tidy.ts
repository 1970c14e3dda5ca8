// The browser's tags say which box holds which; a reader needs paragraphs, lists with bodies, and no empty shells.
// Nothing that has words loses its place in the reading order.
import {name} from "./objects.ts";
import {newTag, type Kid, type Tag} from "./tags.ts";

/** Tags that stand within a line of text. */
const inline = new Set(["Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link"]);
for (const type of ["Annot", "Ruby", "Warichu", "Em", "Strong"]) inline.add(type);
/** Tags that may stand in a line or alone. */
const either = new Set(["Figure", "Formula", "Form"]);
/** Tags that hold lines of text and nothing else. */
const lines = new Set(["P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", ...inline, ...either]);
/** Tags that hold lines, or paragraphs and lists. */
const cells = new Set(["LBody", "TD", "TH", "Caption"]);
/** Tags whose parts have tags of their own. */
const frames = new Set(["L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "TOC", "TOCI"]);
/** Tags that say nothing when there is nothing in them. */
const shells = new Set(["NonStruct", "P", "Span", "Em", "Strong", "Div", "L", "Lbl", "LBody"]);

export function tidyTags(top: Tag): void {
  arrange(top);

  function arrange(tag: Tag): void {
    if (lines.has(tag.type) || isCellOfWords(tag)) tag.kids = inLine(tag.kids);
    else if (tag.type === "LI") tag.kids = itemOf(inFrame(tag.kids));
    else if (frames.has(tag.type)) tag.kids = inFrame(tag.kids);
    else tag.kids = paragraphs(tag.kids);
    tag.kids = tag.kids.filter(kid => kid.sort !== "tag" || !isShell(kid));
  }

  function arranged(tag: Tag): Tag {
    arrange(tag);
    return tag;
  }

  function inLine(kids: readonly Kid[]): readonly Kid[] {
    return kids.flatMap(kid => {
      if (kid.sort !== "tag") return [kid];
      return kid.isBox ? inLine(kid.kids) : [arranged(kid)];
    });
  }

  function inFrame(kids: readonly Kid[]): readonly Kid[] {
    return kids.flatMap(kid => {
      if (kid.sort !== "tag") return [kid];
      return kid.isBox && holdsBlock(kid) ? inFrame(kid.kids) : [kid.isBox ? kid : arranged(kid)];
    });
  }

  /** An item is its label, and a body. */
  function itemOf(kids: readonly Kid[]): readonly Kid[] {
    const isOwn = (kid: Kid): boolean => kid.sort === "tag" && /^(?:Lbl|LBody)$/.test(kid.type);
    const rest = kids.filter(kid => !isOwn(kid));
    if (rest.length === 0) return kids;
    return [...kids.filter(isOwn), arranged(newTag("LBody", rest))];
  }

  /** Words that stand between blocks become paragraphs of their own: a box of words is one, and so is a line with bare words in it. */
  function paragraphs(kids: readonly Kid[]): readonly Kid[] {
    const done: Kid[] = [];
    let line: Kid[] = [];
    for (const kid of kids) {
      if (isInline(kid)) {
        line.push(kid);
        continue;
      }
      finish();
      if (kid.sort !== "tag") done.push(kid);
      else if (kid.isBox) done.push(...paragraphs(kid.kids));
      else done.push(arranged(kid));
    }
    finish();
    return done;

    function finish(): void {
      if (line.every(standsAlone)) for (const kid of line) done.push(...alone(kid));
      else done.push(...paragraphOf(line));
      line = [];
    }
  }

  /** A box of boxes is looked into; a box of words is a paragraph; a picture is itself. */
  function alone(kid: Kid): readonly Kid[] {
    const inner = kid.sort === "tag" && kid.isBox ? kid.kids : [];
    return inner.length > 0 && inner.every(standsAlone) ? paragraphs(inner) : paragraphOf([kid]);
  }

  function paragraphOf(line: readonly Kid[]): readonly Kid[] {
    const words = inLine(line);
    if (words.every(kid => kid.sort === "tag" && isShell(kid))) return [];
    return isPicture(words[0]) && words.length === 1 ? words : [newTag("P", words)];
  }
}

function isCellOfWords(tag: Tag): boolean {
  const isParted = tag.kids.length > 1 && tag.kids.every(standsAlone);
  return cells.has(tag.type) && !isParted && !holdsBlock(tag);
}

/** A picture, or a box with other boxes in it: no run of words. */
function standsAlone(kid: Kid): boolean {
  if (isPicture(kid)) return true;
  return kid.sort === "tag" && kid.isBox && kid.kids.every(inner => inner.sort === "tag");
}

function isPicture(kid: Kid | undefined): boolean {
  return kid?.sort === "tag" && either.has(kid.type);
}

function isInline(kid: Kid): boolean {
  if (kid.sort !== "tag") return true;
  if (kid.isBox) return !holdsBlock(kid);
  return inline.has(kid.type) || either.has(kid.type);
}

function holdsBlock(tag: Tag): boolean {
  return tag.kids.some(kid => !isInline(kid));
}

function isShell(tag: Tag): boolean {
  return tag.kids.length === 0 && shells.has(tag.type) && !tag.dict.has(name("ActualText"));
}
