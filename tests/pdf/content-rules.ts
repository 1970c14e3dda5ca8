// What is painted: all of it tagged, or said to be decoration; links and other annotations in the tree, with words.
import {latin} from "../../scripts/lib/pdf/bytes.ts";
import {readOperators, type Operand} from "../../scripts/lib/pdf/operators.ts";
import {
  bytesOf,
  dict,
  list,
  number,
  type PDFDict,
  PDFName,
  PDFRef,
  PDFStream,
  text,
  word,
} from "./opened.ts";
import type {Element, Finding, Opened} from "./opened.ts";

export interface Drawing {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly resources: PDFDict | null;
}

const paints = new Set("f F f* S s B B* b b* sh EI Tj TJ ' \"".split(" "));

export function contentRules(opened: Opened): readonly Finding[] {
  return [...painted(opened), ...annotated(opened)];
}

/** The pages, and every form that is drawn on them, each once. */
export function drawingsIn({pages, pdf}: Opened): readonly Drawing[] {
  const found = new Map<string, Drawing>();
  for (const page of pages) {
    const key = pdf.context.getObjectRef(page)?.tag ?? "";
    add({key, bytes: contentsOf(page), resources: inherited(page)});
  }
  return [...found.values()];

  function add(drawing: Drawing): void {
    if (found.has(drawing.key)) return;
    found.set(drawing.key, drawing);
    readOperators(drawing.bytes, (operator, operands) => {
      const form = operator === "Do" ? formOf(drawing.resources, nameOf(operands[0])) : null;
      if (form) add(form);
    });
  }
}

function contentsOf(page: PDFDict): Uint8Array {
  const streams = list(page, "Contents").flatMap(one => {
    const stream = page.context.lookup(one);
    return stream instanceof PDFStream ? [bytesOf(stream), new Uint8Array([10])] : [];
  });
  return Buffer.concat(streams);
}

function nameOf(operand: Operand | undefined): string {
  return typeof operand === "string" ? operand.slice(1) : "";
}

function painted({pages, pdf, elements}: Opened): readonly Finding[] {
  const found: Finding[] = [];
  const tagged = new Set(elements.flatMap(one => one.pieces));
  const calls = new Map<string, number>();
  const marked = new Set<string>();
  for (const page of pages) {
    const key = pdf.context.getObjectRef(page)?.tag ?? "";
    look({key, bytes: contentsOf(page), resources: inherited(page)}, false);
  }
  for (const [key, count] of calls)
    if (count > 1 && marked.has(key))
      found.push({rule: "7.20-t02", message: `the tagged form ${key} is drawn ${count} times`});
  return found;

  function look({key, bytes, resources}: Drawing, isCovered: boolean): void {
    const open: ("artifact" | "tag" | "neither")[] = [];
    let isReported = false;
    readOperators(bytes, (operator, operands) => {
      if (operator === "BMC" || operator === "BDC") {
        const sort = sortOf(operands, key, bytes, resources);
        if (sort === "artifact" && open.includes("tag"))
          found.push({rule: "7.1-t01", message: "an artifact within tagged content"});
        if (sort === "tag" && (open.includes("artifact") || isCovered))
          found.push({rule: "7.1-t02", message: "tagged content within an artifact"});
        open.push(sort);
        const language = languageIn(operands[1], bytes);
        if (language !== null && !/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(language))
          found.push({rule: "7.2-t29", message: `\`${language}\` is no language`});
      } else if (operator === "EMC") {
        open.pop();
      } else if (paints.has(operator) || operator === "Do") {
        const covered = isCovered || open.some(one => one !== "neither");
        const form = operator === "Do" ? formOf(resources, nameOf(operands[0])) : null;
        if (form) {
          calls.set(form.key, (calls.get(form.key) ?? 0) + 1);
          if (calls.get(form.key) === 1) look(form, covered);
        } else if (!covered && !isReported) {
          isReported = true;
          found.push({
            rule: "7.1-t03",
            message: `${operator} in ${key} is neither tagged nor an artifact`,
          });
        }
      }
    });
  }

  function sortOf(
    [tag, properties]: readonly Operand[],
    key: string,
    bytes: Uint8Array,
    resources: PDFDict | null,
  ): "artifact" | "tag" | "neither" {
    if (tag === "/Artifact") return "artifact";
    const mcid = numberIn(properties, bytes, resources);
    if (mcid === null) return "neither";
    marked.add(key);
    return tagged.has(`${key} ${mcid}`) ? "tag" : "neither";
  }
}

