/**
 * Search over everything of a case that can be found by its words: documents, claims, questions,
 * sources, subjects. Every typed word must begin a word of what is found, whatever its accents, vowel
 * signs, case or way of writing (`fold-words.ts`); the words that did are given back lit.
 */
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { foldText, foldWords, searchedBeginnings } from '#store/fold-words.ts';
import type { ReadTx, SearchAnswer, SearchedKind } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { titleOf } from './documents.ts';

export interface SearchView {
  readonly groups: readonly SearchGroup[];
}

export interface SearchGroup {
  readonly kind: SearchedKind;
  /** How many there are, counted up to 1,000. */
  readonly count: number;
  readonly found: readonly SearchFound[];
}

export interface SearchFound {
  readonly id: string;
  /** What leads there: a question's short name, a document's number, a source's id. */
  readonly ref: string;
  /** A short mark before it: `Q-017`, `#41`; empty for none. */
  readonly mark: string;
  /** The place where the words are, with the words lit. */
  readonly parts: readonly TextPart[];
  readonly note: string;
}

export interface TextPart {
  readonly text: string;
  readonly lit: boolean;
}

const KINDS = ['question', 'document', 'claim', 'source', 'subject'] as const;
/** Words beyond these are not looked for. */
const MOST_WORDS = 12;

/** What a case holds that is found by these words; every kind in a group of its own, newest first. */
export async function searchCase(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  typed: string,
  most = 8,
): Promise<SearchView> {
  const beginnings = beginningsOf(typed);
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const groups: SearchGroup[] = [];
    for (const kind of KINDS) {
      const group = await groupOf(tx, caseId, kind, typed, beginnings, most);
      if (group.found.length > 0) groups.push(group);
    }
    return { groups };
  });
}

/** For each typed word the beginnings that will do. One letter alone is no search. */
export function beginningsOf(typed: string): readonly (readonly string[])[] {
  const words = foldWords(typed.slice(0, 500));
  const long = words.filter((word) => [...word].length > 1 || /^\d$/.test(word));
  return long.slice(0, MOST_WORDS).map(searchedBeginnings);
}

async function groupOf(
  tx: ReadTx,
  caseId: CaseId,
  kind: SearchedKind,
  typed: string,
  beginnings: readonly (readonly string[])[],
  most: number,
): Promise<SearchGroup> {
  const lit = (text: string): readonly TextPart[] => litParts(text, beginnings);
  switch (kind) {
    case 'document': {
      const answer = await tx.search('document', caseId, beginnings, most);
      const numbered = await byNumber(tx, caseId, typed);
      const found = [
        ...numbered,
        ...answer.found.filter(
          ({ record }) => !numbered.some((each) => each.record.id === record.id),
        ),
      ].slice(0, most);
      return {
        kind,
        count: Math.max(answer.count, found.length),
        found: found.map(({ record, number }) => ({
          id: record.id,
          ref: String(number ?? ''),
          mark: `#${number}`,
          parts: lit(placeIn(record.text, beginnings) || titleOf(record)),
          note: record.sender ?? '',
        })),
      };
    }
    case 'claim': {
      const answer = await tx.search('claim', caseId, beginnings, most);
      const questions = await named(tx, caseId, answer);
      return {
        kind,
        count: answer.count,
        found: answer.found.map(({ record, number }) => ({
          id: record.id,
          ref: number === null ? (questions.get(record.questionId) ?? '') : String(number),
          mark: number === null ? '' : `#${number}`,
          parts: lit(placeIn(record.quote, beginnings) || record.quote),
          note: questions.get(record.questionId) ?? '',
        })),
      };
    }
    case 'question': {
      // Of questions those come first that hold the very words, and what is open before what is known:
      // age says little.
      const answer = await tx.search('question', caseId, beginnings, 60);
      const questionIds = answer.found.map(({ record }) => record.id);
      const settled = new Set<string>(
        questionIds.length === 0
          ? []
          : (await tx.list('outcome', { caseId, questionIds })).map((each) => each.questionId),
      );
      const found = answer.found
        .map((each) => ({ ...each, exact: exactWords(each.record.text, typed) }))
        .sort(
          (a, b) =>
            b.exact - a.exact ||
            Number(settled.has(a.record.id)) - Number(settled.has(b.record.id)) ||
            a.record.ref.localeCompare(b.record.ref, 'en', { numeric: true }),
        )
        .slice(0, most);
      return {
        kind,
        count: answer.count,
        found: found.map(({ record }) => ({
          id: record.id,
          ref: record.ref,
          mark: record.ref,
          parts: lit(record.text),
          note: record.topic,
        })),
      };
    }
    case 'source': {
      const answer = await tx.search('source', caseId, beginnings, most);
      return {
        kind,
        count: answer.count,
        found: answer.found.map(({ record }) => ({
          id: record.id,
          ref: record.id,
          mark: '',
          parts: lit(record.pseudonym),
          note: record.cell ?? record.kind,
        })),
      };
    }
    case 'subject': {
      const answer = await tx.search('subject', caseId, beginnings, most);
      return {
        kind,
        count: answer.count,
        found: answer.found.map(({ record }) => ({
          id: record.id,
          ref: record.id,
          mark: '',
          parts: lit([...record.names.map(({ text }) => text), ...record.descriptors].join(' · ')),
          note: record.kind,
        })),
      };
    }
  }
}

