import { describe, expect, it } from 'vitest';
import { instant } from '#terms/time.ts';
import type { Question, WarningDecision } from '#claims/question.ts';
import { makeClaim, makeQuestion, YES } from '../hand-made.ts';
import { byUrgency, warningOf, type Warning } from './warning.ts';

const now = instant('2026-03-25T12:00:00Z');
const RAISED = { raised: true, why: 'the clinic is to be burnt', answer: null };
const told = (at: string, zone: string | null = null) => ({ from: at, to: at, stated: at, zone });
const report = (id: string, at: string, zone: string | null = null) =>
  makeClaim(id, ['Olive'], YES, { toldAt: told(at, zone) });
const decision = (at: string): WarningDecision => ({
  action: 'warned',
  what: 'The head of the clinic was told by telephone.',
  why: 'Two nights are left.',
  by: 'R. Marrane',
  at: instant(at),
});
function decided(at: string): Question {
  const one = decision(at);
  return makeQuestion({
    threatToLife: { ...RAISED, answer: { text: one.what, by: one.by, at: one.at } },
    warning: {
      raisedAt: instant('2026-03-25T10:31:00Z'),
      raisedBy: 'S. Kerdane',
      responsible: 'R. Marrane',
      decisions: [one],
    },
  });
}

describe('a warning', () => {
  it('[AS125] is every question on which a threat to life is raised, and no other', () => {
    expect(warningOf(makeQuestion(), [report('c1', '2026-03-25T10:30:00Z')], now)).toBeNull();
    expect(warningOf(makeQuestion({ threatToLife: RAISED }), [], now)?.state).toBe('open');
  });

  it('[AS125] its clock starts with the first report and runs until a named person decides', () => {
    const claims = [report('c1', '2026-03-25T10:30:00Z'), report('c2', '2026-03-25T11:00:00Z')];
    const open = warningOf(makeQuestion({ threatToLife: RAISED }), claims, now);
    expect(open).toMatchObject({ state: 'open', since: '2026-03-25T10:30:00.000Z', minutes: 90 });
    const closed = warningOf(decided('2026-03-25T11:05:00Z'), claims, now);
    expect(closed).toMatchObject({ state: 'decided', minutes: 35, responsible: 'R. Marrane' });
  });

  it('[AS125] a report told after the decision starts the clock again', () => {
    const claims = [report('c1', '2026-03-25T10:30:00Z'), report('c2', '2026-03-25T11:45:00Z')];
    const found = warningOf(decided('2026-03-25T11:05:00Z'), claims, now);
    expect(found).toMatchObject({ state: 'again', since: '2026-03-25T11:45:00.000Z', minutes: 15 });
    expect(found?.reports.map(({ later }) => later)).toEqual([false, true]);
  });

  it('[AS125] times without an offset are read in the zone they were stated in', () => {
    const claims = [report('c1', '2026-03-25T08:30:15', 'Etc/GMT+2')];
    const found = warningOf(makeQuestion({ threatToLife: RAISED }), claims, now);
    expect(found?.since).toBe('2026-03-25T10:30:15.000Z');
  });

  it('[AS125] an answer given to the flag elsewhere counts as a decision', () => {
    const answer = { text: 'Told them.', by: 'R. Marrane', at: instant('2026-03-25T11:05:00Z') };
    const question = makeQuestion({ threatToLife: { ...RAISED, answer } });
    const found = warningOf(question, [report('c1', '2026-03-25T10:30:00Z')], now);
    expect(found).toMatchObject({ state: 'decided', minutes: 35 });
    expect(found?.decisions).toMatchObject([{ what: 'Told them.', by: 'R. Marrane' }]);
  });

  it('[AS125] the longest waiting stands first, what is decided last', () => {
    const of = (question: Question, at: string) =>
      warningOf(question, [report('c1', at)], now) as Warning;
    const open = { threatToLife: RAISED };
    const list = [
      of(decided('2026-03-25T11:05:00Z'), '2026-03-25T09:00:00Z'),
      of(makeQuestion({ ...open, ref: 'Q-2' }), '2026-03-25T11:30:00Z'),
      of(makeQuestion({ ...open, ref: 'Q-1' }), '2026-03-25T10:30:00Z'),
    ].toSorted(byUrgency);
    expect(list.map(({ ref }) => ref)).toEqual(['Q-1', 'Q-2', 'Q-017']);
  });
});
