// What a template says between braces, held to the terms of the helper that it calls, and to what can be printed at all.
import {namesBelow, type Model} from "./model.ts";
import {suggestion} from "../nearest.ts";
import {registers} from "../content/prose.ts";
import type {Complaint} from "./lookup.ts";
import type {Known} from "./scope.ts";
import {isPath} from "./tree.ts";
import {nounOf, printable, sortOf, type Sort, type Terms} from "./terms.ts";

/** An argument as it was written, and what stands behind it. */
export interface Argument {
  /** Its position, "0", or its name. */
  readonly key: string;
  readonly node: hbs.AST.Expression;
  readonly known: Known;
}

export interface Call {
  readonly helper: string;
  /** Where its name stands. */
  readonly node: hbs.AST.Node;
  readonly written: "block" | "inside" | "alone";
  readonly terms: Terms;
  readonly args: readonly Argument[];
}

/** How a call is written, whatever its values are. */
export function formComplaints(call: Call): readonly Complaint[] {
  const fault = formFault(call);
  if (!fault) return call.args.flatMap(one => surplus(call, one));
  return [{node: call.node, code: "bad-call", message: fault[0], help: fault[1]}];
}

type Saying = readonly [message: string, help?: string];

function formFault({helper, written, terms, args}: Call): Saying | null {
  if (terms.never) return [terms.never.message, terms.never.help];
  const first = terms.takes?.["0"];
  const opening = first && !first.includes("nothing") ? `${helper} …` : helper;
  const help = terms.isBlock
    ? `write \`{{#${opening}}} … {{/${helper}}}\``
    : `write \`{{${opening}}}\``;
  if (terms.isBlock && written !== "block") return [`\`${helper}\` is a block`, help];
  if (!terms.isBlock && written === "block") return [`\`${helper}\` is not a block`, help];
  if (!terms.gives && written === "inside")
    return [`\`${helper}\` prints, and cannot stand inside another helper`];
  const isGiven = args.some(({key}) => key === "0");
  if (first && !first.includes("nothing") && !isGiven) return [`\`${helper}\` needs a value`, help];
  if (!terms.needs || args.some(({key}) => terms.needs!.includes(key))) return null;
  const ways = terms.needs.map(one => `\`${one}="…"\``).join(" or ");
  return [`\`${helper}\` needs ${ways}`, "say one of them behind the words"];
}

/** An argument that the helper would drop without a word. */
function surplus({helper, terms: {takes}}: Call, {key, node}: Argument): readonly Complaint[] {
  if (!takes || takes[key]) return [];
  const options = Object.keys(takes).filter(one => !isPosition(one));
  const [message, help] = isPosition(key)
    ? [`\`${helper}\` cannot take so many values`, "leave this one out"]
    : [
        `\`${helper}\` has no option called \`${key}\``,
        suggestion(key, options, "its options are"),
      ];
  return [{node, code: "bad-call", message, help}];
}

function isPosition(key: string): boolean {
  return /^\d+$/.test(key);
}

/** What is given to a call, where it is known. */
export function valueComplaints({helper, terms, args}: Call): readonly Complaint[] {
  const misfits = args.flatMap(({key, node, known}) => {
    const allowed = terms.takes?.[key];
    if (known === "unknown" || !allowed) return [];
    return misfit(helper, node, known.value, allowed);
  });
  return misfits.length > 0 ? misfits : itemComplaints(terms, args);
}

/** What an argument names, and the publication does not have. */
export function nameComplaints({terms, args}: Call, root: Model): readonly Complaint[] {
  return Object.entries(terms.names ?? {}).flatMap(([key, field]) => {
    const argument = args.find(one => one.key === key);
    const there = Object.keys(namesBelow(namesBelow(root)?.[field] ?? null) ?? {});
    if (!argument || argument.known === "unknown") return [];
    const name = String(argument.known.value);
    if (there.includes(name)) return [];
    const message = `there is no ${key} called \`${name}\``;
    const help = suggestion(name, there, `the ${field} are`);
    return [{node: argument.node, code: `unknown-${key}`, message, help}];
  });
}

