/** [L13]: what turns out changes the records of those who fed the question, and nobody else's. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type QuestionId } from '#terms/ids.ts';
import type { Question } from '#claims/question.ts';
import { instant } from '#terms/time.ts';
import type { Outcome } from '#assessment/finding.ts';
import { LiveCase } from '#assessment/live-case.ts';
import {
  rateSources,
  reliabilityFromOutcomes,
  type DecidedQuestion,
} from '#assessment/reliability-from-outcomes.ts';
import { cases, KINDS, law, trace, type Case } from './invent.ts';

const NOW = instant('2026-04-01T12:00:00Z');

/** The case with its question, under a name and topic of its own; it turns out as one of its claims says. */
function decided(one: Case, id: string, topic: string, pick: number): DecidedQuestion | null {
  const value = one.claims[pick % Math.max(1, one.claims.length)]?.value;
  if (value === undefined) return null;
  const claims = one.claims.map((claim) => ({
    ...claim,
    id: asId<typeof claim.id>(`${id} ${claim.id}`),
    questionId: asId<QuestionId>(id),
  }));
  return {
    question: { ...one.question, id: asId(id), topic } as Question,
    claims,
    lineage: trace({ ...one, claims, links: [] }),
    truth: value,
  };
}

/** Everybody in the chains of a question. */
function fed({ claims }: DecidedQuestion): ReadonlySet<string> {
  return new Set(
    claims.flatMap(({ hops }) =>
      hops.flatMap(({ actor }) => (actor.kind === 'source' ? [actor.sourceId] : [])),
    ),
  );
}

const two = fc
  .tuple(cases(KINDS), cases(KINDS), fc.nat(), fc.nat(), fc.constantFrom('detention', 'roads'))
  .map(([a, b, m, n, topic]) => [
    decided(a, 'first', 'detention', m),
    decided(b, 'second', topic, n),
  ]);

describe('[L13] an outcome moves only the sources and hops that fed its question', () => {
  test('letters, rates and counts of all others stay', () => {
    law(
      fc.property(two, ([first, second]) => {
        fc.pre(first !== null && second !== null);
        const [a, b] = [first as DecidedQuestion, second as DecidedQuestion];
        const rated = (list: readonly DecidedQuestion[]) =>
          new Map(
            rateSources(reliabilityFromOutcomes(list)).map((row) => [
              `${row.sourceId} ${row.role} ${row.topic}`,
              row,
            ]),
          );
        const before = rated([a]);
        const after = rated([a, b]);
        const touched = fed(b);
        for (const [key, row] of after) {
          if (!touched.has(row.sourceId)) expect(row).toEqual(before.get(key));
        }
        for (const key of before.keys()) expect(after.has(key)).toBe(true);
      }),
    );
  });

  test('so does what a case that is kept up hands on', () => {
    law(
      fc.property(two, ([first, second]) => {
        fc.pre(first !== null && second !== null);
        const [a, b] = [first as DecidedQuestion, second as DecidedQuestion];
        const aside = { ...a.question, id: asId<QuestionId>('aside') };
        const live = new LiveCase({
          questions: [a.question, b.question, aside],
          claims: [...a.claims, ...b.claims],
          outcomes: [outcome(a)],
        });
        const records = () => live.input(aside.id, NOW).trackRecords;
        const before = records();
        expect(live.put('outcome', outcome(b)).questions).toEqual(new Set([b.question.id]));
        const touched = fed(b);
        const others = (list: typeof before) => list.filter((row) => !touched.has(row.sourceId));
        expect(others(records())).toEqual(others(before));
        live.remove('outcome', outcome(b).id);
        expect(records()).toEqual(before);
      }),
    );
  });
});

function outcome({ question, truth }: DecidedQuestion): Outcome {
  return {
    id: asId<Outcome['id']>(`outcome ${question.id}`),
    caseId: asId('case'),
    version: 1,
    madeAt: NOW,
    madeBy: asId('user'),
    questionId: question.id,
    value: truth,
    standardOfProof: 'reasonable-grounds',
    evidence: 'somebody went to see',
    decidedBy: 'a person',
    at: NOW,
  };
}
