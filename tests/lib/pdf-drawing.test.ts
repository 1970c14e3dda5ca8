// What is done to the drawing of a page: read into operators, its letters joined to lines, what is only decoration marked as that.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {latin} from "../../scripts/lib/pdf/bytes.ts";
import {markArtifacts, marksIn} from "../../scripts/lib/pdf/marks.ts";
import {applyEdits, type Edit} from "../../scripts/lib/pdf/edits.ts";
import {operatorsIn, readOperators, type Operand} from "../../scripts/lib/pdf/operators.ts";
import {joinRuns} from "../../scripts/lib/pdf/runs.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");
const text = (drawing: Uint8Array): string => Buffer.from(drawing).toString("latin1");
const edited = (drawing: string, edits: readonly Edit[]): string =>
  text(applyEdits(bytes(drawing), edits)).replace(/\s+/g, " ");

describe("operators", () => {
  const read = (drawing: string): readonly string[] => {
    const found: string[] = [];
    const all = bytes(drawing);
    const shown = (one: Operand): string =>
      typeof one === "object" ? latin(all, one.start, one.end) : String(one);
    readOperators(all, (operator, operands) =>
      found.push([...operands.map(shown), operator].join(" ")),
    );
    return found;
  };

  test("with numbers, names, strings, lists and dictionaries before them", () =>
    expect(
      read(
        "q 1 0 0 -1 .5 -12.25 cm/G3 gs(a\\)b(c)\\\\) Tj[(x)-12<00 1f>]TJ/P<</MCID 0/Q<<>> >>BDC EMC Q",
      ),
    ).toEqual([
      "q",
      "1 0 0 -1 0.5 -12.25 cm",
      "/G3 gs",
      "(a\\)b(c)\\\\) Tj",
      "[(x)-12<00 1f>] TJ",
      "/P <</MCID 0/Q<<>> >> BDC",
      "EMC",
      "Q",
    ]));

  test("words in strings and comments are none", () =>
    expect(read("(EMC \\( BT) Tj % ET (\n[(]) (ET)] TJ <</A (>>)>> x")).toEqual([
      "(EMC \\( BT) Tj",
      "[(]) (ET)] TJ",
      "<</A (>>)>> x",
    ]));

  test("a picture within the drawing is one, whatever is in it", () =>
    expect(read("q BI /W 2 /H 1 ID \x00 EI\xff\x01 (EI \x02\nEI Q f")).toEqual([
      "q",
      "EI",
      "Q",
      "f",
    ]));

  test("what the browser writes nearly always is read as anything else is", () => {
    const number = fc.oneof(
      fc.double({noNaN: true, noDefaultInfinity: true, min: -1e4, max: 1e4}).map(String),
      fc.constantFrom("-.5", ".25", "1.", "+1", "-0", "0", "1.2.3", "12345678901234567890", "-"),
    );
    const word = fc.oneof(
      {weight: 4, arbitrary: number.map(x => `${x} 0 Td`)},
      {weight: 4, arbitrary: fc.constantFrom("<0018> Tj", "<00aF> Tj", "<00AF> Tj", "<FFFF> Tj")},
      fc.constantFrom("1 <0018> Tj", "<0018> Tjx", "1 0 Tdx", "1 2 0 Td", "<001G> Tj", "<018> Tj"),
      fc.constantFrom(
        "q",
        "/F1 12 Tf",
        "BI /W 1 ID x EI",
        "(a) Tj",
        "1 -2 Td",
        "/P <</MCID 1 >>BDC",
      ),
    );
    fc.assert(
      fc.property(fc.array(word, {maxLength: 12}), words => {
        // Two spaces are none of the browser's.
        expect(read(words.join("\n"))).toEqual(
          read(words.join("\n").replaceAll(" ", "  ")).map(one => one.replace(/  /g, " ")),
        );
      }),
      {numRuns: 1000},
    );
  });

  test("what is cut short ends with the drawing", () => {
    for (const cut of ["(abc", "[1 2", "<</A", "<12", "BI /W 1 ID abc", "1 2 3", "/", "\\", ")"])
      expect(() => read(cut)).not.toThrow();
  });
});

