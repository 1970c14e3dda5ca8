// The numbered objects of one PDF, from its catalog and its pages on.
import {
  dictIn,
  listIn,
  name,
  nameIn,
  PDFDict,
  type PDFName,
  PDFRef,
  resolved,
  type PDFObject,
} from "./objects.ts";

const Type = name("Type");

export interface PDFPage {
  readonly ref: PDFRef;
  readonly node: PDFDict;
}

/** The numbered objects of one PDF. */
export class PDFDocument {
  /** Of PDF 1.7 the 7. */
  readonly minor: number;
  /** `Root`, `Info`, `ID`. */
  readonly trailer = new PDFDict();
  private readonly refs: (PDFRef | undefined)[];
  private largest = 0;

  /** @param size about how many objects it will have */
  constructor(minor: number, size = 0) {
    this.minor = minor;
    this.refs = Array.from({length: size});
  }

  /** The one of this number, whether or not there is an object yet. */
  ref(number: number): PDFRef {
    return (this.refs[number] ??= new PDFRef(number));
  }

  /** The number after the last that was ever given. */
  get next(): number {
    return this.largest + 1;
  }

  assign(ref: PDFRef, object: PDFObject): void {
    ref.object = object;
    if (ref.number > this.largest) this.largest = ref.number;
  }

  /** The objects as they are now, and what brings them back under their numbers. */
  state(): {readonly objects: readonly (PDFObject | undefined)[]; readonly undo: () => void} {
    const {refs, largest} = this;
    const before = refs.slice();
    const objects = before.map(ref => ref?.object);
    const undo = (): void => {
      for (let number = 0; number < before.length; number += 1) {
        const ref = before[number];
        refs[number] = ref;
        if (!ref) continue;
        ref.number = number;
        ref.object = objects[number];
      }
      refs.length = before.length;
      this.largest = largest;
    };
    return {objects, undo};
  }

  /** Takes in one of another PDF, as its next. */
  adopt(ref: PDFRef): void {
    ref.number = this.next;
    this.refs[ref.number] = ref;
    this.largest = ref.number;
  }

  register(object: PDFObject): PDFRef {
    const ref = this.ref(this.next);
    this.assign(ref, object);
    return ref;
  }

  /** Those that are dictionaries of a type, by number. */
  dicts(type: PDFName): {readonly ref: PDFRef; readonly dict: PDFDict}[] {
    const found: {readonly ref: PDFRef; readonly dict: PDFDict}[] = [];
    for (const ref of this.refs)
      if (ref?.object instanceof PDFDict && ref.object.get(Type) === type)
        found.push({ref, dict: ref.object});
    return found;
  }

  /** Those that there are, by number. */
  objects(): (PDFRef & {readonly object: PDFObject})[] {
    return this.refs.filter(
      (ref): ref is PDFRef & {readonly object: PDFObject} => ref?.object !== undefined,
    );
  }

  get catalog(): PDFDict {
    return this.trailer.lookup(name("Root")) as PDFDict;
  }

  /** What it says of itself; made where it says nothing. */
  get info(): PDFDict {
    const known = this.trailer.lookup(name("Info"));
    if (known instanceof PDFDict) return known;
    const made = new PDFDict();
    this.trailer.set(name("Info"), this.register(made));
    return made;
  }

  pages(): readonly PDFPage[] {
    const found: PDFPage[] = [];
    const seen = new Set<PDFDict>();
    const below = (node: PDFDict | null): void => {
      if (!node || seen.has(node)) return;
      seen.add(node);
      for (const ref of listIn(node, "Kids") ?? []) {
        const kid = resolved(ref);
        if (!(ref instanceof PDFRef) || !(kid instanceof PDFDict)) continue;
        if (nameIn(kid, "Type") === "Pages") below(kid);
        else if (nameIn(kid, "Type") === "Page") found.push({ref, node: kid});
      }
    };
    below(dictIn(this.catalog, "Pages"));
    return found;
  }
}
