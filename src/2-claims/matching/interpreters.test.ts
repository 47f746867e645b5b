import { describe, expect, test } from 'vitest';
import { asId, type SourceId } from '#terms/ids.ts';
import { makeHop } from '../make-hop.ts';
import type { Hop } from '../claim.ts';
import { interpreted, interpretersOf } from './interpreters.ts';

/** `Teal > Rowan (translator)`; `?` is a gap. */
const chain = (words: string, known: Hop['known'] = 'declared'): readonly Hop[] =>
  words.split(' > ').map((step, i): Hop => {
    const name = step.replace(' (translator)', '');
    const role = step.includes('(translator)') ? 'translator' : i === 0 ? 'observer' : 'relay';
    return makeHop(
      name === '?' ? { kind: 'gap' } : { kind: 'source', sourceId: asId<SourceId>(name) },
      role,
      { known },
    );
  });
const roles = (words: string, ...told: readonly string[]): readonly string[] =>
  interpreted(chain(words), interpretersOf(told.map((each) => ({ hops: chain(each) })))).hops.map(
    ({ role }) => role,
  );

describe('who has interpreted for whom', () => {
  test.each([
    ['Teal > Rowan', 'Teal > Rowan (translator)', ['observer', 'translator']],
    [
      'Teal > Rowan > Wren',
      'Teal > Rowan (translator) > Finch',
      ['observer', 'translator', 'relay'],
    ],
    ['Hazel > Rowan', 'Teal > Rowan (translator)', ['observer', 'relay']],
    ['Rowan > Teal', 'Teal > Rowan (translator)', ['observer', 'relay']],
    ['? > Rowan', 'Teal > Rowan (translator)', ['observer', 'relay']],
    ['Teal > Wren > Rowan', 'Teal > Rowan (translator)', ['observer', 'relay', 'relay']],
    ['Teal > Rowan', 'Teal > Rowan', ['observer', 'relay']],
  ])('[CL300] %s after %s', (own, told, wanted) => {
    expect(roles(own, told)).toEqual(wanted);
  });
  test('[CL300] what was only inferred teaches nothing, and where nothing changes nothing is copied', () => {
    const hops = chain('Teal > Rowan');
    const known = interpretersOf([{ hops: chain('Teal > Rowan (translator)', 'inferred') }]);
    expect(known.size).toBe(0);
    expect(interpreted(hops, known)).toEqual({ hops, at: [] });
    expect(interpreted(hops, known).hops).toBe(hops);
  });
  test('[CL300] the step is said to be rendered in another language', () => {
    const known = interpretersOf([{ hops: chain('Teal > Rowan (translator)') }]);
    const { hops, at } = interpreted(chain('Teal > Rowan'), known);
    expect(at).toEqual([1]);
    expect(hops[1]?.rendering).toBe('translated');
  });
});
