import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Outcome } from '../finding.ts';
import { makeQuestion, NO, YES } from '../hand-made.ts';
import { accountOf } from './account.ts';
import { accountInput, makeSession, said } from './made-by-hand.ts';

const question = makeQuestion({ id: asId('k1'), ref: 'K-01' });
const outcome = (change: Partial<Outcome>): Outcome => ({
  ...makeQuestion(),
  id: asId('o1'),
  questionId: question.id,
  value: YES,
  standardOfProof: 'clear-and-convincing',
  evidence: 'two dated pictures',
  decidedBy: 'R. Marrane',
  at: instant('2026-03-01T09:00:00Z'),
  ...change,
});
const controls = (known: Partial<Outcome>, claims = [said(1, 'k1', YES), said(2, 'k1', NO)]) =>
  accountOf(
    accountInput({
      sessions: [makeSession(1), makeSession(2)],
      questions: [question],
      claims,
      outcomes: [outcome(known)],
    }),
  ).controls.map(({ said: words, agrees }) => [words, agrees]);

describe('control questions', () => {
  it('[AS90] what was known before it was told is a control, with what was said and whether it agrees', () => {
    expect(controls({})).toEqual([
      ['yes', true],
      ['no', false],
    ]);
  });

  it('[AS90] what was learnt after the telling, or on the day of it, is none', () => {
    expect(controls({ at: instant('2026-03-11T20:00:00Z') })).toEqual([['no', false]]);
    expect(controls({ at: instant('2026-04-01T09:00:00Z') })).toEqual([]);
  });

  it('[AS90] what the desk knew counts from when it knew it, not from when it was written down', () => {
    const late = { at: instant('2026-04-01T09:00:00Z') };
    expect(controls({ ...late, knownSince: '2026-02-03' })).toHaveLength(2);
    expect(controls({ ...late, knownSince: '2026-03-11' })).toHaveLength(1);
  });
});
