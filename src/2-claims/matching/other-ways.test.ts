import { describe, expect, test } from 'vitest';
import { asId, type SourceId } from '#terms/ids.ts';
import { makeHop } from '../make-hop.ts';
import type { Actor, Hop } from '../claim.ts';
import type { Value } from '../value.ts';
import { otherWays } from './other-ways.ts';

const hop = (name: string, i: number): Hop =>
  makeHop(
    name === '?'
      ? { kind: 'gap' }
      : name.startsWith('“')
        ? { kind: 'unnamed', descriptor: name.replace(/[“”]/g, '') }
        : { kind: 'source', sourceId: asId<SourceId>(name) },
    i === 0 ? 'observer' : 'relay',
  );
const chain = (words: string): readonly Hop[] => words.split(' > ').map(hop);
const nameOf = (actor: Actor): string =>
  actor.kind === 'source' ? actor.sourceId : actor.kind === 'unnamed' ? actor.descriptor : '?';
const said = (hops: readonly Hop[]): string => hops.map(({ actor }) => nameOf(actor)).join(' > ');
const yes: Value = { type: 'yes-no', answer: 'yes' };
const no: Value = { type: 'yes-no', answer: 'no' };
const ways = (hops: string, ...others: readonly (readonly [string, Value])[]) =>
  otherWays(
    chain(hops),
    others.map(([words, value]) => ({ hops: chain(words), value })),
    yes,
    nameOf,
  );

describe('other ways a statement may have come', () => {
  test.each([
    ['Heron', 'Teal > Rowan', 'Teal > Rowan > Heron'],
    ['? > Heron', 'Teal > Rowan', 'Teal > Rowan > Heron'],
    ['“our driver” > Rowan', 'Hazel', 'Hazel > Rowan'],
    ['? > Rowan > Wren', 'Teal > Rowan', 'Teal > Rowan > Wren'],
    ['? > Post > Channel', '? > Channel > Post', '? > Channel > Post > Channel'],
  ])('[IN275] %s beside %s: %s', (own, other, wanted) => {
    expect(ways(own, [other, yes]).map(({ hops }) => said(hops))).toEqual([wanted]);
  });
  test('[IN275] what it adds is marked as inferred, and why is said', () => {
    const [way] = ways('? > Heron', ['Teal > Rowan', yes]);
    expect(way?.hops.map(({ known }) => known)).toEqual(['inferred', 'inferred', 'declared']);
    expect(way?.why).toBe('Heron may have it from Rowan, who said the same');
  });
  test('[IN275] whoever stands in the chain already goes first, then who says the same', () => {
    expect(
      ways('? > Heron', ['Hazel', no], ['Teal', yes], ['Sumac > Heron', no]).map(({ hops }) =>
        said(hops),
      ),
    ).toEqual(['Sumac > Heron', 'Teal > Heron', 'Hazel > Heron']);
  });
  test('[IN275] none is offered that it has already, twice, or where nobody is known to tell', () => {
    expect(ways('Teal > Rowan', ['Teal > Rowan', yes])).toEqual([]);
    expect(ways('? > Heron', ['Teal', yes], ['Teal', no])).toHaveLength(1);
    expect(ways('Teal > ?', ['Hazel', yes])).toEqual([]);
  });
  test('[CL301] a way brings how its origin knows, from the first claim of that chain that says so', () => {
    const told = (basis: 'unknown' | 'saw' | 'heard') => ({
      hops: chain('Teal > Rowan'),
      value: yes,
      basis,
    });
    const basisOf = (...bases: readonly ('unknown' | 'saw' | 'heard')[]) =>
      otherWays(chain('? > Heron'), bases.map(told), yes, nameOf).map(({ basis }) => basis);
    expect(basisOf('saw')).toEqual(['saw']);
    expect(basisOf('unknown', 'saw', 'heard')).toEqual(['saw']);
    expect(basisOf('unknown')).toEqual(['unknown']);
  });
});
