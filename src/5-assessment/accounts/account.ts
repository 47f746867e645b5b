/**
 * The account of one source: everything it has said over all tellings, laid out for a person who prepares
 * the next one. Everything is worked out from the records; nothing here is a verdict.
 */
import type { ClaimId, DocumentId, QuestionId } from '#terms/ids.ts';
import type { Session, Source } from '#terms/source.ts';
import type { Subject } from '#terms/subject.ts';
import type { Actor, Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Outcome } from '../finding.ts';
import { actorName } from '../origin-view.ts';
import { controlAnswers, type ControlAnswer } from './control-answers.ts';
import { findDifferences, type Difference } from './differences.ts';
import { couldComeFromUs, mayRepeat } from './disclosed.ts';
import { interviewSheet, type InterviewSheet } from './interview-sheet.ts';
import { possibleReasons, type PossibleReason } from './possible-reasons.ts';
import { tellingsOf, type Telling, type TurnsOf } from './tellings.ts';

export interface AccountInput {
  readonly source: Source;
  readonly sources: readonly Source[];
  readonly subjects: readonly Subject[];
  /** Of all sources; those of this one are picked out. */
  readonly sessions: readonly Session[];
  readonly questions: readonly Question[];
  readonly claims: readonly Claim[];
  readonly outcomes: readonly Outcome[];
  readonly turns: TurnsOf;
  /** Document → session, for documents that name their session themselves. */
  readonly sessionOfDocument: ReadonlyMap<string, string>;
}

export interface Account {
  readonly tellings: readonly Telling[];
  readonly differences: readonly (Difference & { readonly reasons: readonly PossibleReason[] })[];
  readonly controls: readonly ControlAnswer[];
  readonly disclosed: readonly DisclosedView[];
  /** Claims of a session whose interpreter is missing from their chain. */
  readonly withoutInterpreter: readonly {
    readonly sessionId: string;
    readonly claimIds: readonly ClaimId[];
  }[];
  /** What the source says of itself: questions of the topic `biography`. */
  readonly biography: readonly { readonly questionId: QuestionId; readonly claimId: ClaimId }[];
  readonly sheet: InterviewSheet;
}

/** A fact told to the source, and what may have come back. */
export interface DisclosedView {
  readonly sessionId: string;
  /** Its place in the list of the session. */
  readonly index: number;
  /** Reports that say so after it was told. */
  readonly repeated: readonly ClaimId[];
  /** Reports that share its words, where it is not tied to a question. */
  readonly perhaps: readonly ClaimId[];
}

export const BIOGRAPHY = 'biography';

/** Questions and subjects by id: made once where the accounts of many sources are asked for. */
export interface AccountIndex {
  readonly questions: ReadonlyMap<string, Question>;
  readonly subjects: ReadonlyMap<string, Subject>;
}

export function accountIndex(input: Pick<AccountInput, 'questions' | 'subjects'>): AccountIndex {
  return {
    questions: new Map<string, Question>(input.questions.map((one) => [one.id, one])),
    subjects: new Map<string, Subject>(input.subjects.map((one) => [one.id, one])),
  };
}

/** The tellings of one source and their differences alone: all that a list of sources shows. */
export function versionsOf(
  input: Pick<AccountInput, 'source' | 'sessions' | 'claims' | 'turns' | 'sessionOfDocument'>,
  { questions, subjects }: AccountIndex,
): { readonly tellings: readonly Telling[]; readonly differences: readonly Difference[] } {
  const { source, claims, turns } = input;
  const sessions = input.sessions.filter((session) => session.sourceId === source.id);
  const tellings = tellingsOf(source.id, claims, sessions, turns, input.sessionOfDocument);
  const prompts = promptsOf(sessions, turns);
  return { tellings, differences: findDifferences({ tellings, questions, subjects, prompts }) };
}

export function accountOf(input: AccountInput): Account {
  const { source } = input;
  const sessions = input.sessions.filter((session) => session.sourceId === source.id);
  const index = accountIndex(input);
  const { questions, subjects } = index;
  const names = new Map<string, Source>(input.sources.map((one) => [one.id, one]));
  const nameOf = (actor: Actor): string => actorName(actor, names);
  const { tellings, differences } = versionsOf(input, index);
  const accepted = input.claims.filter((claim) => claim.status === 'accepted');
  return {
    tellings,
    differences: differences.map((one) => ({
      ...one,
      reasons: possibleReasons(
        one,
        questions.get(one.questionId) as Question,
        tellings,
        sessions,
        nameOf,
      ),
    })),
    controls: controlAnswers(tellings, questions, input.outcomes),
    disclosed: sessions.flatMap((session) =>
      session.disclosed.map((each, index): DisclosedView => {
        const fact = { ...each, sourceId: source.id };
        const of = (test: typeof couldComeFromUs): readonly ClaimId[] =>
          accepted
            .filter((claim) => {
              const question = questions.get(claim.questionId);
              const own = claim.hops.some(
                ({ actor }) => actor.kind === 'source' && actor.sourceId === source.id,
              );
              return own && question !== undefined && test(claim, fact, question);
            })
            .map((claim) => claim.id);
        return {
          sessionId: session.id,
          index,
          repeated: of(couldComeFromUs),
          perhaps: of(mayRepeat),
        };
      }),
    ),
    withoutInterpreter: tellings.flatMap(({ session, statements }) => {
      if (session === null || session.interpreter === null) return [];
      const claimIds = statements
        .filter(({ translators }) => translators.length === 0)
        .map(({ claim }) => claim.id);
      return claimIds.length === 0 ? [] : [{ sessionId: session.id, claimIds }];
    }),
    biography: tellings.flatMap(({ statements }) =>
      statements
        .filter(({ claim }) => questions.get(claim.questionId)?.topic === BIOGRAPHY)
        .map(({ claim }) => ({ questionId: claim.questionId, claimId: claim.id })),
    ),
    sheet: interviewSheet({
      source,
      sources: input.sources,
      sessions,
      tellings,
      differences,
      questions,
      subjects,
      claims: accepted,
      outcomes: input.outcomes,
      spoken: spokenBy(tellings, input.turns),
    }),
  };
}

/** By session: what the interviewer asked, where a transcript shows it. */
function promptsOf(
  sessions: readonly Session[],
  turns: TurnsOf,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sessions.map((session) => [
      session.id,
      session.documentIds.flatMap((id) =>
        (turns.get(id) ?? []).flatMap((turn) => (turn.role === 'interviewer' ? [turn.text] : [])),
      ),
    ]),
  );
}

function spokenBy(tellings: readonly Telling[], turns: TurnsOf): readonly string[] {
  const documents = new Set<DocumentId>(
    tellings.flatMap(({ session }) => session?.documentIds ?? []),
  );
  return [...documents].flatMap((id) =>
    (turns.get(id) ?? []).flatMap((turn) => (turn.role === 'witness' ? [turn.text] : [])),
  );
}