describe("artifacts", () => {
  const nothing = {isTagged: () => true, counts: () => false, hasMarks: () => false};
  const marked = (drawing: string, marking: Partial<typeof nothing> = {}): string =>
    edited(drawing, markArtifacts(operatorsIn(bytes(drawing)), {...nothing, ...marking}).edits);

  test("what is outside every mark is one up to the next", () =>
    expect(marked("q 0 0 1 1 re f Q BT (1) Tj ET /P <</MCID 0>> BDC BT (a) Tj ET EMC S")).toBe(
      "q /Artifact BMC 0 0 1 1 re f Q BT (1) Tj ET EMC /P <</MCID 0>> BDC BT (a) Tj ET EMC /Artifact BMC S EMC ",
    ));

  test("a path that only clips paints nothing; one that paints is marked before it begins", () => {
    expect(marked("q 0 0 1 1 re W n Q")).toBe("q 0 0 1 1 re W n Q");
    expect(marked("0 0 m 1 1 l S")).toBe("/Artifact BMC 0 0 m 1 1 l S EMC ");
  });

  test("marks that the browser ends late are left as they are", () => {
    const drawing =
      "q /P <</MCID 0>> BDC BT (a) Tj ET Q q EMC /P <</MCID 1>> BDC BT (b) Tj ET EMC Q";
    expect(marked(drawing)).toBe(drawing);
  });

  test("a tag's ground without a word is one, and its number is told; a picture's strokes are not", () => {
    const drawing = "/Table <</MCID 4>> BDC 0 0 1 1 re f EMC";
    expect(marked(drawing)).toBe("/Artifact BMC 0 0 1 1 re f EMC");
    expect([...markArtifacts(operatorsIn(bytes(drawing)), nothing).dropped]).toEqual([4]);
    expect(marked(drawing, {counts: () => true})).toBe(drawing);
  });

  test("a letter that says how it is to be read stays within its line", () =>
    expect(marked("BT (a) Tj /Span <</ActualText (x)>> BDC (b) Tj EMC (c) Tj ET")).toBe(
      "/Artifact BMC BT (a) Tj /Span <</ActualText (x)>> BDC (b) Tj EMC (c) Tj ET EMC ",
    ));

  test("what no tag names is one, though it has words", () =>
    expect(marked("/P <</MCID 7>> BDC (a) Tj EMC", {isTagged: () => false})).toBe(
      "/Artifact BMC (a) Tj EMC",
    ));

  test("a picture is painted; a form is, unless it has marks of its own", () => {
    expect(marked("/X1 Do")).toBe("/Artifact BMC /X1 Do EMC ");
    expect(marked("/X1 Do", {hasMarks: () => true})).toBe("/X1 Do");
    const within = "/Span <</MCID 1>> BDC /X1 Do EMC";
    expect(marked(within)).toBe(within);
  });

  test("what is an artifact already stays one", () => {
    const drawing = "/Artifact <</Type /Pagination>> BDC (1) Tj EMC /Artifact BMC f EMC";
    expect(marked(drawing)).toBe(drawing);
  });

  test("a mark without a number accounts for nothing", () =>
    expect(marked("/OC /L1 BDC f EMC /Span <<>> BDC f EMC")).toBe(
      "/OC /L1 BDC f EMC /Span <<>> BDC /Artifact BMC f EMC EMC",
    ));

  test("the numbers of a drawing", () =>
    expect(
      marksIn(
        operatorsIn(bytes("/P <</MCID 3>> BDC EMC /Artifact BMC EMC /H1<</MCID  12 >>BDC EMC")),
      ),
    ).toEqual([3, 12]));
});

