// The commonest slips in YAML, each at the sign that is to blame: a text that begins with a sign of YAML's own, and what was never
// closed. The parser notices most of them only further down, and some not at all.
import {CST} from "yaml";
import type {SourceText, Span} from "../text.ts";

export interface Slip {
  readonly at: Span;
  readonly message: string;
  readonly help: string;
  /** Whatever the parser says from here on up to this offset is an echo. */
  readonly through: number;
}

/** `tokens`: the file as YAML's parser takes it apart. */
export function findSlips(source: SourceText, tokens: readonly CST.Token[]): readonly Slip[] {
  const stray = tokens.find(token => token.type === "error");
  const directives = tokens.filter(token => token.type === "directive");
  return [
    ...directives.flatMap(versionSlip),
    ...tokens.flatMap(slipsFrom),
    ...(stray && /^[\]}]$/.test(stray.source) ? [straySlip(stray.offset)] : []),
  ];

  function versionSlip({offset, source: line}: CST.Directive): readonly Slip[] {
    const version = /^%YAML\s+(\S+)/.exec(line)?.[1] ?? "1.2";
    if (version === "1.2") return [];
    const end = offset + line.length;
    return [
      {
        at: {in: source, start: offset, end},
        message: `the file asks for YAML ${version}; YAML 1.2 is read here`,
        help: "delete the `%YAML` line",
        through: end,
      },
    ];
  }

  /** After a bracket too many the parser reads nothing any more. */
  function straySlip(start: number): Slip {
    return {
      at: {in: source, start, end: start + 1},
      message: "this bracket closes nothing",
      help: "delete it, or put the whole text in quotes",
      through: source.text.length,
    };
  }

  function slipsFrom(token: CST.Token): readonly Slip[] {
    const sign = signOf(token, source.text);
    // Between `{{ }}` nothing was meant as YAML; elsewhere, what is open inside leaves what is around it open as well.
    const inside = sign === "{{" ? [] : partsOf(token).flatMap(slipsFrom);
    const own = inside.length === 0 && sign !== null ? slipAt(token, sign) : null;
    return own ? [own] : inside;
  }

  function slipAt(token: CST.Token, sign: Sign): Slip | null {
    const {reading, quoting, closing} = signs[sign];
    const start = token.offset;
    const slip = {
      at: {in: source, start, end: start + sign.length},
      through: start + CST.stringify(token as CST.FlowScalar).length,
    };
    const isMisread = sign === "{{" || sign === "-" || hasWordsBehind(token);
    if (sign !== "{{" && isOpen(token))
      return {...slip, message: `this ${nounOf(token)} is not closed`, help: closing};
    if (!isMisread) return null;
    return {...slip, message: `a text that begins with \`${sign}\` ${reading}`, help: quoting};
  }
}

const inQuotes = 'put the whole text in quotes: "…"';

/** How YAML reads a value that begins with one of its signs, and what to do where that was not meant. */
const signs = {
  "{{": {
    reading: "is read as a map",
    quoting: 'put the whole text in quotes: "{{…}} …"',
    closing: inQuotes,
  },
  "{": {reading: "is read as a map", quoting: inQuotes, closing: "close it with `}`"},
  "[": {reading: "is read as a list", quoting: inQuotes, closing: "close it with `]`"},
  '"': {
    reading: 'ends at the next `"`',
    quoting: "put the whole text in single quotes",
    closing: "close it, or put the whole text in single quotes",
  },
  "'": {
    reading: "ends at the next `'`",
    quoting: "put the whole text in double quotes",
    closing: "close it, or put the whole text in double quotes",
  },
  "*": {reading: "is read as an alias", quoting: inQuotes, closing: inQuotes},
  "-": {reading: "is read as an item of a list", quoting: inQuotes, closing: inQuotes},
  ">": {reading: "has to go on in the lines below", quoting: inQuotes, closing: inQuotes},
  "|": {reading: "has to go on in the lines below", quoting: inQuotes, closing: inQuotes},
} as const;

type Sign = keyof typeof signs;

/** The sign of YAML's own that a value begins with; a plain text, or lines below, begin with none. */
function signOf(token: CST.Token, text: string): Sign | null {
  const first = text.slice(token.offset, token.offset + 2);
  const isMarked = marked.has(token.type) || (token.type === "error" && token.source === "-");
  const sign = token.type === "flow-collection" && first === "{{" ? first : first.slice(0, 1);
  return isMarked && Object.hasOwn(signs, sign) ? (sign as Sign) : null;
}

const marked: ReadonlySet<CST.Token["type"]> = new Set([
  "flow-collection",
  "alias",
  "single-quoted-scalar",
  "double-quoted-scalar",
  "block-scalar",
]);

function partsOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  const items: readonly CST.CollectionItem[] = CST.isCollection(token) ? token.items : [];
  return items.flatMap(({key, value}) => [key ?? [], value ?? []].flat());
}

function isQuoted(token: CST.Token): token is CST.FlowScalar {
  return token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar";
}

function isOpen(token: CST.Token): boolean {
  if (isQuoted(token)) return !/^(?:'(?:[^']|'')*'|"(?:[^"\\]|\\[^])*")$/.test(token.source);
  if (token.type !== "flow-collection") return false;
  const closer = token.start.type === "flow-map-start" ? "flow-map-end" : "flow-seq-end";
  return token.end.every(one => one.type !== closer);
}

function nounOf(token: CST.Token): string {
  return isQuoted(token) ? "quote" : "bracket";
}

/** Words on the line on which the value has already ended: it was meant to go on. */
function hasWordsBehind(token: CST.Token): boolean {
  const behind =
    token.type === "block-scalar" ? token.props : "end" in token ? (token.end ?? []) : [];
  return behind.some(one => !layout.has(one.type));
}

const layout = new Set([
  "space",
  "newline",
  "comment",
  "comma",
  "flow-map-end",
  "flow-seq-end",
  "block-scalar-header",
  "anchor",
  "tag",
]);
