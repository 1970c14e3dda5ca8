// Whether data that nobody has looked at yet is a map of names: no list, no text, not nothing.

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
