import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import { correctionsDue } from './correction.ts';
import type { Release } from './release.ts';

const since = instant('2026-04-01T00:00:00Z');
const release = (
  id: string,
  status: Release['status'],
  questions: string[],
  findings: string[],
): Release => ({
  id: asId(id),
  caseId: asId('case-1'),
  version: 1,
  madeAt: since,
  madeBy: asId('user-1'),
  title: `Dossier ${id}`,
  audience: 'the inquiry',
  questionIds: questions.map((q) => asId(q)),
  findingIds: findings.map((f) => asId(f)),
  formats: ['html'],
  gate: { passed: status !== 'refused', checks: [] },
  signatures: [],
  status,
  manifest: [],
  expires: null,
  correction: null,
});

describe('correctionsDue', () => {
  it('[RE16] names the releases that left with a contradicted finding, and only those', () => {
    const due = correctionsDue({
      releases: [
        release('r1', 'released', ['q1', 'q2'], ['f1', 'f2']),
        release('r2', 'refused', ['q1'], ['f1']),
        release('r3', 'awaiting-signature', ['q1'], ['f1']),
        release('r4', 'released', ['q1'], ['f9']),
        release('r5', 'corrected', ['q1'], ['f1']),
        release('r6', 'released', ['q2'], ['f1']),
      ],
      contradicted: [asId('f1')],
      question: { id: asId('q1'), ref: 'Q-001' },
      since,
    });
    expect(due.map(({ releaseId }) => releaseId)).toEqual(['r1', 'r5']);
    expect(due[0]?.correction).toMatchObject({ since });
    expect(due[0]?.correction.why).toMatch(/Q-001/);
  });
});
