// What a page that is printed may load: what it brings along, and nothing else.

const rules = [
  "default-src 'none'",
  "img-src data:",
  "font-src data:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
];

export const pagePolicy: string = rules.join("; ");

/** As our pages say it themselves, for whoever opens them elsewhere. */
export const policyTag = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">`;
