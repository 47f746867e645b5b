import { expect, test } from 'vitest';
import { traceLineage } from '#lineage/trace-lineage.ts';
import { makeClaim, makeInput, makeQuestion, NO, YES } from '../hand-made.ts';
import { reliabilityFromOutcomes } from '../reliability-from-outcomes.ts';
import { casesBehind } from './cases-behind.ts';

test('[AS70] the cases behind a reliability add up to it, each with what was said and what turned out', () => {
  const claims = [
    makeClaim('a', ['Plum', 'Alder'], YES),
    makeClaim('b', ['Fig'], NO),
    makeClaim('c', ['Quince', 'Alder'], YES, { status: 'rejected' }),
  ];
  const input = makeInput(claims);
  const decided = ['Q-1', 'Q-2'].map((ref) => ({
    question: makeQuestion({ ref }),
    claims,
    lineage: traceLineage(input),
    truth: YES,
  }));
  const behind = casesBehind(decided);
  expect(behind.get(input.sources.find(({ pseudonym }) => pseudonym === 'Fig')!.id)).toMatchObject([
    { ref: 'Q-1', role: 'observer', right: 0, wrong: 1, said: ['no'], turnedOut: 'yes' },
    { ref: 'Q-2', role: 'observer', right: 0, wrong: 1, said: ['no'], turnedOut: 'yes' },
  ]);
  const records = reliabilityFromOutcomes(decided);
  expect(records.length).toBeGreaterThan(2);
  for (const record of records) {
    const own = (behind.get(record.sourceId) ?? []).filter(({ role }) => role === record.role);
    expect(own.reduce((sum, { right }) => sum + right, 0)).toBeCloseTo(record.right);
    expect(own.reduce((sum, { wrong }) => sum + wrong, 0)).toBeCloseTo(record.wrong);
  }
});
