// What the tree of tags must be: PDF/UA-1, clauses 7.1 to 7.9, and what we ask beyond them.
import {list, number, PDFDict, standard, text, word} from "./opened.ts";
import type {Element, Finding, Opened} from "./opened.ts";

type Rule = (pdf: Opened) => readonly Finding[];

export const structureRules: readonly Rule[] = [
  roleMap,
  places,
  contents,
  tables,
  headers,
  pictures,
  headings,
  notes,
];

function roleMap({elements, roles}: Opened): readonly Finding[] {
  const found: Finding[] = [];
  for (const [from] of roles) {
    if (standard.has(from))
      found.push({rule: "7.1-t07", message: `${from} is standard, and mapped`});
    const seen = new Set<string>();
    for (let at: string | undefined = from; at !== undefined; at = roles.get(at)) {
      if (seen.has(at)) {
        found.push({rule: "7.1-t06", message: `${from} is mapped in a circle`});
        break;
      }
      seen.add(at);
    }
  }
  for (const type of new Set(elements.filter(one => one.role === null).map(one => one.type)))
    found.push({rule: "7.1-t05", message: `${type} is mapped to nothing that is known`});
  return found;
}

/** Which tags may hold which: what holds the tag, by the tag. */
const homes: Readonly<Record<string, readonly [string, RegExp]>> = {
  TR: ["7.2-t04", /^(?:Table|THead|TBody|TFoot)$/],
  THead: ["7.2-t05", /^Table$/],
  TBody: ["7.2-t06", /^Table$/],
  TFoot: ["7.2-t07", /^Table$/],
  TH: ["7.2-t08", /^TR$/],
  TD: ["7.2-t09", /^TR$/],
  LI: ["7.2-t17", /^L$/],
  LBody: ["7.2-t18", /^LI$/],
  TOCI: ["7.2-t26", /^TOC$/],
};

function places({elements}: Opened): readonly Finding[] {
  return elements.flatMap(({role, parent}) => {
    const [rule, allowed] = homes[role ?? ""] ?? [];
    const holder = parent?.role ?? "nothing";
    return rule && !allowed!.test(holder) ? [{rule, message: `${role} in ${holder}`}] : [];
  });
}

/** What a tag may hold, in which order. */
const orders: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  Table: [
    [
      "7.2-t03",
      /^(?:Caption )?(?:(?:TR|THead|TBody|TFoot) )*$|^(?:(?:TR|THead|TBody|TFoot) )*(?:Caption )?$/,
    ],
    ["7.2-t11", /^(?!.*THead .*THead )/],
    ["7.2-t12", /^(?!.*TFoot .*TFoot )/],
    ["7.2-t13", /^(?!.*TFoot )|TBody /],
    ["7.2-t14", /^(?!.*THead )|TBody /],
  ],
  TR: [["7.2-t10", /^(?:(?:TH|TD) )*$/]],
  THead: [["7.2-t36", /^(?:TR )*$/]],
  TBody: [["7.2-t37", /^(?:TR )*$/]],
  TFoot: [["7.2-t38", /^(?:TR )*$/]],
  L: [["7.2-t19", /^(?:Caption )?(?:(?:L|LI) )*$/]],
  LI: [["7.2-t20", /^(?:(?:Lbl|LBody) )*$/]],
  TOC: [["7.2-t27", /^(?:Caption )?(?:(?:TOC|TOCI) )*$/]],
};

function contents({elements}: Opened): readonly Finding[] {
  return elements.flatMap(({role, kids}) => {
    const held = kids.map(kid => `${kid.role ?? kid.type} `).join("");
    return (orders[role ?? ""] ?? [])
      .filter(([, allowed]) => !allowed.test(held))
      .map(([rule]) => ({rule, message: `${role} holds ${held}`}));
  });
}

/** Cells fill a grid: no two at one place, no row longer than the others. */
function tables({elements}: Opened): readonly Finding[] {
  return elements
    .filter(one => one.role === "Table")
    .flatMap(table => {
      const rows = rowsOf(table);
      const taken: boolean[][] = rows.map(() => []);
      const found: Finding[] = [];
      for (const [y, row] of rows.entries()) {
        let x = 0;
        for (const cell of row.kids) {
          while (taken[y]![x]) x += 1;
          const width = tableNumber(cell, "ColSpan") ?? 1;
          const height = tableNumber(cell, "RowSpan") ?? 1;
          for (let i = 0; i < height; i += 1)
            for (let j = 0; j < width; j += 1) {
              if (!taken[y + i])
                found.push({rule: "7.2-t41", message: "a cell is taller than its table"});
              else if (taken[y + i]![x + j])
                found.push({rule: "7.2-t15", message: "two cells stand at one place"});
              else taken[y + i]![x + j] = true;
            }
          x += width;
        }
      }
      const widths = taken.map(row => row.filter(Boolean).length);
      if (new Set(widths).size > 1)
        found.push({rule: "7.2-t42", message: `rows of ${widths.join(", ")} columns`});
      return found;
    });
}

