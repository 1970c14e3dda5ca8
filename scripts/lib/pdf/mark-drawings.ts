// What is drawn, and the tags of it, brought into line: lines of text are joined, what only decorates is an artifact, and what a tag
// names is there and says in which form it stands.
import {redraw, type Drawing} from "./drawings.ts";
import {applyEdits} from "./edits.ts";
import {markArtifacts, marksIn} from "./marks.ts";
import {packed, type PDFRef} from "./objects.ts";
import {keptByName} from "./page-memory.ts";
import {renamings, type NewNames} from "./resources.ts";
import {joinRuns} from "./runs.ts";
import {eachTag, type Kid, type Piece, type Tag} from "./tags.ts";
import {widthsByName} from "./widths.ts";

/** @param names what each drawing calls what it uses from now on: see resources.ts */
export function redrawAll(
  drawings: readonly Drawing[],
  top: Tag | null,
  names: ReadonlyMap<Drawing, NewNames>,
): void {
  if (top) return markDrawings(drawings, top, names);
  for (const drawing of drawings) {
    const edits = renamings(drawing.operators, names.get(drawing));
    if (edits.length > 0) redraw(drawing.stream, packed(applyEdits(drawing.bytes, edits)));
  }
}

function markDrawings(
  drawings: readonly Drawing[],
  top: Tag,
  allNames: ReadonlyMap<Drawing, NewNames>,
): void {
  const pieces = piecesIn(top);
  const marked = new Map<PDFRef, readonly number[]>(
    drawings.flatMap(drawing => {
      const marks = drawing.isForm
        ? marksOfForm(drawing.name, () => marksIn(drawing.operators))
        : [];
      return marks.length > 0 ? [[drawing.stream, marks] as const] : [];
    }),
  );
  for (const drawing of drawings) {
    const {page, stream, forms} = drawing;
    const row = pieces.get(page) ?? [];
    const withMarks = [...forms].flatMap(([name, form]) => (marked.has(form) ? [name] : []));
    const names = allNames.get(drawing);
    const {contents, dropped} = redrawn(nameOf(drawing.name, row, withMarks, names), () =>
      mark(drawing, row, withMarks, names),
    );
    for (const mcid of dropped) if (row[mcid]) row[mcid].isGone = true;
    if (contents) redraw(stream, contents);
  }
  // The browser says of what stands in a form that it stands on the page: here is the form.
  for (const {stream, page} of drawings)
    for (const mcid of marked.get(stream) ?? []) {
      const piece = pieces.get(page)?.[mcid];
      if (piece) piece.form = stream;
    }
  eachTag(top, tag => {
    if (tag.kids.some(kid => kid.sort === "piece" && factsOf(kid)))
      tag.kids = tag.kids.flatMap((kid): readonly Kid[] => {
        const facts = kid.sort === "piece" ? factsOf(kid) : undefined;
        if (kid.sort !== "piece" || !facts) return [kid];
        return facts.isGone ? [] : [{...kid, form: kid.form ?? facts.form}];
      });
  });

  /** Of a piece that is not as its tag says. */
  function factsOf({page, mcid}: Piece): Facts | undefined {
    const facts = pieces.get(page)?.[mcid];
    return facts?.isGone || facts?.form ? facts : undefined;
  }
}

interface Redrawn {
  /** Packed; null where it stays as it is. */
  readonly contents: Uint8Array | null;
  /** Numbers that mark nothing any more. */
  readonly dropped: readonly number[];
}

const redrawn = keptByName<Redrawn>(({contents}) => 200 + (contents?.length ?? 0));
const marksOfForm = keptByName<readonly number[]>(marks => 200 + 8 * marks.length);

/** Says all that `mark` depends on. */
function nameOf(
  drawing: string | null,
  row: readonly (Facts | undefined)[],
  withMarks: readonly string[],
  names: NewNames | undefined,
): string | null {
  if (drawing === null) return null;
  let tagged = "";
  for (const facts of row) tagged += facts ? (facts.counts ? "c" : "t") : "-";
  return `${drawing} ${tagged} ${withMarks.join(" ")} ${[...(names ?? [])].join(" ")}`;
}

function mark(
  {bytes, operators, resources}: Drawing,
  row: readonly (Facts | undefined)[],
  withMarks: readonly string[],
  names: NewNames | undefined,
): Redrawn {
  const joined = joinRuns(operators, widthsByName(resources));
  const marking = {
    isTagged: (mcid: number) => row[mcid] !== undefined,
    counts: (mcid: number) => row[mcid]?.counts === true,
    hasMarks: (form: string) => withMarks.includes(form),
  };
  const {edits, dropped} = markArtifacts(operators, marking, joined.gone);
  // Where two begin at one place, what is only added comes first.
  const all = [...joined.edits, ...edits, ...renamings(operators, names)];
  return {
    contents: all.length > 0 ? packed(applyEdits(bytes, all)) : null,
    dropped: [...dropped],
  };
}

/** Of what is marked with a number. */
interface Facts {
  /** Whether it counts without a word in it: a picture, the bullet of a list. */
  counts: boolean;
  isGone: boolean;
  form: PDFRef | null;
}

/** By page and number. */
function piecesIn(top: Tag): ReadonlyMap<PDFRef, (Facts | undefined)[]> {
  const found = new Map<PDFRef, (Facts | undefined)[]>();
  note(top, false);
  return found;

  function note(tag: Tag, isWithin: boolean): void {
    const counts = isWithin || counting.has(tag.type);
    for (const kid of tag.kids)
      if (kid.sort === "tag") note(kid, counts);
      else if (kid.sort === "piece") {
        const row = found.get(kid.page) ?? [];
        found.set(kid.page, row);
        const known = row[kid.mcid];
        if (known) known.counts ||= counts;
        else row[kid.mcid] = {counts, isGone: false, form: null};
      }
  }
}

const counting = new Set(["Figure", "Formula", "Lbl", "Form"]);