/** `#41` or `41` is the document of that number. */
async function byNumber(
  tx: ReadTx,
  caseId: CaseId,
  typed: string,
): Promise<SearchAnswer<'document'>['found']> {
  const match = /^\s*#?(\d{1,9})\s*$/.exec(typed);
  if (match === null) return [];
  const record = await tx.documentNumbered(caseId, Number(match[1]));
  return record === null ? [] : [{ record, number: Number(match[1]) }];
}

async function named(
  tx: ReadTx,
  caseId: CaseId,
  answer: SearchAnswer<'claim'>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(answer.found.map(({ record }) => record.questionId))];
  if (ids.length === 0) return new Map();
  const questions = await tx.list('question', { caseId, ids });
  return new Map(questions.map((question) => [question.id, question.ref]));
}

/** How many of the typed words stand in a text as they are, not as the beginning of another. */
function exactWords(text: string, typed: string): number {
  const words = new Set(foldWords(text));
  return foldWords(typed).filter((word) => words.has(word)).length;
}

const WORD = /[\p{L}\p{M}\p{N}\u0640\u200c]+/gu;
/** So much of a long text is looked through for the place to show. */
const MOST_LOOKED_AT = 200_000;

/** Some words before the first place where most of the words stand near each other, and after it. */
export function placeIn(text: string, beginnings: readonly (readonly string[])[]): string {
  const looked = text.slice(0, MOST_LOOKED_AT);
  let first = -1;
  for (const match of looked.matchAll(WORD)) {
    if (begins(match[0], beginnings)) {
      first = match.index;
      break;
    }
  }
  if (first < 0) return '';
  let from = Math.max(0, first - 40);
  while (from > 0 && from < first && !/\s/.test(looked[from - 1] ?? '')) from += 1;
  const end = Math.min(looked.length, from + 180);
  const cut = looked.slice(from, end).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`;
}

/** A text with the words that were looked for marked. */
export function litParts(
  text: string,
  beginnings: readonly (readonly string[])[],
): readonly TextPart[] {
  const parts: { text: string; lit: boolean }[] = [];
  const add = (piece: string, lit: boolean): void => {
    const last = parts.at(-1);
    if (piece === '') return;
    if (last !== undefined && last.lit === lit) last.text += piece;
    else parts.push({ text: piece, lit });
  };
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    add(text.slice(at, match.index), false);
    add(match[0], begins(match[0], beginnings));
    at = match.index + match[0].length;
  }
  add(text.slice(at), false);
  return parts;
}

function begins(word: string, beginnings: readonly (readonly string[])[]): boolean {
  const folded = foldText(word);
  return beginnings.some((ways) => ways.some((way) => folded.startsWith(way)));
}
