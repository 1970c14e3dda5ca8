// The names of the months, as dates in a text have them.

/** In a language and in English, long and short, the longest first. */
export function months(locale: string): readonly string[] {
  const names = [locale, "en"].flatMap(one =>
    (["long", "short"] as const).flatMap(month => {
      const format = new Intl.DateTimeFormat(one, {month, day: "numeric", timeZone: "UTC"});
      return Array.from({length: 12}, (_, i) => {
        const parts = format.formatToParts(Date.UTC(2001, i, 1));
        return (parts.find(({type}) => type === "month")?.value ?? "").replace(/\.$/, "");
      });
    }),
  );
  return [...new Set(names)]
    .filter(name => /^\p{L}{3,}$/u.test(name))
    .sort((a, b) => b.length - a.length);
}
