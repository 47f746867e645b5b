import { describe, expect, test } from 'vitest';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';
import { asId } from '#terms/ids.ts';
import {
  by,
  chain,
  claim,
  corroborate,
  hop,
  probabilityOf,
  trace,
  YES_NO,
  type Case,
} from '../../test/laws/invent.ts';
import { buildDomain } from './domain.ts';
import { buildNetwork, tellings } from './build-network.ts';
import { learnReliabilities } from './reliability.ts';
import { SETTINGS } from './settings.ts';

const yes: Value = { type: 'yes-no', answer: 'yes' };
const no: Value = { type: 'yes-no', answer: 'no' };
const gap = (role: Hop['role'] = 'relay') => hop({ kind: 'gap' }, role);

/** Z and B are known, nobody else: whoever has no record is expected to be like them. */
const trackRecords: Case['trackRecords'] = (['observer', 'relay'] as const).flatMap((role) => [
  { sourceId: asId('Z'), role, topic: YES_NO.topic, right: 14, wrong: 6 },
  { sourceId: asId('B'), role, topic: YES_NO.topic, right: 9, wrong: 3 },
]);
const one = (claims: readonly Claim[], question: Case['question'] = YES_NO): Case => ({
  question,
  claims,
  links: [],
  sources: [],
  ties: [],
  trackRecords,
});
const network = (given: Case) =>
  buildNetwork({
    ...given,
    lineage: trace(given),
    domain: buildDomain(given.question, given.claims),
    topic: given.question.topic,
    reliabilities: learnReliabilities(given.trackRecords),
    settings: SETTINGS,
  }).network;
const saysYes = (...claims: readonly Claim[]) => probabilityOf(corroborate(one(claims)), 'yes');

describe('[CO12] a gap', () => {
  test('on the way is a hop by somebody of whom nothing is known', () => {
    const open = claim('C0', yes, [hop(by('A'), 'observer'), gap(), hop(by('B'))]);
    expect(saysYes(open)).toBeCloseTo(saysYes(claim('C0', yes, chain('A', 'nobody', 'B'))), 12);
    expect(saysYes(open)).toBeLessThan(saysYes(claim('C0', yes, chain('A', 'B'))) - 0.01);
    expect([...network(one([open])).parent]).toEqual([-1, 0, 1]);
  });

  test('at the start hides an observer too', () => {
    const seen = saysYes(claim('C0', yes, chain('somebody', 'somebody else', 'B')));
    const dark = [
      claim('C0', yes, [gap('observer'), hop(by('B'))]),
      claim('C0', yes, chain('B'), { basis: 'heard' }),
    ];
    for (const report of dark) {
      expect(saysYes(report)).toBeCloseTo(seen, 12);
      const { parent, observes, passes } = network(one([report]));
      expect([...parent]).toEqual([-1, 0, 1]);
      const anyone = learnReliabilities(trackRecords);
      expect(observes[0]).toBe(anyone.anyone('observer', YES_NO.topic).mean);
      expect(passes[1]).toBe(anyone.anyone('relay', YES_NO.topic).mean);
      expect(passes[2]).toBe(anyone.of(asId('B'), 'relay', YES_NO.topic).mean);
    }
    expect(seen).toBeLessThan(saysYes(claim('C0', yes, chain('somebody', 'B'))) - 0.01);
  });
});

describe('[CO13] a source that contradicts itself', () => {
  const wrong = Float64Array.of(0.5, 0.3, 0.2);
  const first = Float64Array.of(1, 0, 0);
  const second = Float64Array.of(0, 1, 0);

  test('told of one observation twice, with noise', () => {
    // Meant with .9; otherwise a slip, which comes out as this statement as often as an error would.
    const together = tellings([first, second], wrong, 0.1);
    expect(together?.[0]).toBeCloseTo((0.9 + 0.1 * 0.5) * (0.1 * 0.3), 12);
    expect(together?.[1]).toBeCloseTo(0.1 * 0.5 * (0.9 + 0.1 * 0.3), 12);
    expect(together?.[2]).toBeCloseTo(0.1 * 0.5 * (0.1 * 0.3), 12);
    expect(tellings([second, first], wrong, 0.1)).toEqual(together);
  });

  test('says nothing more by saying one of the two again', () => {
    expect(tellings([first, second, first, first], wrong, 0.1)).toEqual(
      tellings([first, second], wrong, 0.1),
    );
    const told = (...values: readonly Value[]) =>
      corroborate(one(values.map((value, i) => claim(`C${i}`, value, chain('A')))));
    expect(told(yes, yes, yes, no).answers.map(({ probability }) => probability)).toEqual(
      told(yes, no).answers.map(({ probability }) => probability),
    );
    expect(told(yes, yes, yes, no).origins).toBe(1);
  });

  test('leaves the others as they were', () => {
    const odds = (...claims: readonly Claim[]) => {
      const found = corroborate(one(claims));
      return probabilityOf(found, 'yes') / probabilityOf(found, 'no');
    };
    const other = claim('C0', yes, chain('B'));
    const both = [claim('C1', yes, chain('A')), claim('C2', no, chain('A'))];
    expect(odds(...both)).toBeCloseTo(1, 9);
    expect(odds(other, ...both)).toBeCloseTo(odds(other), 9);
  });

  test('but two accounts that fit together are both meant', () => {
    const district = Float64Array.of(1, 1, 0);
    expect(tellings([district, second], wrong, 0.1)).toEqual(second);
  });
});

describe('[CO14] who repeats what we hold from the very person they had it from', () => {
  const number = { ...YES_NO, type: 'number' as const };
  const over: Value = { type: 'number', low: 100, high: null };
  const range: Value = { type: 'number', low: 20, high: 60 };
  const exactly: Value = { type: 'number', low: 140, high: 140 };
  const said = (id: string, value: Value, ...names: readonly string[]) =>
    claim(id, value, chain(...names));
  const cells = (...claims: readonly Claim[]) =>
    corroborate(one(claims, number)).answers.map(({ probability }) => probability);
  const expectNothingNew = (held: readonly Claim[], more: readonly Claim[]) => {
    const before = cells(...held);
    const after = cells(...held, ...more);
    expect(after).toHaveLength(before.length);
    after.forEach((p, i) => expect(p).toBeCloseTo(before[i] as number, 9));
  };

  test('says nothing new, however open the statement and however many say it', () => {
    for (const value of [over, range, exactly]) {
      const copies = ['R', 'S', 'T'].map((name, i) => said(`R${i}`, value, 'A', name));
      expectNothingNew([said('C0', value, 'A'), said('C1', range, 'D')], copies);
    }
  });

  test('says nothing new either by repeating one of two that contradict each other', () => {
    const held = [said('C0', over, 'A'), said('C1', range, 'A')];
    expectNothingNew(held, [said('R0', over, 'A', 'R'), said('R1', over, 'A', 'S')]);
    expectNothingNew(held, [said('R0', over, 'A', 'R'), said('R1', range, 'A', 'R')]);
  });

  test('but says something by telling another story, or without our holding the first', () => {
    const median = (...claims: readonly Claim[]) =>
      corroborate(one(claims, number)).estimate?.median ?? 0;
    const held = [said('C0', over, 'A'), said('C1', range, 'D')];
    expect(median(...held, said('R0', exactly, 'A', 'R'))).not.toBeCloseTo(median(...held), 3);
    const unheard = said('C1', range, 'D');
    expect(median(unheard, said('R0', over, 'A', 'R'))).not.toBeCloseTo(median(unheard), 3);
  });
});
