// Whether data that came from elsewhere has the shape that it should have; and if not, where it has not.
import {isMap} from "../map.ts";

/** Null where the value fits; else what is wrong and where: "`figures[3].value` is not a number". */
export type Shape = (value: unknown, path: string) => string | null;

export function textLike(pattern: RegExp, what: string): Shape {
  return (value, path) =>
    typeof value === "string" && pattern.test(value) ? null : `\`${path}\` is not ${what}`;
}

/** What a terminal would take for an order is in no text of ours. */
export const text: Shape = textLike(
  /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/,
  "a plain text",
);

/** The name of a figure, a table's cell, a source, a publication. */
export const id: Shape = textLike(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, "a name");

export const exactNumber: Shape = textLike(/^-?\d{1,400}(?:\.\d{1,400})?$/, "an exact number");

export const wholeNumber: Shape = (value, path) =>
  Number.isSafeInteger(value) && Number(value) > 0 ? null : `\`${path}\` is not a whole number`;

export const textOrNumber: Shape = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? null : text(value, path);

export function exactly(wanted: string | number): Shape {
  return (value, path) => (value === wanted ? null : `\`${path}\` is not \`${wanted}\``);
}

export function listOf(item: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? firstFault(value.map((one, i) => () => item(one, `${path}[${i}]`)))
      : `\`${path}\` is not a list`;
}

/** A map from names to values of one shape. */
export function mapOf(names: Shape, values: Shape): Shape {
  return (value, path) =>
    isMap(value)
      ? firstFault(
          Object.entries(value).map(
            ([key, one]) =>
              () =>
                names(key, `${path}.${key}`) ?? values(one, `${path}.${key}`),
          ),
        )
      : `\`${path}\` is not a map`;
}

/** Fields whose name ends in "?" may be left out. Those that are not named are passed over: a later version may know them. */
export function fieldsOf(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (!isMap(value)) return `\`${path}\` is not a map`;
    return firstFault(
      Object.entries(shapes).map(([name, shape]) => () => {
        const key = name.replace(/\?$/, "");
        const place = path === "" ? key : `${path}.${key}`;
        if (!Object.hasOwn(value, key)) return key === name ? `\`${place}\` is missing` : null;
        return shape(value[key], place);
      }),
    );
  };
}

export function both(first: Shape, second: Shape): Shape {
  return (value, path) => first(value, path) ?? second(value, path);
}

function firstFault(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const fault = check();
    if (fault !== null) return fault;
  }
  return null;
}