function numberIn(
  properties: Operand | undefined,
  bytes: Uint8Array,
  resources: PDFDict | null,
): number | null {
  if (typeof properties === "object") {
    const said = /\/MCID\s*(\d+)/.exec(latin(bytes, properties.start, properties.end));
    return said ? Number(said[1]) : null;
  }
  const lists = resources && dict(resources, "Properties");
  const one = lists && dict(lists, String(properties).slice(1));
  return one && number(one, "MCID");
}

function languageIn(properties: Operand | undefined, bytes: Uint8Array): string | null {
  if (typeof properties !== "object") return null;
  return /\/Lang\s*\(([^)]*)\)/.exec(latin(bytes, properties.start, properties.end))?.[1] ?? null;
}

function formOf(resources: PDFDict | null, key: string): Drawing | null {
  const objects = resources && dict(resources, "XObject");
  const ref = objects?.get(PDFName.of(key));
  const stream = objects?.lookup(PDFName.of(key));
  if (!(stream instanceof PDFStream) || word(stream.dict, "Subtype") !== "Form") return null;
  return {
    key: ref instanceof PDFRef ? ref.tag : "",
    bytes: bytesOf(stream),
    resources: dict(stream.dict, "Resources") ?? resources,
  };
}

function inherited(page: PDFDict): PDFDict | null {
  for (let at: PDFDict | null = page; at; at = dict(at, "Parent")) {
    const own = dict(at, "Resources");
    if (own) return own;
  }
  return null;
}

function annotated({annotations, elements, pages, roles: _}: Opened): readonly Finding[] {
  const found: Finding[] = [];
  const holders = new Map<PDFDict, Element>(
    elements.flatMap(one => one.annotations.map(each => [each, one] as const)),
  );
  for (const page of pages)
    if (list(page, "Annots").length > 0 && word(page, "Tabs") !== "S")
      found.push({
        rule: "7.18.3-t01",
        message: "a page with links whose order is not that of the tags",
      });
  for (const {dict: one, page} of annotations) {
    const subtype = word(one, "Subtype");
    const role = holders.get(one)?.role ?? null;
    const said = text(one, "Contents");
    if (subtype === "Link") {
      if (role !== "Link")
        found.push({rule: "7.18.5-t01", message: `a link in ${role ?? "no tag"}`});
      if (!said) found.push({rule: "7.18.5-t02", message: "a link without a word of what it is"});
    } else if (subtype === "PrinterMark") {
      if (role) found.push({rule: "7.18.8-t01", message: "a printer's mark among the tags"});
    } else if (subtype === "Widget") {
      if (role !== "Form" && !isHidden(one, page))
        found.push({rule: "7.18.4-t01", message: "a field in no Form"});
    } else if (subtype !== "Popup" && !isHidden(one, page)) {
      if (role !== "Annot")
        found.push({rule: "7.18.1-t01", message: `${subtype} in ${role ?? "no tag"}`});
      if (!said && !text(holders.get(one)?.dict ?? one, "Alt"))
        found.push({rule: "7.18.1-t02", message: `${subtype} without a word of what it is`});
    }
    if (subtype === "TrapNet") found.push({rule: "7.18.2-t01", message: "a trap network"});
  }
  return found;
}

function isHidden(one: PDFDict, page: PDFDict): boolean {
  if (((number(one, "F") ?? 0) & 2) === 2) return true;
  const rect = list(one, "Rect").map(Number);
  const box = list(page, "CropBox").length > 0 ? list(page, "CropBox") : list(page, "MediaBox");
  const [left, bottom, right, top] = box.map(value => Number(String(value)));
  const [x1, y1, x2, y2] = rect.length === 4 ? list(one, "Rect").map(v => Number(String(v))) : [];
  if (x1 === undefined) return false;
  return x2! < left! || x1 > right! || y2! < bottom! || y1! > top!;
}
