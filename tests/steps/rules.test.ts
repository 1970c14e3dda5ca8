// What must not be added, compared or claimed; and what a derived figure may say of itself.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {told} from "./rules.ts";

/** "price-bases b": which rule, and at which name. */
function rulesOf(figures: string, files = {}): readonly string[] {
  return told(figures, files).findings.map(one => one.split(":")[0]!);
}

const given = `
  real: {value: £4m, prices: 2004-05, kind: saving}
  same: {value: £5m, prices: 2004/2005, kind: saving}
  cash: {value: £3m, prices: cash, kind: saving}
  nominal: {value: £3m, prices: jeweilige Preise, kind: cost}
  bare: {value: £1m, kind: saving}
  posts: {value: 40 posts}
  per-post: {value: £50k per post, prices: 2004-05, kind: cost, timing: annual}
  y1: {value: £1m, timing: annual, period: 2009-10}
  y2: {value: £2m, timing: annual, period: 2010/11}
  yearly: {value: £2m, timing: annual}
  once: {value: £3m, timing: one-off}
  once-in-y1: {value: £3m, timing: one-off, period: 2009–10}
  so-far: {value: £4m, timing: cumulative}
  in-all: {value: £9m, timing: lifetime}
  cost: {value: £1m, kind: cost}
  minus: {value: -£1m, kind: cost}
  gross: {value: £2m, kind: saving, measure: gross}
  net: {value: £1m, kind: saving, measure: net}
  income: {value: £1m, kind: income}
  actual: {value: £1m, status: actual}
  forecast: {value: £1m, status: forecast}
  target: {value: £9m, status: target}
  example: {value: £1m, status: illustrative}
  good: {value: £1m, evidence: sufficient}
  weak: {value: £1m, evidence: insufficient}
`;

describe("what is right is not told of", () => {
  test.each([
    "real + same",
    "cash + nominal * 0 - nominal",
    "share(real, of: same)",
    "real / posts",
    "y1 + y2",
    "y1 + once-in-y1",
    "in-all - so-far",
    "once / yearly",
    "yearly * 10 - once",
    "share(y1, of: so-far)",
    "gross - cost",
    "gross - net",
    "bare + minus",
    "cost - income",
    "actual + forecast",
    "actual + example",
    "target - actual",
    "share(actual, of: target)",
    "max(gross, bare)",
    "in-all - so-far - once",
  ])("%s", formula => expect(rulesOf(`${given}\nx: {formula: "${formula}"}`)).toEqual([]));
});

describe("what is wrong is told of once, at the name that does not fit", () => {
  test.each([
    ["real + cash", "price-bases cash"],
    ["real - cash", "price-bases cash"],
    ["real + (bare + cash)", "price-bases cash"],
    ["sum(real, same, cash)", "price-bases cash"],
    ["share(real, of: cash)", "price-bases cash"],
    ["change(cash, real)", "price-bases real"],
    ["max(real, cash)", "price-bases cash"],
    ["real / cash", "price-bases cash"],
    ["real * 2 + cash * 10%", "price-bases cash"],
    ["real + bare", "price-bases bare"],
    ["posts * per-post + cash", "price-bases cash"],
    ["yearly + so-far", "timings so-far"],
    ["yearly + once", "timings once"],
    ["once - yearly", "timings yearly"],
    ["in-all - yearly", "timings yearly"],
    ["max(yearly, in-all)", "timings in-all"],
    ["bare + cost", "kinds cost"],
    ["bare + income", "kinds income"],
    ["gross + net", "measures net"],
    ["target + forecast", "statuses forecast"],
    ["share(bare + cost, of: real)", "kinds cost"],
  ])("%s: %s", (formula, expected) =>
    expect(rulesOf(`${given}\nx: {formula: "${formula}"}`)[0]).toBe(expected),
  );

  test("and not again of what rests on it", () =>
    expect(rulesOf(`${given}\nx: {formula: real + cash}\ny: {formula: x + bare}`)).toEqual([
      "price-bases cash",
    ]));

  test("nor of what says itself what it is", () =>
    expect(
      rulesOf(`${given}\nx: {formula: yearly * 10, timing: cumulative}\ny: {formula: x + so-far}`),
    ).toEqual([]));
});

describe("a derived figure says", () => {
  test.each([
    ["real + same", {prices: "2004-05", kind: "saving"}],
    ["posts * per-post", {prices: "2004-05", kind: "cost", timing: "annual"}],
    ["share(real, of: same)", {prices: null, kind: "share"}],
    ["y1 + y2", {timing: "cumulative", period: "2009-10 to 2010/11"}],
    ["y2 - y1", {timing: "annual"}],
    ["in-all - so-far", {timing: null}],
    ["so-far + once", {timing: "cumulative"}],
    ["gross - cost", {kind: "saving", measure: "net"}],
    ["gross - gross * 10%", {kind: null, measure: "gross"}],
    ["actual + forecast", {status: "forecast"}],
    ["actual + bare", {status: null}],
    ["forecast + bare", {status: "forecast"}],
    ["forecast + example", {status: "illustrative"}],
    ["good + weak", {evidence: "insufficient"}],
    ["good + bare", {evidence: null}],
    ["share(actual, of: target)", {status: null}],
    ["real * 2", {prices: "2004-05"}],
  ])("of %s: %j", (formula, said) =>
    expect(told(`${given}\nx: {formula: "${formula}"}`).figures.get("x")).toMatchObject(said),
  );
});

