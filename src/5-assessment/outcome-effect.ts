/**
 * What an outcome moves: which sources and hops are now judged differently, and which findings it
 * contradicts. (Which releases must be corrected follows from the findings; the release stage says.)
 */
import type { FindingId, SourceId } from '#terms/ids.ts';
import type { Question } from '#claims/question.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { Finding, Outcome } from './finding.ts';
import { rateSources } from './rate-sources.ts';
import type { Reliability } from './reliability.ts';
import { valueAgrees } from './value-agrees.ts';

/** How far one source in one role and topic was moved. */
export interface ReliabilityMove {
  readonly sourceId: SourceId;
  readonly role: TrackRecord['role'];
  readonly topic: string;
  readonly before: ReliabilityState;
  readonly after: ReliabilityState;
}

export type ReliabilityState = Pick<
  Reliability,
  'right' | 'wrong' | 'mean' | 'low' | 'high' | 'letter'
>;

export interface OutcomeEffect {
  readonly moves: readonly ReliabilityMove[];
  /** Findings on the question whose best answer does not agree with what turned out. */
  readonly contradicted: readonly FindingId[];
  /** Findings that agree. Those that said "cannot be judged" are in neither list. */
  readonly confirmed: readonly FindingId[];
}

export function outcomeEffect(input: {
  readonly question: Question;
  readonly outcome: Pick<Outcome, 'value'>;
  /** Track records without this outcome, and with it. */
  readonly before: readonly TrackRecord[];
  readonly after: readonly TrackRecord[];
  /** Findings recorded on this question. */
  readonly findings: readonly Finding[];
}): OutcomeEffect {
  const judged = input.findings.filter(
    (finding) => finding.questionId === input.question.id && finding.assessment.best !== null,
  );
  const agrees = (finding: Finding): boolean =>
    finding.assessment.best !== null &&
    valueAgrees(finding.assessment.best.value, input.outcome.value, input.question);
  return {
    moves: reliabilityMoves(input.before, input.after),
    contradicted: judged.filter((finding) => !agrees(finding)).map(({ id }) => id),
    confirmed: judged.filter(agrees).map(({ id }) => id),
  };
}

/** Every source, role and topic whose own counts differ, largest change of the mean first. */
export function reliabilityMoves(
  before: readonly TrackRecord[],
  after: readonly TrackRecord[],
): readonly ReliabilityMove[] {
  const old = rowsByKey(before);
  const now = rowsByKey(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .toSorted()
    .flatMap((key): ReliabilityMove[] => {
      const a = old.get(key);
      const b = now.get(key);
      const known = a ?? b;
      if (known === undefined) return [];
      if (a?.right === b?.right && a?.wrong === b?.wrong) return [];
      const { sourceId, role, topic } = known;
      return [
        {
          sourceId,
          role,
          topic,
          before: a ?? unknown(sourceId, role, topic),
          after: b ?? unknown(sourceId, role, topic),
        },
      ];
    })
    .toSorted(
      (x, y) => Math.abs(y.after.mean - y.before.mean) - Math.abs(x.after.mean - x.before.mean),
    );
}

type Row = ReliabilityState & Pick<TrackRecord, 'sourceId' | 'role' | 'topic'>;

function rowsByKey(records: readonly TrackRecord[]): ReadonlyMap<string, Row> {
  return new Map(
    rateSources(records).map(({ sourceId, role, topic, right, wrong, mean, low, high, letter }) => [
      JSON.stringify([sourceId, role, topic]),
      { sourceId, role, topic, right, wrong, mean, low, high, letter },
    ]),
  );
}

/** The state of whoever has no case yet: the prior alone, and F. */
function unknown(sourceId: SourceId, role: TrackRecord['role'], topic: string): ReliabilityState {
  const [row] = rateSources([{ sourceId, role, topic, right: 0, wrong: 0 }]);
  if (row === undefined) throw new Error('A record always gives a row.');
  const { right, wrong, mean, low, high, letter } = row;
  return { right, wrong, mean, low, high, letter };
}
