/**
 * What is different between the tellings of one source, typed, and never judged.
 *
 * Every question the source has spoken to is followed through the tellings in order of time; each telling
 * that speaks to it is compared with the one before that did:
 *
 * - **addition**: first spoken of in a session after the first, or, of a set, members named for the first
 *   time. Whether it had been asked before is said beside it.
 * - **omission**: told before and not told in a later session *in which it came up* (`came-up.ts`); of a
 *   set, members left out.
 * - **precision**: both can be true, and the later is narrower, wider, or shifted.
 * - **contradiction**: both cannot be true. Two statements within one telling are compared as well.
 *
 * What did not come up again is no difference at all. Additions and omissions between interviews are what
 * memory does: recall differs from one occasion to the next in people who tell the truth, most in
 * peripheral details and after long intervals (Herlihy, Scragg & Turner, BMJ 324:324, 2002: discrepancies
 * were common and "should not be relied on as indicating a lack of credibility"). There is therefore no
 * score, no sum and no colour of guilt here: a list, with what may explain each, for somebody to ask about.
 *
 * **Central or peripheral** goes by the importance of the question (1 is peripheral) until a person says
 * otherwise. **Explained, unexplained, not yet put**: what a person decided, kept with the later session.
 */
import type { ClaimId, QuestionId } from '#terms/ids.ts';
import type { PutDifference, Session } from '#terms/source.ts';
import type { Subject } from '#terms/subject.ts';
import type { Question } from '#claims/question.ts';
import { statementLabel } from '../origin-view.ts';
import { cameUp, type CameUp } from './came-up.ts';
import { compareStatements, type ValueChange } from './compare-values.ts';
import type { Statement, Telling } from './tellings.ts';

export type DifferenceKind = 'addition' | 'omission' | 'precision' | 'contradiction';

export interface DifferenceSide {
  /** Key of the telling. */
  readonly telling: string;
  readonly claimId: ClaimId | null;
  /** The value in words; null when nothing was said. */
  readonly says: string | null;
  readonly quote: string | null;
}

export interface Difference {
  /** Stable name: question, earlier claim, later claim. */
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly questionId: QuestionId;
  readonly change: ValueChange | null;
  readonly earlier: DifferenceSide;
  readonly later: DifferenceSide;
  /** For an omission: how it came up later. For an addition: how it had come up earlier; else null. */
  readonly cameUp: CameUp;
  readonly weight: 'central' | 'peripheral';
  readonly weightBy: 'importance' | 'person';
  readonly standing: PutDifference['standing'];
  readonly decision: PutDifference | null;
  /** The session that keeps the decision; null when the later telling was no session. */
  readonly decidedIn: Session | null;
}

export interface CompareInput {
  readonly tellings: readonly Telling[];
  readonly questions: ReadonlyMap<string, Question>;
  readonly subjects?: ReadonlyMap<string, Subject>;
  /** By session id: what the interviewer asked, from transcripts. */
  readonly prompts?: ReadonlyMap<string, readonly string[]>;
}

/** Every difference, in order of time and, within a telling, of what was said. */
export function findDifferences(input: CompareInput): readonly Difference[] {
  const { tellings, questions } = input;
  const matters = new Map<string, { questionId: QuestionId; origin: string }>();
  for (const { statements } of tellings) {
    for (const { claim, origin } of statements) {
      matters.set(JSON.stringify([claim.questionId, origin]), {
        questionId: claim.questionId,
        origin,
      });
    }
  }
  const found = [...matters.values()].flatMap(({ questionId, origin }) => {
    const question = questions.get(questionId);
    return question === undefined ? [] : follow(input, question, origin);
  });
  const place = new Map(tellings.map(({ key }, i) => [key, i]));
  const refOf = (id: string): string => questions.get(id)?.ref ?? '';
  return found.toSorted(
    (a, b) =>
      (place.get(a.later.telling) ?? 0) - (place.get(b.later.telling) ?? 0) ||
      refOf(a.questionId).localeCompare(refOf(b.questionId), 'en', { numeric: true }) ||
      (a.key < b.key ? -1 : 1),
  );
}

