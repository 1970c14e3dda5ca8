// How large a file is, in words: 214 KB, 1.2 MB. A KB has 1024 bytes, as most people's computers count them.

/**
 * Whole KB, one decimal of an MB below ten, whole MB above; never "0 KB". The unit's word is the language's own; the space
 * before it never breaks.
 */
export function formatSize(bytes: number, locale: string): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return words(kilobytes, "kilobyte", 0, locale);
  const megabytes = bytes / 1024 ** 2;
  return words(megabytes, "megabyte", megabytes < 9.95 ? 1 : 0, locale);
}

function words(
  amount: number,
  unit: "kilobyte" | "megabyte",
  digits: number,
  locale: string,
): string {
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // The small k is that of a thousand.
  return format
    .format(amount)
    .replace(/\bkB\b/, "KB")
    .replace(/\s/g, "\u00a0");
}
