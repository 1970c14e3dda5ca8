// switching: the value of an input at which a result becomes zero, or reaches another amount.
import {rootOf} from "../appraisal/root.ts";
import {
  amountOf,
  centred,
  middleOf,
  middleWith,
  scaled,
  type Input,
  type Model,
} from "../appraisal/vary.ts";
import type {Decimal} from "../quantity/decimal.ts";
import {zero} from "../quantity/decimal.ts";
import {isKnown, type Known} from "../quantity/outcome.ts";
import {scaledWritten} from "../quantity/precision.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {sameUnit, unitName} from "../quantity/unit.ts";
import type {Call, Formula} from "./tree.ts";
import {one, type Desk, type One} from "./value.ts";

/** Of a row or a column, all of it moves alike: the result is by how much, in per cent. */
export function switchingValue(call: Call, desk: Desk): One | null {
  const [target] = call.inputs as [Formula];
  const {of, at} = call.told;
  if (of?.sort !== "value" || of.value.kind !== "name") return null;
  if (target.kind !== "name") {
    const help = "give it a name of its own in figures.yaml, and use the name";
    return desk.report(target, {message: "the name of a figure belongs here", help});
  }
  const result = desk.knownOf(target, "computed again");
  const level = at?.sort === "value" ? desk.knownOf(at.value, "compared") : null;
  const value = desk.valueOf(of.value);
  if (!result || !value || (at && !level)) return null;
  const {quantity} = result;
  if (level && at?.sort === "value" && !sameUnit(level.quantity.unit, quantity.unit)) {
    const message = `${desk.called(at.value)} is in ${unitName(level.quantity.unit)}, and \`${target.name}\` in ${unitName(quantity.unit)}`;
    return desk.report(at.value, {message, help: "both sides need the same unit"});
  }
  const {name} = of.value;
  const series = desk.scope.series(name);
  const isSeries = value.sort === "many";
  const cells = isSeries && series && "cells" in series ? series.cells.map(({id}) => id) : [name];
  if (!cells.some(id => desk.scope.whatIf.restsOn(target.name, id))) {
    const help = "name one of the figures that it is computed from, directly or not";
    return desk.report(of.value, {
      message: `\`${target.name}\` does not rest on \`${name}\``,
      help,
    });
  }
  const model: Model = {...desk.scope.whatIf, quantity: desk.scope.quantity};
  const goal = level ? middleOf(level.quantity) : zero;
  const found = switchingOf(model, {target: target.name, input: {name, cells}, isSeries, goal});
  if (found.sort === "found") return one(found.value, value.sort === "many" ? null : value.prices);
  const reached = level ? "reach it" : "become zero";
  const message =
    found.sort === "flat"
      ? `\`${target.name}\` does not move with \`${name}\``
      : `no value of \`${name}\` makes \`${target.name}\` ${reached}`;
  return desk.report(of.value, {message, help: "leave this switching value out, and say so"});
}

interface Question {
  readonly target: string;
  readonly input: Input;
  readonly isSeries: boolean;
  readonly goal: Decimal;
}

function switchingOf(
  model: Model,
  {target, input, isSeries, goal}: Question,
): {readonly sort: "found"; readonly value: Known} | {readonly sort: "flat" | "none"} {
  const others = centred(model, target);
  const [id] = input.cells as [string];
  const like = model.quantity(id);
  if (!like || !isKnown(like)) return {sort: "none"};
  const difference = (replaced: ReadonlyMap<string, Quantity>): Decimal | null =>
    middleWith(model, target, new Map([...others, ...replaced]))?.minus(goal) ?? null;
  if (isSeries) {
    const root = rootOf(percent => difference(scaled(model, input, percent)), zero);
    return root.sort === "found" ? {sort: "found", value: percentage(root.at)} : root;
  }
  const root = rootOf(x => difference(new Map([[id, amountOf(like, x)]])), middleOf(like));
  if (root.sort !== "found") return root;
  const amount = amountOf(like, root.at);
  return {sort: "found", value: {...amount, written: scaledWritten(like.written, [root.at])}};
}

function percentage(value: Decimal): Known {
  const unit = {kind: "percent"} as const;
  const written = scaledWritten({scale: 0, decimals: 0}, [value]);
  return {sort: "amount", qualifier: null, value, written, unit};
}
