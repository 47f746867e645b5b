import { suggest } from '../suggest/suggest.ts';
import { asId, type QuestionId, type SourceId } from '#terms/ids.ts';
import type { KnownSource } from './chain-for.ts';
import { documentHead } from './document-head.ts';
import { statementsOf } from './own-statements.ts';
import type { Statement } from './statement.ts';
import type { AskedQuestion } from './value-for.ts';

/** Helpers for the tests of this folder: statements as they come out of a text, questions and sources by name. */
export function statements(
  text: string,
  kind: 'message' | 'transcript' | 'other' = 'message',
  writtenOn = '2026-03-12',
): readonly Statement[] {
  const found = suggest(text, { writtenOn, language: null, dayFirst: true, countries: [] });
  return statementsOf(text, found, kind, kind === 'message' ? null : documentHead(text));
}

export function statement(text: string, writtenOn?: string): Statement {
  const [first] = statements(text, 'message', writtenOn);
  if (first === undefined) throw new Error(`Nothing is stated in "${text}".`);
  return first;
}

export function question(
  text: string,
  type: AskedQuestion['type'],
  more: Partial<AskedQuestion> = {},
): AskedQuestion {
  return {
    id: asId<QuestionId>(text),
    ref: 'Q-001',
    text,
    type,
    unit: null,
    options: [],
    places: {},
    period: null,
    topic: 'general',
    ...more,
  };
}

export function source(pseudonym: string, more: Partial<KnownSource> = {}): KnownSource {
  return { id: asId<SourceId>(pseudonym), pseudonym, handles: [], kind: 'witness', ...more };
}
