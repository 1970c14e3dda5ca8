// What each open page looks at: the last document that it asked for.

export interface Looks {
  readonly look: (client: string, name: string) => void;
  readonly leave: (client: string) => void;
  /** "publication/document", each once, the latest first. */
  readonly names: () => readonly string[];
}

const most = 60;

export function openLooks(): Looks {
  const looks = new Map<string, string>();
  return {
    look: (client, name) => {
      looks.delete(client);
      looks.set(client.slice(0, 100), name);
      for (const first of [...looks.keys()].slice(0, Math.max(0, looks.size - most)))
        looks.delete(first);
    },
    leave: client => void looks.delete(client),
    names: () => [...new Set([...looks.values()].reverse())],
  };
}