describe("sums of a column", () => {
  const table = (rows: string, more = ""): {"tables/t.yaml": string} => ({
    "tables/t.yaml": `title: T\nunit: £m\nsource: nao\n${more}columns: {amount: Amount}\nrows:\n${rows}`,
  });
  const parts = table(
    "  a: {label: A, cells: {amount: 10}}\n  of-a: {label: of which, included-in: a, cells: {amount: 4}}\n" +
      "  b: {label: B, cells: {amount: 20}}\n  or-b: {label: or, alternative-to: b, cells: {amount: 15}}\n" +
      "  c: {label: C, cells: {amount: 5}}\n  d: {label: D, cells: {amount: 6}}\n" +
      "  cd: {label: both, together: [c, d], cells: {amount: 9}}\n  all: {label: All, total: true, of: [a, b, cd], cells: {amount: 39}}\n",
  );

  test("leave out parts and alternatives, and count what is together once", () => {
    const {figures, findings} = told("x: {formula: sum(t.amount)}", parts);
    expect(findings).toEqual([]);
    expect(figures.get("x")?.inputs).toEqual(["t.a.amount", "t.b.amount", "t.cd.amount"]);
  });

  test.each([
    ["t.a.amount + t.of-a.amount", "included"],
    ["t.b.amount + t.or-b.amount", "alternatives"],
    ["t.c.amount + t.d.amount", "together"],
    ["t.cd.amount + t.d.amount", "together"],
    ["t.all.amount + t.b.amount", "counted-twice"],
    ["sum(t.amount) + t.a.amount", "counted-twice"],
    ["sum(t.amount) + t.of-a.amount", "included"],
  ])("%s breaks the rule %s", (formula, rule) =>
    expect(rulesOf(`x: {formula: "${formula}"}`, parts)[0]?.split(" ")[0]).toBe(rule),
  );

  test.each([
    "sum(t.amount) - t.a.amount",
    "t.all.amount - t.b.amount + t.or-b.amount",
    "t.c.amount + t.d.amount - t.cd.amount",
    "t.a.amount - t.of-a.amount",
    "sum(t.amount) - t.cd.amount + t.c.amount",
  ])("%s is right", formula => expect(rulesOf(`x: {formula: "${formula}"}`, parts)).toEqual([]));

  const none = (accept = ""): {"tables/t.yaml": string} =>
    table(
      "  a: {label: A, cells: {amount: 10}}\n  b: {label: B, cells: {amount: 4}}\n",
      `total: none\ntotal-reason: the options overlap.\n${accept}`,
    );

  test.each(["sum(t.amount)", "t.a.amount + t.b.amount"])(
    "%s of a table without a total",
    formula =>
      expect(told(`x: {formula: "${formula}"}`, none()).findings).toEqual([
        expect.stringMatching(
          /^total-none .*: the rows of `t` must not be added: the options overlap$/,
        ),
      ]),
  );

  test("may be accepted by the table, and the reason goes to what is made of it", () => {
    const files = none("accept: {total-none: We were asked to.}\n");
    const {figures, findings} = told("x: {formula: sum(t.amount)}", files);
    expect(findings).toEqual([]);
    expect(figures.get("x")?.accepted).toEqual([{rule: "total-none", reason: "We were asked to."}]);
  });

  test("through names of their own, too", () =>
    expect(
      rulesOf("p: {formula: t.a.amount}\nq: {formula: t.b.amount}\nx: {formula: p + q}", none()),
    ).toEqual(["total-none q"]));

  test("a difference or a share of its rows is right", () =>
    expect(
      rulesOf(
        'x: {formula: t.a.amount - t.b.amount}\ny: {formula: "share(t.b.amount, of: t.a.amount)"}',
        none(),
      ),
    ).toEqual([]));
});