function follow(input: CompareInput, question: Question, origin: string): readonly Difference[] {
  const { tellings, questions } = input;
  const up = (telling: Telling): CameUp =>
    cameUp(
      telling,
      question,
      questions,
      input.subjects ?? new Map<string, Subject>(),
      input.prompts?.get(telling.session?.id ?? '') ?? [],
    );
  const result: Difference[] = [];
  // Of a session that left no words with us nobody can say what was not told in it.
  const isOnRecord = ({ session, statements }: Telling): boolean =>
    statements.length > 0 || (input.prompts?.get(session?.id ?? '') ?? []).length > 0;
  let last: { telling: Telling; statement: Statement } | null = null;
  let sessionsBefore: Telling[] = [];
  for (const telling of tellings) {
    const own = telling.statements.filter(
      (one) => one.claim.questionId === question.id && one.origin === origin,
    );
    const [first] = own;
    if (first === undefined) {
      if (last !== null && telling.session !== null && isOnRecord(telling)) {
        const how = up(telling);
        if (how !== null) {
          result.push(
            made(
              question,
              'omission',
              null,
              side(last.telling, last.statement, question),
              {
                telling: telling.key,
                claimId: null,
                says: null,
                quote: null,
              },
              how,
              telling,
            ),
          );
        }
      }
    } else {
      if (last === null && telling.session !== null && sessionsBefore.length > 0) {
        const before = sessionsBefore.at(-1) as Telling;
        const how = sessionsBefore.map(up).reduce<CameUp>(stronger, null);
        result.push(
          made(
            question,
            'addition',
            null,
            {
              telling: before.key,
              claimId: null,
              says: null,
              quote: null,
            },
            side(telling, first, question),
            how,
            telling,
          ),
        );
      }
      for (const statement of own) {
        if (last !== null) {
          const change = compareStatements(last.statement.claim, statement.claim, question);
          const kind = kindOf(change);
          if (kind !== null) {
            result.push(
              made(
                question,
                kind,
                change,
                side(last.telling, last.statement, question),
                side(telling, statement, question),
                null,
                telling,
              ),
            );
          }
        }
        last = { telling, statement };
      }
    }
    if (telling.session !== null) sessionsBefore = [...sessionsBefore, telling];
  }
  return result;
}

function kindOf(change: ValueChange): DifferenceKind | null {
  switch (change) {
    case 'same':
      return null;
    case 'conflict':
      return 'contradiction';
    case 'more':
      return 'addition';
    case 'fewer':
      return 'omission';
    default:
      return 'precision';
  }
}

function stronger(a: CameUp, b: CameUp): CameUp {
  return a === 'asked' || b === 'asked' ? 'asked' : (a ?? b);
}

function side(telling: Telling, { claim }: Statement, question: Question): DifferenceSide {
  return {
    telling: telling.key,
    claimId: claim.id,
    says: statementLabel(claim, question),
    quote: claim.quote,
  };
}

function made(
  question: Question,
  kind: DifferenceKind,
  change: ValueChange | null,
  earlier: DifferenceSide,
  later: DifferenceSide,
  how: CameUp,
  telling: Telling,
): Difference {
  const decision =
    telling.session?.put?.find(
      (one) =>
        one.questionId === question.id &&
        one.earlier === earlier.claimId &&
        one.later === later.claimId,
    ) ?? null;
  const importance = question.importance === 1 ? 'peripheral' : 'central';
  return {
    key: JSON.stringify([question.id, earlier.claimId, later.claimId, later.telling]),
    kind,
    questionId: question.id,
    change,
    earlier,
    later,
    cameUp: how,
    weight: decision?.weight ?? importance,
    weightBy: decision === null || decision.weight === null ? 'importance' : 'person',
    standing: decision?.standing ?? 'not-put',
    decision,
    decidedIn: telling.session,
  };
}
