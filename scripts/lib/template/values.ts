// What is handed over in a template: arguments, and what stands behind them; with what is wrong with them.
import type {Model} from "./model.ts";
import {
  formComplaints,
  nameComplaints,
  valueComplaints,
  type Argument,
  type Call,
} from "./calls.ts";
import {compareWords, lookUp, noSuch, type Complaint, type Surroundings} from "./lookup.ts";
import type {Known, Scope} from "./scope.ts";
import type {Terms, Word} from "./terms.ts";
import {isCall, isLiteral, isPath, type WithArguments} from "./tree.ts";

export interface Handed {
  readonly args: readonly Argument[];
  readonly complaints: readonly Complaint[];
}

type Called = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

/** A call of a helper whose terms are known. Where nothing will be printed, only names and form count, and no values. */
export function readCall(
  node: Called,
  written: Call["written"],
  terms: Terms,
  scope: Scope,
  around: Surroundings,
): Handed {
  const {args, complaints} = argumentsOf(node, scope, around);
  for (const {key, node: value} of args)
    if (terms.gives || terms.names?.[key] || (terms.field && key === "1"))
      compareWords(value, scope);
  const helper = (node.path as hbs.AST.PathExpression).original;
  const call: Call = {helper, node: node.path, written, terms, args};
  const ofForm = formComplaints(call);
  const ofValues = ofForm.length === 0 && scope.isLive ? valueComplaints(call) : [];
  const ofNames = ofForm.length === 0 ? nameComplaints(call, around.root) : [];
  return {args, complaints: [...complaints, ...ofForm, ...ofNames, ...ofValues]};
}

export function argumentsOf(node: WithArguments, scope: Scope, around: Surroundings): Handed {
  const given = [
    ...node.params.map((value, i) => ({key: String(i), value})),
    ...(node.hash?.pairs ?? []),
  ].map(({key, value}) => ({key, node: value, ...valueOf(value, scope, around)}));
  return {
    args: given.map(({key, node: value, known}) => ({key, node: value, known})),
    complaints: given.flatMap(({complaints}) => complaints),
  };
}

interface Valued {
  readonly known: Known;
  readonly complaints: readonly Complaint[];
}

function valueOf(node: hbs.AST.Expression, scope: Scope, around: Surroundings): Valued {
  if (isLiteral(node)) return {known: {value: node.value}, complaints: []};
  if (isCall(node)) return resultOf(node, scope, around);
  if (!isPath(node)) return {known: "unknown", complaints: []};
  const {known, wrong} = lookUp(node, scope, around);
  return {known, complaints: wrong ? [wrong] : []};
}

/** What a helper gives to the one around it, where all that it is given are words that are known. */
function resultOf(node: hbs.AST.SubExpression, scope: Scope, around: Surroundings): Valued {
  const terms = around.helpers.get(node.path.original);
  if (!terms)
    return {known: "unknown", complaints: [noSuch("helper", node.path, around.helpers.keys())]};
  const {args, complaints} = readCall(node, "inside", terms, scope, around);
  const words = args.flatMap(({known}) => (known === "unknown" ? [] : wordOf(known.value)));
  const value = words.length === args.length ? terms.gives?.(...words) : undefined;
  return {known: value === undefined ? "unknown" : {value}, complaints};
}

function wordOf(value: Model): readonly Word[] {
  return value === null || typeof value !== "object" ? [value] : [];
}
