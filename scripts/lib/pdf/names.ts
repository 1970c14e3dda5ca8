// The names of a PDF, `/Type`: there is one of each, so that two are the same where they are one.

export class PDFName {
  /** What it says: `Type`. Each character is a byte. */
  readonly text: string;
  /** As it is written: `/Type`, `/application#2Fjson`. */
  readonly written: string;

  constructor(text: string, written: string) {
    this.text = text;
    this.written = written;
  }
}

export function nameOf(text: string): PDFName {
  return names.get(text) ?? made(text);
}

/** @param raw as it stands in a PDF, without its `/` */
export function nameAs(raw: string): PDFName {
  return raw.includes("#") ? nameOf(plain(raw)) : nameOf(raw);
}

const names = new Map<string, PDFName>();

function made(text: string): PDFName {
  const name = new PDFName(text, `/${text.replace(/[^!-~]|[()<>[\]{}/%#]/g, escaped)}`);
  names.set(text, name);
  return name;
}

function escaped(character: string): string {
  return `#${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function plain(raw: string): string {
  return raw.replace(/#([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
