import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { DisclosedFact } from '#terms/source.ts';
import { instant } from '#terms/time.ts';
import { assess } from '../assess.ts';
import { dealCase } from '../deal-case.ts';
import { LiveCase } from '../live-case.ts';
import { makeQuestion, NOW } from '../hand-made.ts';
import { accountOf } from './account.ts';
import { accountInput, makeSession, said, SWIFT, TERN, WREN } from './made-by-hand.ts';

const question = makeQuestion({
  id: asId('q1'),
  type: 'number',
  text: 'How many men were held in the silo?',
});
const told = (change: Partial<DisclosedFact> = {}): DisclosedFact => ({
  fact: 'nine men were held',
  at: instant('2026-03-12T08:00:00Z'),
  by: 'R. Marrane',
  questionId: question.id,
  says: 'nine',
  ...change,
});
const records = (fact: DisclosedFact, claims = [said(1, 'q1', nine), said(2, 'q1', nine)]) => ({
  questions: [question],
  claims,
  links: [],
  sources: [TERN, WREN, SWIFT],
  ties: [],
  payments: [],
  outcomes: [],
  sessions: [makeSession(1), makeSession(2, { disclosed: [fact] })],
});
const nine = { type: 'number', low: 9, high: 9 } as const;
const flagsOf = (fact: DisclosedFact, claims?: readonly ReturnType<typeof said>[]) => {
  const dealt = records(fact, claims === undefined ? undefined : [...claims]);
  return assess(dealCase(dealt, NOW).input(question)).flags.filter(
    ({ kind }) => kind === 'could-come-from-us',
  );
};

describe('what was told to a witness', () => {
  it('[AS88] a later report that says it could come from us; an earlier one does not', () => {
    const [flag, ...more] = flagsOf(told());
    expect(more).toEqual([]);
    expect(flag?.claimIds).toEqual(['q1-2']);
    expect(flag?.sourceIds).toEqual([TERN.id]);
    expect(flag?.text).toContain('nine men were held');
    expect(flag?.text).toContain('no independent confirmation');
  });

  it('[AS88] a report that says something else is not marked; without an answer every report is', () => {
    const ten = { type: 'number', low: 10, high: 12 } as const;
    expect(flagsOf(told(), [said(2, 'q1', ten)])).toEqual([]);
    expect(flagsOf(told({ says: null }), [said(2, 'q1', ten)])).toHaveLength(1);
    expect(flagsOf(told({ questionId: null }), [said(2, 'q1', nine)])).toEqual([]);
  });

  it('[AS88] the mark changes no number of the finding', () => {
    const { sessions, ...rest } = records(told());
    const { flags, ...marked } = assess(dealCase({ ...rest, sessions }, NOW).input(question));
    const { flags: without, ...plain } = assess(dealCase(rest, NOW).input(question));
    expect(marked).toEqual(plain);
    expect(flags.length).toBe(without.length + 1);
  });

  it('[AS88] a case kept up gives the same input as one dealt anew, sessions coming and going (L10)', () => {
    const all = records(told());
    const live = new LiveCase({ ...all, sessions: [] });
    expect(live.input(question.id, NOW).disclosed).toBeUndefined();
    for (const session of all.sessions) live.put('session', session);
    expect(live.input(question.id, NOW)).toEqual(dealCase(all, NOW).input(question));
    expect(live.assess(question.id, NOW).assessment).toEqual(
      assess(dealCase(all, NOW).input(question)),
    );
    live.remove('session', asId('session-id-2'));
    expect(live.input(question.id, NOW).disclosed).toBeUndefined();
  });

  it('[AS89] a fact nobody tied to a question is only pointed out, by shared words', () => {
    const loose = told({ questionId: null, says: null, fact: 'Nine men were held in the silo' });
    const { claims, sessions } = records(loose);
    const view = accountOf(accountInput({ sessions, questions: [question], claims }));
    expect(view.disclosed).toEqual([
      { sessionId: 'session-id-2', index: 0, repeated: [], perhaps: ['q1-2'] },
    ]);
    const other = told({ questionId: null, fact: 'Others have spoken of the market.' });
    expect(accountOf(accountInput({ ...records(other) })).disclosed[0]).toMatchObject({
      repeated: [],
      perhaps: [],
    });
  });
});
