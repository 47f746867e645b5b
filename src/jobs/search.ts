/**
 * Search over everything of a case that has words of a person in it: what came in, what was made of it,
 * the people, what was paid and told, what was decided and why. Every typed word must begin a word of what
 * is found, whatever its accents, vowel signs, case or way of writing (`fold-words.ts`); what belongs to
 * somebody is found by their name too. The words that did are given back lit.
 */
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { ReadTx, SearchAnswers, SearchedKind } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { LINES, type Shown } from './search-lines.ts';
import { namesFor } from './search-names.ts';
import { beginningsOf, exactWords, litParts, type TextPart } from './search-text.ts';

export interface SearchView {
  readonly groups: readonly SearchGroup[];
}

export interface SearchGroup {
  readonly kind: SearchedKind;
  /** How many there are, counted up to 500. */
  readonly count: number;
  readonly found: readonly SearchFound[];
}

export interface SearchFound {
  readonly id: string;
  /**
   * What leads there: a question's short name, a document's number, the source a payment was made to, the
   * import that read a file, the screen of a saved search; empty where nothing does.
   */
  readonly ref: string;
  /** A short mark before it: `Q-017`, `#41`; empty for none. */
  readonly mark: string;
  /** The place where the words are, with the words lit. */
  readonly parts: readonly TextPart[];
  readonly note: string;
  /** What else stands in the address: of a saved search all of it, of a file its name. */
  readonly search?: Readonly<Record<string, string>>;
}

/** Every kind, in the order in which they are shown. */
export const SEARCH_KINDS = [
  'question',
  'document',
  'claim',
  'source',
  'subject',
  'warning',
  'session',
  'tie',
  'payment',
  'contact_window',
  'risk',
  'outcome',
  'telling',
  'link',
  'identity',
  'exhibit',
  'saved_search',
  'sheet_mapping',
  'release',
  'disclosure',
] as const satisfies readonly SearchedKind[];

/** What most are looking for; of the others fewer are shown where nobody asks for more. */
const MAIN: readonly SearchedKind[] = ['question', 'document', 'claim', 'source', 'subject'];
/** `#41` is a document and what stands in it. */
const NUMBERED: readonly SearchedKind[] = ['question', 'document', 'claim'];
/** Of questions so many are looked at before the best are shown. */
const QUESTIONS_LOOKED_AT = 60;

export interface SearchWish {
  /** Only these kinds; all of them when left out. */
  readonly kinds?: readonly SearchedKind[];
  /** How many of each; when left out eight of what most look for and four of everything else. */
  readonly most?: number;
}

/** What a case holds that is found by these words; every kind in a group of its own, newest first. */
export async function searchCase(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  typed: string,
  { kinds = SEARCH_KINDS, most }: SearchWish = {},
): Promise<SearchView> {
  const beginnings = beginningsOf(typed);
  const numbered = /^\s*#\d+\s*$/.test(typed);
  const asked = SEARCH_KINDS.filter(
    (kind) => kinds.includes(kind) && (!numbered || NUMBERED.includes(kind)),
  );
  const mostOf = (kind: SearchedKind): number => most ?? (MAIN.includes(kind) ? 8 : 4);
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const wanted = Object.fromEntries(
      asked.map((kind) => [
        kind,
        kind === 'question' ? Math.max(QUESTIONS_LOOKED_AT, mostOf(kind)) : mostOf(kind),
      ]),
    );
    const all = await tx.search(caseId, wanted, beginnings);
    const answers = await arranged(tx, caseId, all, typed, mostOf);
    const names = await namesFor(tx, caseId, answers);
    const groups: SearchGroup[] = [];
    for (const kind of asked) {
      const answer = answers[kind];
      if (answer === undefined || answer.found.length === 0) continue;
      // Each kind's line takes the records of that kind.
      const line = LINES[kind] as (one: unknown, use: object) => Shown;
      const found = answer.found.map((one) => {
        const { text, ...rest } = line(one, { names, beginnings });
        return { id: one.record.id, ...rest, parts: litParts(text, beginnings) };
      });
      groups.push({ kind, count: Math.max(answer.count, found.length), found });
    }
    return { groups };
  });
}

/** A document asked for by its number comes first; of questions those that fit best. */
async function arranged(
  tx: ReadTx,
  caseId: CaseId,
  answers: SearchAnswers,
  typed: string,
  mostOf: (kind: SearchedKind) => number,
): Promise<SearchAnswers> {
  const { question, ...rest } = answers;
  const document = await withNumbered(tx, caseId, answers.document, typed, mostOf('document'));
  return {
    ...rest,
    ...(document === undefined ? {} : { document }),
    ...(question === undefined
      ? {}
      : {
          question: {
            ...question,
            found: await bestFirst(tx, caseId, question.found, typed, mostOf('question')),
          },
        }),
  };
}

/** `#41` or `41` is the document of that number. */
async function withNumbered(
  tx: ReadTx,
  caseId: CaseId,
  answer: SearchAnswers['document'],
  typed: string,
  most: number,
): Promise<SearchAnswers['document']> {
  const match = /^\s*#?(\d{1,9})\s*$/.exec(typed);
  const record = match === null ? null : await tx.documentNumbered(caseId, Number(match[1]));
  if (record === null || most === 0) return answer;
  const others = (answer?.found ?? []).filter((one) => one.record.id !== record.id);
  const found = [{ record, number: Number(match?.[1]), importId: null }, ...others];
  return { found: found.slice(0, most), count: Math.max(answer?.count ?? 0, found.length) };
}

/**
 * Of questions those come first that hold the very words, and what is open before what is known: age says
 * little.
 */
async function bestFirst(
  tx: ReadTx,
  caseId: CaseId,
  found: NonNullable<SearchAnswers['question']>['found'],
  typed: string,
  most: number,
): Promise<NonNullable<SearchAnswers['question']>['found']> {
  const questionIds = found.map(({ record }) => record.id);
  const settled = new Set<string>(
    questionIds.length === 0
      ? []
      : (await tx.list('outcome', { caseId, questionIds })).map((each) => each.questionId),
  );
  return found
    .map((each) => ({ each, exact: exactWords(each.record.text, typed) }))
    .sort(
      (a, b) =>
        b.exact - a.exact ||
        Number(settled.has(a.each.record.id)) - Number(settled.has(b.each.record.id)) ||
        a.each.record.ref.localeCompare(b.each.record.ref, 'en', { numeric: true }),
    )
    .slice(0, most)
    .map(({ each }) => each);
}
