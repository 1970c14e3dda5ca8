// Findings, and how they travel along the pipeline.
import {describe, expect, test} from "vitest";
import {
  checked,
  isError,
  Log,
  Stopped,
  type Checked,
  type Diagnostic,
} from "../../scripts/lib/diagnostic.ts";

const error = finding("error", "a wrong thing");
const warning = finding("warning", "an odd thing");

describe("checked", () => {
  test("a value with warnings is a value", () => {
    expect(checked(7, [warning])).toEqual({ok: true, value: 7, diagnostics: [warning]});
  });

  test("an error takes the value away", () => {
    expect(checked(7, [warning, error])).toEqual({ok: false, diagnostics: [warning, error]});
  });
});

describe("the log", () => {
  test("unwraps values, and keeps what comes with them", () => {
    const log = new Log();
    expect(log.take(checked(7, [warning]))).toBe(7);
    expect(log.diagnostics).toEqual([warning]);
  });

  test("stops where there is no value", () => {
    const log = new Log();
    expect(() => log.take(checked(7, [error]))).toThrow(Stopped);
    expect(log.diagnostics).toEqual([error]);
  });

  test("looks at every item before it stops", () => {
    const log = new Log();
    const seen: number[] = [];
    const step = (item: number): number => {
      seen.push(item);
      return log.take(item === 1 ? checked(item, [error]) : checked(item, []));
    };
    expect(() => log.all([0, 1, 2], step)).toThrow(Stopped);
    expect(seen).toEqual([0, 1, 2]);
    expect(log.all([3, 4], step)).toEqual([3, 4]);
  });

  test("lets a fault of the program through at once", () => {
    const bug = (): Checked<never> => {
      throw new TypeError("a bug");
    };
    expect(() => new Log().all([1, 2], bug)).toThrow(TypeError);
  });

  test("says the same thing once, however often it was found", () => {
    const log = new Log();
    const at = {in: {path: "a.yaml", text: "abc"}, start: 1, end: 2};
    log.add({...error, at}, {...error, at: {...at}}, {...error, at: {...at, start: 2, end: 3}});
    expect(log.diagnostics.map(one => one.at?.start)).toEqual([1, 2]);
  });

  test("the same overflow on two pages is two findings", () => {
    const log = new Log();
    for (const page of [1, 2, 2]) log.add({...error, on: {output: "deck.pdf", page}});
    expect(log.diagnostics.map(one => one.on?.page)).toEqual([1, 2]);
  });

  test("tells file by file, from top to bottom in each", () => {
    const log = new Log();
    const [a, b] = ["a.yaml", "b.yaml"].map(path => ({path, text: "0123456789"})) as [
      {path: string; text: string},
      {path: string; text: string},
    ];
    log.add({...error, at: {in: b, start: 7, end: 8}}, {...error, at: {in: a, start: 5, end: 6}});
    log.add({...error, at: {in: b, start: 2, end: 3}}, {...warning, at: {in: a, start: 1, end: 2}});
    expect(log.diagnostics.map(one => `${one.at?.in.path} ${one.at?.start}`)).toEqual([
      "b.yaml 2",
      "b.yaml 7",
      "a.yaml 1",
      "a.yaml 5",
    ]);
  });
});

test("a warning is no error", () => {
  expect([error, warning].map(isError)).toEqual([true, false]);
});

function finding(severity: Diagnostic["severity"], message: string): Diagnostic {
  return {severity, code: "test/finding", message};
}