describe("lines of text", () => {
  const widths = (code: number): number => 200 + 10 * code;
  const joined = (drawing: string): string =>
    edited(
      drawing,
      joinRuns(operatorsIn(bytes(drawing)), font => (font === "F1" ? widths : null)).edits,
    );

  test("are one string, and say where a letter is moved", () =>
    expect(
      joined("BT /F1 10 Tf 1 0 0 -1 5 5 Tm\n<0001> Tj\n2.1 0 Td <0002> Tj\n2.0 0 Td <0003> Tj\nET"),
    ).toBe("BT /F1 10 Tf 1 0 0 -1 5 5 Tm [<00010002>20<0003>]TJ ET"));

  test("and marks, found at once, are what they are one after the other", () => {
    const operation = fc.oneof(
      fc.constantFrom(
        "<0001> Tj",
        "2.1 0 Td <0002> Tj",
        "(a) Tj",
        "0 -9 Td",
        "/F1 10 Tf",
        "/F2 9 Tf",
      ),
      fc.constantFrom("BT", "ET", "q", "0 0 1 1 re", "f", "n", "S", "/X1 Do", "/X2 Do", "2 Tc"),
      fc.constantFrom("/P <</MCID 1 >>BDC", "/P <</MCID 2 >>BDC", "/Artifact BMC", "EMC", "EMC"),
      fc.constant("/Span <</ActualText <FEFF00A0> >> BDC"),
    );
    const widthsOf = (font: string) => (font === "F1" ? widths : null);
    const marking = {
      isTagged: (mcid: number) => mcid === 1,
      counts: () => false,
      hasMarks: (form: string) => form === "X2",
    };
    fc.assert(
      fc.property(fc.array(operation, {maxLength: 25}), operations => {
        const drawing = bytes(`/F1 12 Tf\n${operations.join("\n")}\n`);
        const operators = operatorsIn(drawing);
        const {edits, gone} = joinRuns(operators, widthsOf);
        const marked = markArtifacts(operators, marking, gone);
        const first = applyEdits(drawing, edits);
        const second = markArtifacts(operatorsIn(first), marking);
        expect(text(applyEdits(drawing, [...edits, ...marked.edits]))).toBe(
          text(applyEdits(first, second.edits)),
        );
        expect(marked.dropped).toEqual(second.dropped);
      }),
      {numRuns: 2000},
    );
  });

  test("in other fonts, or stretched, stay as they are", () => {
    for (const drawing of [
      "BT /F2 10 Tf 1 0 0 1 0 0 Tm <01> Tj ET",
      "BT /F1 10 Tf 2 Tc <0001> Tj 2.1 0 Td <0002> Tj ET",
      "BT /F1 10 Tf [<0001>-7<0002>] TJ ET",
    ])
      expect(joined(drawing)).toBe(drawing);
  });

  test("with a space that does not break, which the browser marks", () =>
    expect(
      joined(
        "/F1 10 Tf <0001> Tj /Span<</ActualText <feff00a0> >> BDC 2.1 0 Td <0002> Tj EMC 2.2 0 Td <0003> Tj ET",
      ),
    ).toBe("/F1 10 Tf <000100020003>Tj ET"));

  test("and with another character that it marks, which stays marked", () =>
    expect(
      joined("/F1 10 Tf <0001> Tj /Span<</ActualText <feff2019> >> BDC 2.1 0 Td <0002> Tj EMC ET"),
    ).toBe("/F1 10 Tf <0001>Tj /Span<</ActualText <feff2019> >> BDC 2.1 0 Td <0002>Tj EMC ET"));

  test("behind letters of another kind, whose width is not known, begin where they began", () =>
    expect(
      joined("BT /F1 10 Tf 1 0 0 1 0 0 Tm <0001> Tj (abc) ' <0001> Tj 0 0 Td <0001> Tj ET"),
    ).toBe("BT /F1 10 Tf 1 0 0 1 0 0 Tm <0001>Tj (abc) ' <0001>Tj 0 0 Td <0001>Tj ET"));

  test("every letter stands where it stood", () => {
    const letter = fc.integer({min: 1, max: 60}).map(code => code.toString(16).padStart(4, "0"));
    const show = fc.array(letter, {minLength: 1, maxLength: 3}).map(all => `<${all.join("")}> Tj`);
    const number = fc.integer({min: -5000, max: 30_000}).map(one => one / 1000);
    const operation = fc.oneof(
      {weight: 8, arbitrary: show},
      {weight: 8, arbitrary: number.map(x => `${x} 0 Td`)},
      number.map(x => `${x} -14 Td`),
      number.map(x => `1 0 0 -1 ${x} 40 Tm`),
      fc.constantFrom("/F1 10 Tf", "/F1 31 Tf", "/F2 10 Tf", "1 0 0 rg", "T*", "(abc) '"),
      fc.constant("/P <</MCID 1>> BDC EMC"),
    );
    fc.assert(
      fc.property(fc.array(operation, {maxLength: 40}), operations => {
        const drawing = `BT /F1 12 Tf 1 0 0 -1 0 0 Tm ${operations.join(" ")} ET`;
        const before = placesIn(drawing);
        const after = placesIn(joined(drawing));
        expect(after.map(one => one.code)).toEqual(before.map(one => one.code));
        for (const [i, one] of before.entries()) {
          expect(Math.abs(after[i]!.x - one.x)).toBeLessThan(0.07);
          expect(after[i]!.y).toBe(one.y);
        }
      }),
    );
  });

  /** Where each letter stands, as the specification says it: a second reading, much slower. */
  function placesIn(drawing: string): readonly {code: string; x: number; y: number}[] {
    const found: {code: string; x: number; y: number}[] = [];
    const all = bytes(drawing);
    let [size, line, y, pen] = [0, 0, 0, 0];
    const shown = (written: string): void => {
      for (const code of written.match(/[0-9a-f]{4}/g) ?? []) {
        found.push({code, x: pen, y});
        pen += (widths(parseInt(code, 16)) * size) / 1000;
      }
    };
    readOperators(all, (operator, operands) => {
      const numbers = operands.map(Number);
      const last = operands.at(-1);
      const written = typeof last === "object" ? latin(all, last.start, last.end) : "";
      if (operator === "Tf") size = numbers[1]!;
      if (operator === "Tm") [line, pen, y] = [numbers[4]!, numbers[4]!, numbers[5]!];
      if (operator === "Td")
        [line, pen, y] = [line + numbers[0]!, line + numbers[0]!, y + numbers[1]!];
      if (operator === "T*" || operator === "'") [pen, y] = [line, y - 1];
      if (operator === "'") {
        found.push({code: written, x: pen, y});
        // It is as wide as nothing here: what comes after it is not compared until the line moves.
      }
      if (operator === "Tj") shown(written);
      if (operator === "TJ")
        for (const piece of written.match(/<[^>]*>|-?[\d.]+/g) ?? [])
          if (piece.startsWith("<")) shown(piece);
          else pen -= (Number(piece) * size) / 1000;
    });
    return found;
  }
});
