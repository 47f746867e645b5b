import type { DocumentSummary, QuestionRow, SourceView } from '#server/views.ts';
import { slugOf } from '../questions/slug.ts';

/** Somewhere to go: where, and how the list shows it. */
export interface Found {
  readonly key: string;
  readonly to: string;
  readonly search: Readonly<Record<string, string>>;
  readonly mark: string;
  readonly text: string;
  readonly note: string;
}

export interface FoundGroup {
  readonly kind: 'screens' | 'questions' | 'documents' | 'sources';
  readonly found: readonly Found[];
}

/** What can be found in a case. */
export interface Findable {
  readonly caseId: string;
  readonly screens: readonly { readonly name: string; readonly to: string }[];
  readonly questions: readonly QuestionRow[];
  readonly documents: readonly DocumentSummary[];
  readonly sources: readonly SourceView[];
}

/**
 * Everything whose words contain every word typed, best first within its kind: a name that begins
 * with what was typed before one that merely contains it. `#41` finds the document of that number.
 */
export function findMatches(typed: string, all: Findable, most = 8): readonly FoundGroup[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const groups: readonly FoundGroup[] = [
    {
      kind: 'questions',
      found: best(wanted, most, all.questions, (row) => ({
        key: row.question.id,
        to: `/case/${all.caseId}/questions/${slugOf(row.question)}`,
        search: {},
        mark: row.question.ref,
        text: row.question.text,
        note: row.assessment.best?.label ?? '',
      })),
    },
    {
      kind: 'documents',
      found: best(wanted, most, all.documents, (document) => ({
        key: document.id,
        to: `/case/${all.caseId}/reading/${document.number}`,
        search: {},
        mark: `#${document.number}`,
        text: document.title,
        note: document.sender ?? '',
      })),
    },
    {
      kind: 'sources',
      found: best(wanted, most, all.sources, ({ source, letter }) => ({
        key: source.id,
        to: `/case/${all.caseId}/sources`,
        search: { source: source.id },
        mark: letter,
        text: source.pseudonym,
        note: source.cell ?? '',
      })),
    },
    {
      kind: 'screens',
      found: best(wanted, most, all.screens, (screen) => ({
        key: screen.to,
        to: screen.to,
        search: {},
        mark: '',
        text: screen.name,
        note: '',
      })),
    },
  ];
  return groups.filter((group) => group.found.length > 0);
}

function best<T>(
  wanted: readonly string[],
  most: number,
  items: readonly T[],
  show: (item: T) => Found,
): readonly Found[] {
  return items
    .map(show)
    .flatMap((found) => {
      const rank = rankOf(wanted, found);
      return rank === null ? [] : [{ found, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, wanted.length === 0 ? Math.min(most, 5) : most)
    .map(({ found }) => found);
}

/** 0 begins with it, 1 a word of it does, 2 contains it; null: some word is not there at all. */
function rankOf(wanted: readonly string[], { mark, text, note }: Found): number | null {
  const all = fold(`${mark} ${text} ${note}`);
  if (!wanted.every((word) => all.includes(word))) return null;
  const typed = wanted.join(' ');
  if (typed === '' || fold(mark) === typed || fold(mark) === `#${typed}`) return 0;
  if (fold(text).startsWith(typed)) return 0;
  return ` ${all}`.includes(` ${typed}`) ? 1 : 2;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();
}
