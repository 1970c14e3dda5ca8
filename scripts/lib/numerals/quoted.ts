// What stands between quotation marks, of any country.

const marks =
  /“[^”“]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|‘[^‘]*?’(?![\p{L}])|(?<![\p{L}\p{N}])"[^"\n]*"(?!\p{L})|(?<![\p{L}\p{N}])'[^'\n]*'(?![\p{L}])/gu;

export function quotedStretches(
  text: string,
): readonly {readonly start: number; readonly end: number}[] {
  return [...text.matchAll(marks)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
