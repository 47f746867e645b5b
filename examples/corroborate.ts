/**
 * Three reports on one question, two of them from the same pair of eyes.
 *
 * Ada and Bo saw the bridge themselves; Cy has it from Ada. Counting reports gives three votes for
 * "down"; laying the chains over each other gives two origins, and Cy's report adds nothing.
 */
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { corroborateQuestion } from '#corroboration/corroborate-question.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';

const recorded = {
  caseId: asId<Question['caseId']>('case'),
  version: 1,
  madeAt: instant('2026-05-03T08:00:00Z'),
  madeBy: asId<Question['madeBy']>('you'),
};
const silent = { raised: false, why: null, answer: null };
const question: Question = {
  ...recorded,
  id: asId('bridge'),
  ref: 'Q-001',
  text: 'Is the bridge at Oru down?',
  type: 'yes-no',
  subjectIds: [],
  topic: 'roads',
  period: null,
  importance: 2,
  options: [],
  places: {},
  unit: null,
  staleAfterDays: null,
  protectedSite: silent,
  threatToLife: silent,
  status: 'open',
};

function told(id: string, answer: 'yes' | 'no', ...chain: readonly string[]): Claim {
  return {
    ...recorded,
    id: asId(id),
    questionId: question.id,
    value: { type: 'yes-no', answer },
    polarity: 'asserts',
    quote: answer,
    documentId: null,
    span: null,
    hops: chain.map((name, i): Hop => ({
      actor: { kind: 'source', sourceId: asId(name) },
      role: i === 0 ? 'observer' : 'relay',
      channel: null,
      heardAt: null,
      passedAt: null,
      language: null,
      rendering: 'unknown',
      known: 'declared',
      paidPerReport: null,
      evidence: null,
    })),
    basis: 'saw',
    access: chain.length === 1 ? 'direct' : 'indirect',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    suggestedBy: 'person',
    decidedBy: 'you',
    status: 'accepted',
    comment: null,
  };
}

function assess(claims: readonly Claim[]) {
  const lineage = traceLineage({ claims, links: [], sources: [], ties: [] });
  return corroborateQuestion({ question, claims, lineage, trackRecords: [] });
}

const two = assess([told('1', 'yes', 'Ada'), told('2', 'yes', 'Bo')]);
const three = assess([
  told('1', 'yes', 'Ada'),
  told('2', 'yes', 'Bo'),
  told('3', 'yes', 'Ada', 'Cy'),
]);

const percent = (p: number) => `${(100 * p).toFixed(1)} %`;
const best = (p: typeof two) => percent(p.answers[0]?.probability ?? NaN);
process.stdout.write(
  `two origins:                    ${two.reports} reports → ${two.origins} origins, ${best(two)}\n`,
);
process.stdout.write(
  `and a relay of one of them:     ${three.reports} reports → ${three.origins} origins, ${best(three)}\n`,
);
process.stdout.write(`counting reports would have said ${percent(three.countingReports)}\n`);
