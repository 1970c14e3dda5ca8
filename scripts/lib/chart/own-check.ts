// What is wrong with a specification of the writer's own, as far as it can be known without Vega; each at its own place.
import {isJsonMap, walkJson, type Json, type JsonMap} from "./json.ts";
import * as known from "./own-words.ts";
import {suggestion} from "../nearest.ts";
import type {Path} from "../yaml/yaml.ts";

export interface SpecFault {
  readonly path: Path;
  /** Whether the name or the value is meant. */
  readonly place: "key" | "value";
  readonly code: string;
  readonly message: string;
  readonly help: string | undefined;
}

/** `names`: the data that it may name. */
export function specFaults(spec: Json, names: readonly string[]): readonly SpecFault[] {
  const faults: SpecFault[] = [];
  const say = (
    path: Path,
    place: SpecFault["place"],
    code: string,
    message: string,
    help?: string,
  ): void => void faults.push({path, place, code, message, help});
  if (!isJsonMap(spec)) {
    say(
      [],
      "value",
      "spec",
      "`spec` is no specification of Vega-Lite",
      "write `data`, `mark` and `encoding` below it",
    );
    return faults;
  }
  if (dataOf(spec).length === 0)
    say(
      [],
      "value",
      "spec",
      "the chart has nothing to show: its `spec` names no data",
      "add `data: {name: …}` with the name of a table, or `figures`",
    );
  const fields = fieldsOf(spec);
  walkJson(spec, (value, path) => {
    const [key, parent] = [path.at(-1), path.at(-2)];
    if (key === "data" && isJsonMap(value)) dataFaults(value, path);
    if (reachesOut.has(String(key)) || (key === "mark" && markOf(value) === "image"))
      say(
        path,
        "key",
        "reaches-out",
        `\`${key === "mark" ? "image" : String(key)}\` would reach out of the publication`,
        "a chart is made of the publication's own tables and figures: leave it out",
      );
    if (key === "bind")
      say(
        path,
        "key",
        "interactive",
        "`bind` is for a chart that people operate",
        "leave it out: this one is printed",
      );
    if (key === "mark" && markOf(value) !== "image")
      one("mark", markOf(value), known.marks, typeof value === "string" ? path : [...path, "type"]);
    if (parent === "encoding" && !isFieldOfData(path))
      one("channel", String(key), known.channels, path, "key");
    if (key === "type" && isEncoded(path)) one("type", value, known.types, path);
    if (key === "field" && typeof value === "string" && fields && isEncoded(path))
      one("field", value, fields, path);
    if (typeof value === "string" && isExpression(path)) expressionFaults(value, path);
  });
  return faults;

  function one(
    noun: string,
    value: Json | undefined,
    all: readonly string[],
    path: Path,
    place: "key" | "value" = "value",
  ): void {
    if (typeof value !== "string" || all.includes(value)) return;
    say(
      path,
      place,
      `unknown-${noun}`,
      `there is no ${noun} called \`${value}\``,
      suggestion(value, all, `the ${noun}s are`),
    );
  }

  function dataFaults(data: JsonMap, path: Path): void {
    for (const key of Object.keys(data))
      if (key !== "name" && !reachesOut.has(key))
        say(
          [...path, key],
          "key",
          "own-data",
          `\`${key}\` brings data of its own: nobody could say where they come from`,
          "put them into a table of the publication, and name it: `data: {name: …}`",
        );
    const name = data["name"];
    if (typeof name === "string" && !names.includes(name))
      say(
        [...path, "name"],
        "value",
        "unknown-table",
        `there is no table called \`${name}\``,
        suggestion(name, names, "the tables are"),
      );
  }

  function expressionFaults(text: string, path: Path): void {
    const bad = known.forbiddenNames.exec(text)?.[0];
    if (bad)
      say(
        path,
        "value",
        "reaches-out",
        `\`${bad}\` leads out of the data of the chart`,
        "name fields of the data: `datum.value`",
      );
    const words = text.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, "''");
    for (const [, name = ""] of words.matchAll(/([\w$.]+)\s*\(/g))
      if (!known.functions.includes(name))
        say(
          path,
          "value",
          "unknown-function",
          `\`${name}\` cannot be called in a printed chart`,
          suggestion(name, known.functions, "there are"),
        );
  }
}

const reachesOut = new Set(["url", "href", "datasets"]);

/** The places where data are named, the outermost first. */
export function dataOf(spec: Json): readonly {readonly name: string; readonly path: Path}[] {
  const found: {name: string; path: Path}[] = [];
  walkJson(spec, (value, path) => {
    if (path.at(-1) !== "data" || !isJsonMap(value)) return;
    const name = value["name"];
    if (typeof name === "string") found.push({name, path: [...path, "name"]});
  });
  return found;
}

/** Our fields, and what the specification's own transforms make; null where nobody can know what they make. */
function fieldsOf(spec: Json): readonly string[] | null {
  const made: string[] = [];
  let isKnown = true;
  walkJson(spec, (value, path) => {
    const key = path.at(-1);
    if (key === "pivot" || key === "flatten" || key === "lookup" || key === "repeat")
      isKnown = false;
    if (key === "as") made.push(...[value].flat().filter(one => typeof one === "string"));
    if (key === "fold") made.push("key", "value");
    if (key === "density" || key === "quantile") made.push("value", "density", "prob");
  });
  return isKnown ? [...known.ownFields, ...made] : null;
}

function markOf(value: Json): Json | undefined {
  return isJsonMap(value) ? value["type"] : value;
}

/** Written below such a key itself, or in a list of conditions below it; not in a map that compares a field. */
function isExpression(path: Path): boolean {
  const names = path.filter(key => typeof key === "string");
  const owner = names.findLast(key => !["and", "or", "not"].includes(key));
  return known.expressionKeys.includes(owner ?? "");
}

/** Within a channel of an encoding, not within its axis, scale or legend. */
function isEncoded(path: Path): boolean {
  return (
    path.at(-3) === "encoding" || (path.at(-4) === "encoding" && typeof path.at(-2) === "number")
  );
}

function isFieldOfData(path: Path): boolean {
  return path.length < 2;
}
