// Bytes → text: the first thing that can be wrong with a file.
import type {Checked} from "../diagnostic.ts";
import type {SourceText} from "../text.ts";

/** Bytes → text. Only UTF-8 is read; a byte order mark and CR LF are let pass. */
export function decodeText(path: string, bytes: Uint8Array): Checked<SourceText> {
  try {
    const text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return {ok: true, value: {path, text}, diagnostics: []};
  } catch {
    const utf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const readable = new TextDecoder("utf-8").decode(bytes);
    const start = Math.max(0, readable.indexOf("\ufffd"));
    return {
      ok: false,
      diagnostics: [
        {
          severity: "error",
          code: "yaml/encoding",
          message: `the file is ${utf16 ? "UTF-16" : "not UTF-8"}`,
          help: path.endsWith(".csv")
            ? "save it as CSV in UTF-8: spreadsheets call it `CSV UTF-8`, or ask for the character set"
            : "save it as UTF-8 in your editor",
          at: {in: {path, text: readable}, start, end: start + 1},
        },
      ],
    };
  }
}