describe("what had come by one time and by another", () => {
  const table = (timing: string, heads: string): {"tables/t.yaml": string} => ({
    "tables/t.yaml": `title: T\nunit: systems\nsource: nao\ntiming: ${timing}\ncolumns: ${heads}\nrows:\n  a: {label: A, cells: {x: 10, y: 14}}\n  b: {label: B, cells: {x: 1, y: 2}}\n`,
  });
  const dates = "{x: {label: March 2007, as-of: 2007-03}, y: {label: March 2009, as-of: 2009-03}}";
  const years = "{x: {label: '2007'}, y: {label: '2008'}}";
  const stretches = "{x: {label: X, period: 2004-2006}, y: {label: Y, period: 2007-2009}}";

  test.each([
    ["cumulative", dates, "t.a.x + t.a.y", ["timings t.a.y"]],
    ["cumulative", dates, "sum(t.a)", ["timings t.a"]],
    ["cumulative", dates, "t.a.y - t.a.x", []],
    ["cumulative", dates, "t.a.x + t.b.x", []],
    ["cumulative", stretches, "sum(t.a)", []],
    ["cumulative-annual", years, "sum(t.a)", ["timings t.a"]],
    ["annual", years, "sum(t.a)", []],
  ])("%s, %s: %s", (timing, heads, formula, expected) =>
    expect(rulesOf(`x: {formula: "${formula}"}`, table(timing, heads))).toEqual(expected),
  );

  test("years that are added make a stretch of time", () =>
    expect(told("x: {formula: sum(t.a)}", table("annual", years)).figures.get("x")).toMatchObject({
      timing: "cumulative",
      period: "2007 to 2008",
    }));
});

describe("nothing is counted twice", () => {
  const leaves = ["a", "b", "c", "d"].map(id => `${id}: {value: £1m}`).join("\n");

  test("a sum of sums is told of just where a leaf is in it more than once", () => {
    const some = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), {minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(some, some, (left, right) => {
        const found = rulesOf(
          `${leaves}\nl: {formula: ${left.join(" + ")}}\nr: {formula: ${right.join(" + ")}}\nx: {formula: l + r}`,
        );
        expect(found).toEqual(left.some(id => right.includes(id)) ? ["counted-twice r"] : []);
        const apart = rulesOf(
          `${leaves}\nl: {formula: ${left.join(" + ")}}\nr: {formula: ${right.join(" + ")}}\nx: {formula: l - r}`,
        );
        expect(apart).toEqual([]);
      }),
      {numRuns: 60},
    );
  });

  test("however deep it is, and in no time", () => {
    const chain = Array.from({length: 1500}, (_, i) =>
      i === 0 ? "f0: {formula: a + b}" : `f${i}: {formula: f${i - 1} + g${i}}\ng${i}: {value: £1m}`,
    );
    expect(rulesOf(`${leaves}\n${chain.join("\n")}\nx: {formula: f1499 + a}`)).toEqual([
      "counted-twice a",
    ]);
  });

  test("what was taken out may be put back", () =>
    expect(
      rulesOf(`${leaves}\ns: {formula: a + b}\nrest: {formula: s - a}\nx: {formula: rest + a}`),
    ).toEqual([]));
});

describe("claims", () => {
  const about = (claim: string): {"publication.yaml": string} => ({
    "publication.yaml": `title: Small\nauthors: [{name: Ana}]\npublisher: {name: Office}\ndate: 2024-05\nlanguage: en-GB\ncurrency: GBP\nclaims:\n  - ${JSON.stringify(claim)}\n`,
  });
  const figures = `
    one: {value: £1bn}
    floor: {value: at least £1bn}
    over: {value: more than £1bn}
    nearly: {value: nearly £1bn}
    most: {value: up to £2bn}
    range: {value: £6bn to £9bn}
    words: {value: {words: hundreds of millions, floor: £200m}}
    trusts: {value: 30 trusts}
    none: {value: not given}`;
  const weighed = (claim: string): readonly string[] => told(figures, about(claim)).findings;

  test.each([
    "one >= £1bn",
    "£1bn ≤ one",
    "one = £1,000m",
    "one > 0",
    "one - £100m < £1bn",
    "floor >= £1bn",
    "over > £1bn",
    "nearly < £1bn",
    "most <= £2bn",
    "range >= £6bn",
    "range < £9.5bn",
    "range > one * 2",
    "words >= £200m",
    "trusts = 30 trusts",
    "share(one, of: range) <= 20%",
    "floor = at least £1bn",
  ])("%s holds", claim => expect(weighed(claim)).toEqual([]));

  test.each([
    ["one > £1bn", "it is not true that"],
    ["one = £1.1bn", "it is not true that"],
    ["over = £1bn", "it is not true that"],
    ["nearly >= £1bn", "it is not true that"],
    ["floor > £1bn", "nobody can say that"],
    ["floor <= £2bn", "nobody can say that"],
    ["most >= £1bn", "nobody can say that"],
    ["range >= £7bn", "nobody can say that"],
    ["range < one", "it is not true that"],
    ["none > £1m", "`none` is not given"],
    ["trusts > £1m", "`trusts` cannot be compared with `£`"],
    ["one >= £1bn >= £1m", "there are two comparisons here"],
    ["one => £2bn", "it is not true that"],
    ["one != £2bn", "`!=` compares nothing"],
    [">= £2bn", "nothing stands before the sign"],
  ])("%s does not: %s", (claim, message) => {
    const found = weighed(claim);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test("say both values where a claim is not true", () =>
    expect(weighed("range * 2 < one + £1bn")[0]).toContain(
      "`range * 2` is £12bn to £18bn, and `one + £1bn` is £2bn",
    ));
});