/** A value that would have to be printed, and cannot. */
export function unprintable(node: hbs.AST.Expression, value: Model): readonly Complaint[] {
  const name = writtenAs(node);
  const field = name === "." ? wordIn(value) : `${name}.${wordIn(value)}`;
  const why = {
    chart: ["it is a chart", `draw it with \`{{chart ${name}}}\``],
    list: ["it is a list", `go through it with \`{{#each ${name}}}\``],
    map: ["it holds several things", `write one of them, such as \`${field}\``],
  }[sortOf(value) as string];
  if (!why) return [];
  const message = `\`${name}\` cannot be printed: ${why[0]}`;
  return [{node, code: "unprintable", message, help: why[1]}];
}

export function partialComplaints(
  node: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
): readonly Complaint[] {
  if (!isPath(node.name))
    return [
      {
        node,
        code: "dynamic-partial",
        message: "a partial has to be named in the template itself",
        help: "write its name: `{{> sources}}`",
      },
    ];
  const name = node.name.original;
  const surplus = node.params.slice(1).map(one => ({
    node: one,
    code: "bad-call",
    message: "a partial can be given one value, and others by name",
    help: `write \`{{> ${name} name=…}}\``,
  }));
  if (node.type === "PartialStatement") return surplus;
  const message = `the partial \`${name}\` cannot have a body`;
  return [{node: node.name, code: "bad-call", message, help: `write \`{{> ${name}}}\``}];
}

/** `{{programme-cost compact}}`: a figure, and at most how it is printed. */
export function registerComplaints(node: hbs.AST.MustacheStatement): readonly Complaint[] {
  const [register, ...surplus] = node.params;
  const complain = (at: hbs.AST.Node, message: string, help: string | undefined): Complaint => ({
    node: at,
    code: "bad-register",
    message,
    help,
  });
  const word = register && writtenAs(register);
  const isKnown = word === undefined || registers.some(one => one === word);
  return [
    ...(isKnown
      ? []
      : [
          complain(
            register!,
            `a figure cannot be printed as \`${word}\``,
            suggestion(word, registers, "it can be"),
          ),
        ]),
    ...[...surplus, ...(node.hash?.pairs ?? [])].map(one =>
      complain(one, "a figure takes one word, which says how it is printed", "leave this one out"),
    ),
  ];
}

export function writtenAs(node: hbs.AST.Expression): string {
  return String("original" in node ? node.original : "…");
}

function misfit(
  helper: string,
  node: hbs.AST.Expression,
  value: Model,
  allowed: readonly Sort[],
): readonly Complaint[] {
  const sort = sortOf(value);
  if (sort === "nothing" || allowed.includes(sort)) return [];
  if (printable.every(one => allowed.includes(one))) return unprintable(node, value);
  const message = `\`${writtenAs(node)}\` is a ${sort}; \`${helper}\` takes ${nounOf(allowed)}`;
  return [{node, code: "bad-value", message}];
}

/** For a helper that prints one field of each item. */
function itemComplaints(terms: Terms, args: readonly Argument[]): readonly Complaint[] {
  const [list, named] = ["0", "1"].map(key => args.find(one => one.key === key));
  if (!terms.field || !list || list.known === "unknown") return [];
  const items = Array.isArray(list.known.value) ? list.known.value : [];
  const field = named && named.known !== "unknown" ? String(named.known.value) : terms.field;
  const item = items.find(one => sortOf(one) === "map");
  const fields = item === undefined ? {} : (namesBelow(item) ?? {});
  const node = named?.node ?? list.node;
  if (item === undefined) return [];
  if (Object.hasOwn(fields, field)) return unprintable(node, fields[field] ?? null);
  const message = `there is nothing called \`${field}\` in the items of \`${writtenAs(list.node)}\``;
  const help = suggestion(field, Object.keys(fields), "there are");
  return [{node, code: "unknown-name", message, help}];
}

/** The first field that can be printed; rather one in words. */
function wordIn(value: Model): string {
  const fields = Object.entries(namesBelow(value) ?? {});
  const inWords = fields.find(([, one]) => sortOf(one) === "text");
  return (inWords ?? fields.find(([, one]) => sortOf(one) === "word"))?.[0] ?? "…";
}
