/** Parts of a page in Markdown that a test holds it to. */

export interface Block {
  /** `sh`, `csv`, `js`, `text`. */
  readonly kind: string;
  /** What stands behind the kind: a file's name. */
  readonly name: string;
  readonly text: string;
}

/** Fenced blocks, in their order. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, kind = '', name = '', text = '']) => ({ kind, name, text }),
  );
}

/** Words in backquotes in the first column of the first table with such a head. */
export function firstColumnOf(page: string, head: string): string[] {
  const lines = page.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  const rows = lines.slice(at + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows
    .slice(0, end < 0 ? rows.length : end)
    .flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
    );
}