function rowsOf(table: Element): readonly Element[] {
  return table.kids.flatMap(kid =>
    kid.role === "TR" ? [kid] : /^T(?:Head|Body|Foot)$/.test(kid.role ?? "") ? rowsOf(kid) : [],
  );
}

/** Every table has headers, and every header says of what: by its scope, or because cells name it. */
function headers({elements}: Opened): readonly Finding[] {
  const ids = new Set(elements.map(one => text(one.dict, "ID")));
  return elements
    .filter(one => one.role === "Table")
    .flatMap(table => {
      const cells = rowsOf(table).flatMap(row => row.kids);
      const heads = cells.filter(cell => cell.role === "TH");
      const named = cells.flatMap(namesIn);
      const found: Finding[] = [];
      if (heads.length === 0)
        found.push({rule: "table-headers", message: "a table without headers"});
      for (const name of new Set(named))
        if (!ids.has(name)) found.push({rule: "7.5-t02", message: `no cell is called ${name}`});
      const areCellsNamed = cells.every(cell => cell.role === "TH" || namesIn(cell).length > 0);
      if (!areCellsNamed && heads.some(cell => tableWord(cell, "Scope") === ""))
        found.push({
          rule: "7.5-t01",
          message: "a header without a scope, in a table whose cells name none",
        });
      return found;
    });
}

function pictures({elements}: Opened): readonly Finding[] {
  return elements.flatMap(({role, dict: tag}) => {
    const rule = role === "Figure" ? "7.3-t01" : role === "Formula" ? "7.7-t01" : null;
    const said = text(tag, "Alt") || text(tag, "ActualText") !== null;
    return rule && !said ? [{rule, message: `a ${role} without alternative text`}] : [];
  });
}

function headings({elements}: Opened): readonly Finding[] {
  const found: Finding[] = [];
  const numbered = elements.filter(one => /^H[1-6]$/.test(one.role ?? ""));
  const plain = elements.filter(one => one.role === "H");
  let last = 0;
  for (const {role} of numbered) {
    const level = Number(role!.slice(1));
    if (level > last + 1)
      found.push({
        rule: "7.4.2-t01",
        message: last === 0 ? `the first is H${level}` : `H${level} after H${last}`,
      });
    last = level;
  }
  for (const one of elements)
    if (one.kids.filter(kid => kid.role === "H").length > 1)
      found.push({rule: "7.4.4-t01", message: `${one.type} has two headings`});
  if (numbered.length > 0 && plain.length > 0) {
    found.push({rule: "7.4.4-t02", message: "H, where others are numbered"});
    found.push({rule: "7.4.4-t03", message: "numbered headings, where others are H"});
  }
  if (numbered.length + plain.length === 0)
    found.push({rule: "headings", message: "there is none"});
  return found;
}

function notes({elements}: Opened): readonly Finding[] {
  const seen = new Set<string>();
  return elements
    .filter(one => one.role === "Note")
    .flatMap(({dict: tag}) => {
      const id = text(tag, "ID");
      if (!id) return [{rule: "7.9-t01", message: "a note without a name"}];
      if (seen.has(id)) return [{rule: "7.9-t02", message: `two notes are called ${id}`}];
      seen.add(id);
      return [];
    });
}

function attributes({dict: tag}: Element): readonly PDFDict[] {
  return list(tag, "A").flatMap(one => {
    const found = tag.context.lookup(one);
    return found instanceof PDFDict && word(found, "O") === "Table" ? [found] : [];
  });
}

function tableNumber(cell: Element, key: string): number | null {
  return (
    attributes(cell)
      .map(one => number(one, key))
      .find(one => one !== null) ?? null
  );
}

function tableWord(cell: Element, key: string): string {
  return (
    attributes(cell)
      .map(one => word(one, key))
      .find(Boolean) ?? ""
  );
}

function namesIn(cell: Element): readonly string[] {
  return attributes(cell).flatMap(one =>
    list(one, "Headers").flatMap(
      name => (name as {decodeText?: () => string}).decodeText?.() ?? [],
    ),
  );
}
