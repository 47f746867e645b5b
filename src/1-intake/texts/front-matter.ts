import type { TimeSpan } from '#terms/time.ts';
import { isoSpan } from '../stated-time.ts';

/** What a Markdown file says about itself in the lines between `---` at its top. */
export interface FrontMatter {
  readonly title: string | null;
  readonly author: string | null;
  readonly date: TimeSpan | null;
  readonly language: string | null;
  /** Names of all its fields, in order. */
  readonly fields: readonly string[];
}

/** Longest front matter that is looked for. */
const LONGEST = 64 * 1024;

/**
 * Reads the plain `name: value` fields of front matter; lists and nested fields are left where they
 * stand in the text. Null when the file does not begin with it.
 */
export function frontMatter(text: string, zone: string): FrontMatter | null {
  const start = /^\uFEFF?---[ \t]*\r?\n/.exec(text.slice(0, 100));
  if (start === null) return null;
  const head = text.slice(start[0].length, LONGEST);
  const end = /^(?:---|\.\.\.)[ \t]*$/m.exec(head);
  if (end === null) return null;
  const fields = new Map<string, string>();
  for (const line of head.slice(0, end.index).split(/\r?\n/)) {
    const [, name = '', value = ''] =
      /^([\p{L}_][\p{L}\p{N}_-]{0,40})[ \t]*:(?:[ \t]+(.*))?$/u.exec(line) ?? [];
    if (name !== '') fields.set(name.toLowerCase(), unquoted(value));
  }
  if (fields.size === 0) return null;
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = fields.get(name);
      if (value !== undefined && value !== '') return value;
    }
    return null;
  };
  return {
    title: first('title', 'titre', 'العنوان'),
    author: first('author', 'authors', 'by', 'byline', 'auteur', 'الكاتب'),
    date: isoSpan(first('date', 'published', 'created', 'التاريخ') ?? '', zone),
    language: /^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.exec(first('lang', 'language') ?? '')?.[0] ?? null,
    fields: [...fields.keys()],
  };
}

function unquoted(value: string): string {
  const plain = value.replace(/\s+#.*$/, '').trim();
  return /^"(?:[^"]*)"$|^'(?:[^']*)'$/.test(plain) ? plain.slice(1, -1).trim() : plain;
}
