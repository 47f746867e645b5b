/** Sessions and accounts made by hand, for tests only. */
import { asId, type ClaimId, type DocumentId } from '#terms/ids.ts';
import type { Session } from '#terms/source.ts';
import { instant } from '#terms/time.ts';
import type { Claim } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';
import { day, makeClaim, makeSource } from '../hand-made.ts';
import type { AccountInput } from './account.ts';

export const TERN = makeSource('Tern', { kind: 'defector' });
export const WREN = makeSource('Wren');
export const SWIFT = makeSource('Swift');

/** Session n of Tern, with the document `session-n`. */
export function makeSession(n: number, change: Partial<Session> = {}): Session {
  return {
    id: asId(`session-id-${n}`),
    caseId: asId('case-1'),
    version: 1,
    madeAt: instant('2026-03-20T12:00:00Z'),
    madeBy: asId('user-1'),
    sourceId: TERN.id,
    number: n,
    held: day(`2026-03-${String(10 + n).padStart(2, '0')}`),
    place: null,
    interpreter: null,
    questions: [],
    documentIds: [asId(`session-${n}`)],
    disclosed: [],
    ...change,
  };
}

/** Something Tern said in session n on a question. */
export function said(
  n: number,
  question: string,
  value: Value,
  change: Partial<Claim> = {},
): Claim {
  const quote = change.quote ?? `words on ${question} in session ${n}`;
  return makeClaim(`${question}-${n}`, ['Tern'], value, {
    id: asId<ClaimId>(`${question}-${n}`),
    questionId: asId(question),
    documentId: asId<DocumentId>(`session-${n}`),
    toldAt: day(`2026-03-${String(10 + n).padStart(2, '0')}`),
    status: 'accepted',
    basis: 'saw',
    ...change,
    quote,
  });
}

export function accountInput(change: Partial<AccountInput>): AccountInput {
  return {
    source: TERN,
    sources: [TERN, WREN, SWIFT],
    subjects: [],
    sessions: [],
    questions: [],
    claims: [],
    outcomes: [],
    turns: new Map(),
    sessionOfDocument: new Map(),
    ...change,
  };
}
