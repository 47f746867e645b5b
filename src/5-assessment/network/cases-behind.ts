/**
 * The cases behind a reliability: every settled question that a source fed, in its role and topic, with
 * what it was given for it – right, wrong, or its share of a blame that is open – and what was said and
 * what turned out, so that a person can open each and judge for themselves.
 */
import type { QuestionId, SourceId } from '#terms/ids.ts';
import { formatValue } from '#claims/format-value.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import { type DecidedQuestion, judgeQuestion } from '../reliability-from-outcomes.ts';

export interface CaseBehind {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly text: string;
  readonly topic: string;
  readonly role: TrackRecord['role'];
  readonly right: number;
  readonly wrong: number;
  /** What the claims with this source in their chain say; as many as differ. */
  readonly said: readonly string[];
  readonly turnedOut: string;
}

/** By source, in the order of the questions. The counts add up to the source's track record. */
export function casesBehind(
  decided: readonly DecidedQuestion[],
): ReadonlyMap<SourceId, readonly CaseBehind[]> {
  const found = new Map<SourceId, CaseBehind[]>();
  for (const one of decided) {
    const { question, claims, truth } = one;
    for (const { sourceId, role, right, wrong } of judgeQuestion(one)) {
      const own = claims.filter(
        (claim) =>
          claim.status === 'accepted' &&
          claim.hops.some(
            ({ actor, role: as }) =>
              actor.kind === 'source' && actor.sourceId === sourceId && as === role,
          ),
      );
      const said = own.map(({ value, polarity }) =>
        polarity === 'asserts'
          ? formatValue(value, question)
          : `not ${formatValue(value, question)}`,
      );
      const row: CaseBehind = {
        questionId: question.id,
        ref: question.ref,
        text: question.text,
        topic: question.topic,
        role,
        right,
        wrong,
        said: [...new Set(said)],
        turnedOut: formatValue(truth, question),
      };
      const list = found.get(sourceId);
      if (list === undefined) found.set(sourceId, [row]);
      else list.push(row);
    }
  }
  return found;
}
