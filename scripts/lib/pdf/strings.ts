// The texts of a PDF, in the two ways in which it writes them. They are read only where somebody asks.

/** `(Words)` */
export class PDFString {
  /** Between the brackets, as it is written; each character is a byte. */
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  decodeText(): string {
    return textIn(this.value.includes("\\") ? unescaped(this.value) : this.value);
  }
}

/** `<FEFF0041>` */
export class PDFHexString {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  static fromText(text: string): PDFHexString {
    const units = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    return new PDFHexString(units.toString("hex").toUpperCase());
  }

  decodeText(): string {
    const digits = this.value.replace(/[\0\t\n\f\r ]/g, "");
    return textIn(
      Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, "hex").toString("latin1"),
    );
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "\n": "",
  "\r": "",
};

function unescaped(written: string): string {
  return written.replace(/\\(?:([0-7]{1,3})|([\s\S]))?/g, (_, code?: string, other = "") =>
    code === undefined
      ? (escapes[other as string] ?? (other as string))
      : String.fromCharCode(Number.parseInt(code, 8) & 255),
  );
}

/** Bytes, each a character → what they say: in UTF-16 where they begin with its mark, else in the characters of PDF's own. */
function textIn(bytes: string): string {
  const isBig = bytes.startsWith("\xfe\xff");
  if (isBig || bytes.startsWith("\xff\xfe")) {
    const units = Buffer.from(bytes.slice(2, bytes.length - (bytes.length % 2)), "latin1");
    return (isBig ? units.swap16() : units).toString("utf16le");
  }
  return bytes.replace(others, one => ownCharacters[one.charCodeAt(0)]!);
}

// ISO 32000-1, D.3: the rest are those of Latin 1.
const others = /[\x16\x18-\x1f\x7f-\xa0\xad]/g;
const ownCharacters: Record<number, string> = {
  0x16: "\u0017",
  0x7f: "\ufffd",
  0xa0: "\u20ac",
  0xad: "\ufffd",
};
for (const [from, characters] of [
  [0x18, "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc"],
  [
    0x80,
    "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018",
  ],
  [
    0x90,
    "\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\ufffd",
  ],
] as const)
  for (let i = 0; i < characters.length; i += 1) ownCharacters[from + i] = characters[i]!;
