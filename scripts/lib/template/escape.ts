// Words from content made harmless for where they land: they print as themselves, whatever they hold.

/** For HTML, in text and in quoted attributes. */
export function escapeHtml(text: string): string {
  return oneLine(text).replace(/[&<>"'`]/g, entity);
}

/**
 * For Markdown that may hold HTML: every ASCII punctuation character becomes a numeric entity, which Markdown
 * and HTML both decode after they have parsed. So `|`, `---`, `<`, `$`, `:` and `#` have no power.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[!-/:-@[-`{-~]/g, entity);
}

/**
 * For a speaker note, which Marp takes from an HTML comment and reads as YAML before it keeps it as words: a double hyphen would
 * end the comment, and `theme: x` or `{theme: x}` would be taken for a setting. An invisible joiner in front makes it plain text.
 */
export function escapeNote(text: string): string {
  const words = oneLine(text).trim().replace(/--+/g, "–").replace(/</g, "‹").replace(/>/g, "›");
  return words === "" || /^[\p{L}\p{N}][^:]*$/u.test(words) ? words : `\u2060${words}`;
}

/** For the front matter: a YAML double-quoted scalar is what JSON writes. */
export function escapeYaml(text: string): string {
  return JSON.stringify(oneLine(text));
}

/** For a `<script>` that holds data: a JSON string in which nothing ends the script or begins a comment. */
export function escapeJson(text: string): string {
  return JSON.stringify(oneLine(text)).replace(
    /[<>&]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** For plain text, where every character is only itself; those that stand for places in it are left out. */
export function escapePlain(text: string): string {
  return oneLine(text).replace(/[\ue004-\ue006]/g, "");
}

function entity(character: string): string {
  return entities[character.charCodeAt(0)]!;
}

const entities = Array.from({length: 128}, (_, code) => `&#${code};`);

/** Nearly all texts are on one line as they are, and to look for that takes far less. */
const needsWork = /[\u0000-\u001f\u007f\u2028\u2029]| {2}/;

function oneLine(text: string): string {
  if (!needsWork.test(text)) return text;
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
    .replace(/\s*[\n\r\t\u2028\u2029]\s*/g, " ")
    .replace(/ {2,}/g, " ");
}
