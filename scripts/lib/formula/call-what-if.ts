// switching and sensitivity: an input is given other values, and what rests on it is computed again, all else at its middle.
import {rootOf} from "../appraisal/root.ts";
import {
  amountOf,
  centred,
  endOf,
  middleOf,
  middleWith,
  scaled,
  type Input,
  type Model,
} from "../appraisal/vary.ts";
import {zero, type Decimal} from "../quantity/decimal.ts";
import {isKnown, type Known} from "../quantity/outcome.ts";
import {scaledWritten} from "../quantity/precision.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {sameUnit, unitName} from "../quantity/unit.ts";
import type {Call, Formula} from "./tree.ts";
import {one, type Desk, type One} from "./value.ts";

interface Question {
  readonly target: Formula & {readonly kind: "name"};
  readonly result: One & {readonly quantity: Known};
  readonly of: Formula & {readonly kind: "name"};
  readonly input: Input;
  readonly isSeries: boolean;
  readonly prices: string | null;
  readonly model: Model;
}

/** The value at which a result becomes zero, or another amount. Of a row or column, by how much all of it has to move, in per cent. */
export function switchingValue(call: Call, desk: Desk): One | null {
  const question = questionOf(call, desk);
  const {at} = call.told;
  const level = at?.sort === "value" ? desk.knownOf(at.value, "compared") : null;
  if (!question || (at && !level)) return null;
  const {target, of, result, isSeries, prices} = question;
  if (level && at?.sort === "value" && !sameUnit(level.quantity.unit, result.quantity.unit)) {
    const [is, wanted] = [level, result].map(({quantity}) => unitName(quantity.unit));
    const message = `${desk.called(at.value)} is in ${is}, and \`${target.name}\` in ${wanted}`;
    return desk.report(at.value, {message, help: "both sides need the same unit"});
  }
  const found = whereReached(question, level ? middleOf(level.quantity) : zero);
  if (found.sort === "found") return one(found.value, isSeries ? null : prices);
  const message =
    found.sort === "flat"
      ? `\`${target.name}\` does not move with \`${of.name}\``
      : `no value of \`${of.name}\` makes \`${target.name}\` ${level ? "reach it" : "become zero"}`;
  return desk.report(of, {message, help: "leave this switching value out, and say so"});
}

/** A result with one input at an end of its range, or a tenth lower or higher. */
export function sensitiveValue(call: Call, desk: Desk): One | null {
  const question = questionOf(call, desk);
  const {at} = call.told;
  if (!question || at?.sort !== "choice") return null;
  const {target, of, input, model, result} = question;
  const moved = endOf(model, input, at.word === "low" ? "low" : "high");
  const value = model.value(target.name, new Map([...centred(model, target.name), ...moved]));
  if (value && isKnown(value)) {
    const written = scaledWritten(result.quantity.written, [middleOf(value)]);
    return one({...amountOf(value, middleOf(value)), written}, result.prices);
  }
  const message = `\`${target.name}\` cannot be computed with other values of \`${of.name}\``;
  return desk.report(of, {message, help: "leave it out of its `sensitivity`"});
}

function questionOf(call: Call, desk: Desk): Question | null {
  const [target] = call.inputs as [Formula];
  const {of} = call.told;
  if (of?.sort !== "value" || of.value.kind !== "name") return null;
  if (target.kind !== "name") {
    const help = "give it a name of its own in figures.yaml, and use the name";
    return desk.report(target, {message: "the name of a figure belongs here", help});
  }
  const result = desk.knownOf(target, "computed again");
  const value = desk.valueOf(of.value);
  if (!result || !value) return null;
  const {name} = of.value;
  const series = desk.scope.series(name);
  const isSeries = value.sort === "many";
  const cells = isSeries && series && "cells" in series ? series.cells.map(({id}) => id) : [name];
  const model: Model = {...desk.scope.whatIf, quantity: desk.scope.quantity};
  const prices = value.sort === "one" ? value.prices : null;
  if (cells.some(id => desk.scope.whatIf.restsOn(target.name, id)))
    return {target, result, of: of.value, input: {name, cells}, isSeries, prices, model};
  const help = "name one of the figures that it is computed from, directly or not";
  return desk.report(of.value, {message: `\`${target.name}\` does not rest on \`${name}\``, help});
}

function whereReached(
  {target, input, isSeries, model}: Question,
  goal: Decimal,
): {readonly sort: "found"; readonly value: Known} | {readonly sort: "flat" | "none"} {
  const others = centred(model, target.name);
  const [id] = input.cells as [string];
  const like = model.quantity(id);
  if (!like || !isKnown(like)) return {sort: "none"};
  const difference = (replaced: ReadonlyMap<string, Quantity>): Decimal | null =>
    middleWith(model, target.name, new Map([...others, ...replaced]))?.minus(goal) ?? null;
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
