// The name of an edition is that of a folder, on every system.
import {isId} from "../yaml/schema.ts";

/** Windows keeps these for itself. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** What is wrong with a name, and what to do; null where it can be used. `taken`: names of the publication's documents. */
export function badName(name: string, taken: readonly string[]): readonly [string, string] | null {
  if (name.trim() === "") return ["this edition has no name", "name it: its folder is called so"];
  if (!isId(name)) {
    const slug = slugOf(name);
    const help =
      "an edition is named in lower-case words joined by hyphens, such as `leeds-teaching`";
    return [`\`${name}\` cannot be the name of a folder`, slug ? `write \`${slug}\`` : help];
  }
  if (name.length > 80)
    return [`\`${name}\` is longer than 80 letters`, "shorten it: its folder is called so"];
  if (devices.test(name) || name === "base")
    return [`\`${name}\` cannot be used as a name`, "choose another: this one is reserved"];
  if (taken.includes(name))
    return [
      `\`${name}\` is a document of this publication`,
      "choose another name: both would be called for by it",
    ];
  return null;
}

function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
