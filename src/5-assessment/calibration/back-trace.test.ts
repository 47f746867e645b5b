import { describe, expect, it } from 'vitest';
import { traceLineage } from '#lineage/trace-lineage.ts';
import type { Claim } from '#claims/claim.ts';
import { makeClaim, makeQuestion, NO, YES } from '../hand-made.ts';
import { backTrace } from './back-trace.ts';

const trace = (claims: readonly Claim[], truth = YES) =>
  backTrace(
    {
      question: makeQuestion(),
      claims,
      lineage: traceLineage({ claims, links: [], sources: [], ties: [] }),
      truth,
    },
    (id) => id.replace('source-', ''),
  );

describe('back from an outcome', () => {
  it('[AS134] names for every report who had it right and who changed it, wrong ones first', () => {
    const found = trace([
      makeClaim('c1', ['Plum'], YES),
      makeClaim('c2', ['Plum', 'Alder'], NO),
      makeClaim('c3', ['Quince', 'Birch'], NO),
    ]);
    expect(
      found.map(({ claimId, agrees, hops }) => [
        claimId,
        agrees,
        hops.map(({ name, verdict }) => `${name} ${verdict}`),
      ]),
    ).toEqual([
      ['c2', false, ['Plum right', 'Alder wrong']],
      ['c3', false, ['Quince shared', 'Birch shared']],
      ['c1', true, ['Plum right']],
    ]);
    expect(found[1]?.hops.map(({ wrong }) => wrong)).toEqual([0.5, 0.5]);
  });

  it('[AS134] who passes on a falsehood as told did their part right; gaps stay open', () => {
    const found = trace([
      makeClaim('c1', ['Plum'], NO),
      makeClaim('c2', ['Plum', 'Alder'], NO),
      makeClaim('c3', ['?', 'Gazette'], YES),
    ]);
    const verdicts = Object.fromEntries(
      found.map(({ claimId, hops }) => [claimId, hops.map(({ verdict }) => verdict)]),
    );
    expect(verdicts['c2']).toEqual(['wrong', 'right']);
    expect(verdicts['c3']?.[0]).toBe('open');
  });

  it('[AS134] only accepted reports are traced', () => {
    expect(trace([makeClaim('c1', ['Plum'], NO, { status: 'rejected' })])).toEqual([]);
  });
});
