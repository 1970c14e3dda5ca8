// Shapes that YAML is held against, made of zod. Messages are codes here: lib/yaml/misfits.ts puts them into words.
import * as z from "zod";
import {isCurrency} from "../quantity/currency.ts";
import type {Plain} from "./yaml.ts";

// To write code for each shape takes longer than to hold a few thousand values against it.
z.config({jitless: true});

export type Schema<T = unknown> = z.ZodType<T>;
export type Of<S extends z.ZodType> = z.infer<S>;

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const datePattern = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** A map with these fields and no others. The known names travel in the message, for "did you mean". */
export function fields<Shape extends z.ZodRawShape>(
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(" ");
  return z.strictObject(shape, {
    error: issue => (issue.code === "unrecognized_keys" ? `known ${known}` : undefined),
  });
}

/** A map from names of the writer's choice to values of one shape. */
export function named<T extends z.ZodType>(value: T): z.ZodRecord<z.ZodString, T> {
  return z.record(z.string().regex(idPattern, "id"), value);
}

export function list<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item);
}

/** Left out or left empty, it is null: what reads the value has one case for nothing. */
export function maybe<T extends z.ZodType>(inner: T): z.ZodDefault<z.ZodNullable<T>> {
  return z.nullable(inner).default(null as z.core.util.NoUndefined<z.output<z.ZodNullable<T>>>);
}

/** A short form allowed in place of the map: a text stands for `{[field]: text}`. */
export function orText<T extends z.ZodType>(field: string, inner: T): z.ZodPreprocess<T> {
  return z.preprocess(value => (typeof value === "string" ? {[field]: value} : value), inner);
}

/** One or several: a single value stands for a list of one. */
export function oneOrMore<T extends z.ZodType>(item: T): z.ZodPreprocess<z.ZodArray<T>> {
  return z.preprocess(
    value => (value === null || Array.isArray(value) ? value : [value]),
    z.array(item).min(1, "none"),
  );
}

export function oneOf<const Names extends readonly [string, ...string[]]>(
  names: Names,
): z.ZodEnum<{[K in Names[number]]: K}> {
  return z.enum(names, {error: () => `one-of ${names.join("|")}`}) as unknown as z.ZodEnum<{
    [K in Names[number]]: K;
  }>;
}

/** The shape of the entries of a map of names; null for every other shape. */
export function entryShapeOf(schema: Schema): Schema | null {
  return schema instanceof z.ZodRecord ? (schema.valueType as Schema) : null;
}

/** The shapes of the fields of a map of known names; null for every other shape. */
export function fieldShapesOf(schema: Schema): Readonly<Record<string, Schema>> | null {
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, Schema>) : null;
}

export const text = z.string().refine(value => value.trim() !== "", "blank");
export const id = z.string().regex(idPattern, "id");
export const flag = z
  .enum(["true", "false"], {error: () => "flag"})
  .transform(value => value === "true");
export const url = z.string().refine(isWebAddress, "url");
export const email = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "email");
/** Read by its own rules elsewhere. */
export const anything = z.custom<Plain | undefined>(() => true).optional();
export const count = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, "count")
  .transform(Number);
/** The name of a language as browsers know it: "en-GB". */
export const language = z.string().refine(isLanguage, "language");
export const currency = z.string().refine(isCurrency, "currency");
/** ISO 8601, as precise as it is known: a year, a month or a day. */
export const date = z.string().refine(isDate, "date");

/** A date, or one word that says why there is none. */
export function dateOr(word: string): z.ZodString {
  return z.string().refine(value => value === word || isDate(value), "date");
}

export function isId(value: string): boolean {
  return idPattern.test(value);
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s]+\.[^\s]+$/.test(value) && URL.canParse(value);
}

/** A language that is well named and yet unknown would be taken for that of the machine. */
function isLanguage(value: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(value).length > 0;
  } catch {
    return false;
  }
}

export function isDate(value: string): boolean {
  if (!datePattern.test(value)) return false;
  const [year, month, day] = value.split("-").map(Number);
  const real = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  return real.getUTCMonth() === (month ?? 1) - 1 && real.getUTCDate() === (day ?? 1);
}
