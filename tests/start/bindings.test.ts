// What a part of the bundled program takes of another once and for all never becomes another thing.
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import ts from "typescript";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {changingNames, withOwnValues} from "../../scripts/start/bindings.ts";
import {writeProgram} from "../../scripts/start/bundle.ts";

describe("a part of the program", () => {
  const part = [
    'import "./first.js";',
    "import {",
    "  one,",
    "  other as other2,",
    "  counter",
    '} from "./second.js";',
    'import { join } from "node:path";',
    "one(other2, counter, join);",
  ].join("\n");
  const now = withOwnValues(part, other => new Set(other === "./second.js" ? ["counter"] : []));

  test("takes what never changes as a value, and looks up what does", () => {
    expect(now).toContain('require("./first.js");');
    expect(now).toMatch(/var \{\s*one,\s*other: other2\s*\} = require\("\.\/second\.js"\);/);
    expect(now).toContain('import {counter} from "./second.js";');
    expect(now).toContain('import { join } from "node:path";');
  });

  test("keeps its lines where they are", () => {
    expect(now.split("\n").indexOf("one(other2, counter, join);")).toBe(7);
  });

  test.each([
    ["var a = 1;", false],
    ["function a() {}", false],
    ["async function a() {}", false],
    ["class a {\n}", false],
    ["const a = 1;\nvar b = {a};\nf(a === 1, a => 2, a == 2, {a: 3});", false],
    ["var a;", true],
    ["var a, b = 1;", true],
    ["var [a] = [1];", true],
    ["var a = 1;\nfunction f() {\n  a = 2;\n}", true],
    ["var a = 1;\na += 2;", true],
    ["var a = 1;\na ??= 2;", true],
    ["var a = 1;\na++;", true],
    ["var a = 1;\n--a;", true],
    ["var a = 1;\n[a] = [2];", true],
    ["var a = 1;\n({ a } = f());", true],
    ["var a = 1;\n({ b: a } = f());", true],
    ["var a = 1;\nfor ([a] of f()) ;", true],
    ["function a() {}\na = f(a);", true],
  ] as const)("gives something that may change: %j", (code, isChanging) => {
    expect([...changingNames(`${code}\nexport {\n  a\n};\n`)]).toEqual(isChanging ? ["a"] : []);
    expect([...changingNames(`${code}\nexport { a as c, c as d };\n`)]).toContain("d");
    expect(changingNames(`${code}\nexport {\n  a as c\n};\n`).has("c")).toBe(isChanging);
  });
});

describe("the program", () => {
  const root = join(import.meta.dirname, "../..");
  const folder = mkdtempSync(join(tmpdir(), "costed-program-"));
  const parts = new Map<string, ts.SourceFile>();
  beforeAll(async () => {
    await writeProgram(root, folder);
    for (const name of readdirSync(folder).filter(one => one.endsWith(".js")))
      parts.set(
        name,
        ts.createSourceFile(name, readFileSync(join(folder, name), "utf8"), ts.ScriptTarget.Latest),
      );
  }, 120_000);
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  /** By other part, what is taken of it under which of its names. */
  function takenBy(part: ts.SourceFile): ReadonlyMap<string, readonly string[]> {
    const taken = new Map<string, readonly string[]>();
    part.forEachChild(node => {
      if (!ts.isVariableStatement(node)) return;
      for (const {name, initializer} of node.declarationList.declarations) {
        const [, other] = /^require\("\.\/([^"]+)"\)$/.exec(initializer?.getText(part) ?? "") ?? [];
        if (other === undefined) continue;
        const names = ts.isObjectBindingPattern(name)
          ? name.elements.map(one => (one.propertyName ?? one.name).getText(part))
          : [];
        taken.set(other, [...(taken.get(other) ?? []), ...names]);
      }
    });
    return taken;
  }

  test("is in parts that need each other in no circle: what one takes of another is there by then", () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (name: string, path: readonly string[]): void => {
      if (path.includes(name)) circles.push([...path, name].join(" → "));
      if (done.has(name) || path.includes(name)) return;
      for (const other of takenBy(parts.get(name)!).keys()) visit(other, [...path, name]);
      done.add(name);
    };
    for (const name of parts.keys()) visit(name, []);
    expect(circles).toEqual([]);
    expect(done.size).toBeGreaterThan(100);
  });

  test("takes nothing as a value that is set a second time", () => {
    const wanted = new Map<string, Set<string>>();
    for (const part of parts.values())
      for (const [other, names] of takenBy(part))
        wanted.set(other, new Set([...(wanted.get(other) ?? []), ...names]));
    const wrong: string[] = [];
    let looked = 0;
    for (const [name, names] of wanted) {
      const part = parts.get(name)!;
      const given = givenBy(part);
      const set = assignedIn(part);
      for (const as of names) {
        looked += 1;
        const own = given.get(as);
        if (own === undefined || set.has(own)) wrong.push(`${name}: ${as}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(500);
  }, 60_000);
});

/** From the name that others use to the part's own: `__export(all, {as: () => own})`. */
function givenBy(part: ts.SourceFile): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  part.forEachChild(node => {
    if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return;
    const {expression, arguments: args} = node.expression;
    const [, all] = args;
    if (expression.getText(part) !== "__export" || !all || !ts.isObjectLiteralExpression(all))
      return;
    for (const one of all.properties)
      if (ts.isPropertyAssignment(one) && ts.isArrowFunction(one.initializer))
        given.set(one.name.getText(part), one.initializer.body.getText(part));
  });
  return given;
}

/** Every name that is given a value but where it is declared. */
function assignedIn(part: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (target: ts.Node): void => {
    if (ts.isIdentifier(target)) found.add(target.text);
    else if (ts.isArrayLiteralExpression(target)) target.elements.forEach(note);
    else if (ts.isSpreadElement(target) || ts.isParenthesizedExpression(target))
      note(target.expression);
    else if (ts.isBinaryExpression(target)) note(target.left);
    else if (ts.isObjectLiteralExpression(target))
      for (const one of target.properties)
        if (ts.isPropertyAssignment(one)) note(one.initializer);
        else if (ts.isShorthandPropertyAssignment(one)) found.add(one.name.text);
        else if (ts.isSpreadAssignment(one)) note(one.expression);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const {kind} = node.operatorToken;
      if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment)
        note(node.left);
    } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const {PlusPlusToken, MinusMinusToken} = ts.SyntaxKind;
      if (node.operator === PlusPlusToken || node.operator === MinusMinusToken) note(node.operand);
    } else if (
      (ts.isForOfStatement(node) || ts.isForInStatement(node)) &&
      !ts.isVariableDeclarationList(node.initializer)
    )
      note(node.initializer);
    node.forEachChild(visit);
  };
  visit(part);
  return found;
}
