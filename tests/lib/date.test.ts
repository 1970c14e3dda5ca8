// Dates in words, as precise as they were written, in the language of the publication and in no time zone.
import {afterEach, describe, expect, test, vi} from "vitest";
import {formatDate, formatYears} from "../../scripts/lib/date.ts";

const zone = process.env["TZ"];
afterEach(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

describe("dates", () => {
  test.each([
    ["2010-03-22", "en-GB", "22 March 2010"],
    ["2010-03", "en-GB", "March 2010"],
    ["2010", "en-GB", "2010"],
    ["2010-03-22", "en-US", "March 22, 2010"],
    ["2010-03-22", "de-DE", "22. März 2010"],
    ["2010-03", "fr-FR", "mars 2010"],
    ["2024-02-29", "en-IE", "29 February 2024"],
    ["1899-12-31", "en-GB", "31 December 1899"],
    ["not a date", "en-GB", "not a date"],
    ["undated", "en-GB", "undated"],
  ])("%s in %s: %s", (iso, locale, words) => expect(formatDate(iso, locale)).toBe(words));

  test.each(["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])(
    "no day is gained or lost in %s",
    async where => {
      process.env["TZ"] = where;
      // A fresh one: what formats dates is kept, and knows the time zone in which it was made.
      vi.resetModules();
      const fresh = await import("../../scripts/lib/date.ts");
      expect(fresh.formatDate("2010-01-01", "en-GB")).toBe("1 January 2010");
      expect(fresh.formatDate("2010-12-31", "en-GB")).toBe("31 December 2010");
      expect(fresh.formatDate("2010", "en-GB")).toBe("2010");
    },
  );
});

describe("years", () => {
  test.each([
    ["2004-05", "2004–05"],
    ["2004/05", "2004–05"],
    ["2004-2010", "2004–2010"],
    ["2004-05 to 2008-09", "2004–05 to 2008–09"],
    ["cash", "cash"],
    ["2009", "2009"],
  ])("%s → %s", (written, printed) => expect(formatYears(written)).toBe(printed));
});
