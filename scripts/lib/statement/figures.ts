// The figures of two statements → each that differs: its values, by how much, which of its circumstances, and what moved it.
import type {Known, Valued} from "../content/stated.ts";
import {textOf} from "./amounts.ts";
import {causesIn} from "./causes.ts";
import type {Statement, FigureThen} from "./statement.ts";
import {changedFields, type FieldChange} from "./fields.ts";
import {movedBy, type Moved} from "./numbers.ts";

export interface FigureChange {
  readonly id: string;
  readonly label: string;
  /** "left out": the document does not state it any more, and it may still be a figure of the publication. */
  readonly change: "added" | "withdrawn" | "changed" | "left out";
  /** As printed in full; null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
  /** The same as data, in exact numbers. */
  readonly was: Amounts | null;
  readonly is: Amounts | null;
  /** Whether its amount, qualifier or unit is another one. */
  readonly value: boolean;
  /** Per end; null where one cannot be taken from the other. */
  readonly moved: readonly Moved[] | null;
  readonly fields: readonly FieldChange[];
  /** The figures that it follows; empty where it was changed itself. */
  readonly because: readonly string[];
  /** Whether it is computed now. */
  readonly derived: boolean;
}

type Amounts = Partial<Omit<Valued, "id" | "label">>;

/** `stated`: where a document is compared alone, the figures that it states on the other side. */
export function changedFigures(
  before: Statement,
  after: Statement,
  stated: ReadonlySet<string> | null,
): readonly FigureChange[] {
  const [was, is] = [known(before), known(after)];
  const causes = causesIn({before: was, after: is, isChanged});
  const ids = [...new Set([...is.keys(), ...was.keys()])];
  const found = ids.flatMap(id => changeOf(id) ?? []);
  // An input that a document does not state is told where it moves one that it states.
  const moving = new Set(found.flatMap(one => one.because));
  return found.filter(one => isStated(one.id) || moving.has(one.id));

  function changeOf(id: string): FigureChange | null {
    const [then, now] = [was.get(id) ?? null, is.get(id) ?? null];
    if (then && now) return bothOf(then, now);
    const one = (then ?? now)!;
    // What a document does not state is not added, and not withdrawn.
    if (!now && after.document !== null && before.document === null) return null;
    if (!then && before.document !== null && after.document === null && !stated?.has(id))
      return null;
    const text = textOf(one, null, then ? before : after);
    const gone = after.document === null ? "withdrawn" : "left out";
    return {
      id,
      label: one.label,
      change: then ? gone : "added",
      before: then && text,
      after: now && text,
      was: then && amountsOf(then),
      is: now && amountsOf(now),
      value: true,
      moved: null,
      fields: [],
      because: [],
      derived: one.formula !== undefined,
    };
  }

  function bothOf(then: FigureThen, now: FigureThen): FigureChange | null {
    const {id} = now;
    const value = !sameValue(then, now);
    const fields = isWhole(then, before) && isWhole(now, after) ? fieldsOf(then, now) : [];
    const isLeft = stated !== null && before.document !== null && !stated.has(id) && isStated(id);
    if (!value && fields.length === 0 && !isLeft) return null;
    return {
      id,
      label: now.label,
      change: isLeft ? "left out" : "changed",
      before: textOf(then, now, before),
      after: textOf(now, then, after),
      was: amountsOf(then),
      is: amountsOf(now),
      value,
      moved: value ? movedBy(then, now, after) : null,
      fields,
      because: value ? causes(id) : [],
      derived: now.formula !== undefined,
    };
  }

  /** A derived figure has the circumstances and the sources of what it is made of. */
  function fieldsOf(then: FigureThen, now: FigureThen): readonly FieldChange[] {
    const inputs = now.formula && then.formula ? now.formula.inputs.map(one => one.id) : [];
    return changedFields(described(then), described(now)).map(change => {
      const inherits = inherited.has(change.field) && inputs.some(id => changesToo(id, change));
      return inherits ? {...change, follows: true} : change;
    });
  }

  function changesToo(id: string, {field}: FieldChange): boolean {
    const [then, now] = [was.get(id), is.get(id)];
    if (!then || !now) return true;
    return changedFields(described(then), described(now)).some(one => one.field === field);
  }

  function isChanged(id: string): boolean {
    const [then, now] = [was.get(id), is.get(id)];
    return then && now ? !sameValue(then, now) : then !== now;
  }

  function isStated(id: string): boolean {
    const partial = [before, after].find(one => one.document !== null);
    if (!partial || before.document === after.document) return true;
    return partial.figures.some(one => one.id === id) || (stated?.has(id) ?? false);
  }
}

/** Of a document: what it states, and what that rests on. */
function known({figures, behind}: Statement): ReadonlyMap<string, FigureThen> {
  const all = [...figures, ...behind];
  // Records of old name only the values of what is behind a figure.
  const inputs = all.flatMap(one => one.formula?.inputs ?? []);
  const unstated = inputs.map((one): FigureThen => ({...one, sources: [], text: ""}));
  return new Map([...unstated, ...all].map(one => [one.id, one]));
}

function isWhole({id}: FigureThen, {figures, behind}: Statement): boolean {
  return [...figures, ...behind].some(one => one.id === id);
}

function sameValue(a: Valued, b: Valued): boolean {
  return valueFields.every(field => a[field] === b[field]);
}

function amountsOf(figure: Valued): Amounts {
  return Object.fromEntries(
    valueFields.flatMap(name => (figure[name] === undefined ? [] : [[name, figure[name]]])),
  );
}

/** All but its value, and what it was before. */
function described(figure: FigureThen): Known {
  const {id: _id, text: _text, written: _written, was: _was, ...rest} = figure;
  const {value: _value, low: _low, central: _central, high: _high, ...others} = rest;
  const {words: _words, floor: _floor, missing: _missing, ...said} = others;
  const {formula, sources, accepted, ...known} = said;
  return {
    ...known,
    ...(formula ? {formula: formula.written} : {}),
    ...(sources.length > 0 ? {sources: sources.join(", ")} : {}),
    ...(accepted ? {accept: accepted.map(one => `${one.rule}: ${one.reason}`).join("; ")} : {}),
  };
}

const valueFields = [
  "value",
  "low",
  "central",
  "high",
  "words",
  "floor",
  "missing",
  "qualifier",
  "unit",
] as const;

const inherited = new Set([
  "as-of",
  "prices",
  "period",
  "kind",
  "timing",
  "measure",
  "status",
  "evidence",
  "baseline",
  "sources",
  "qualifier",
  "unit",
]);
