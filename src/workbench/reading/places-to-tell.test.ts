import { describe, expect, it } from 'vitest';
import { placesToTell } from './places-to-tell.ts';

const said = (...places: readonly string[]) =>
  places.map((place) => ({
    value: { type: 'place', place } as const,
    status: 'accepted' as const,
  }));

describe('which place lies in which', () => {
  it.each([
    [
      'the most reported other one in the one at hand',
      said('Mill', 'Ford', 'Mill'),
      {},
      'Valley',
      'Mill',
      'Valley',
    ],
    [
      'one that is placed already is not asked again',
      said('Mill', 'Ford'),
      { Mill: 'Valley' },
      'Valley',
      'Ford',
      'Valley',
    ],
    [
      'all placed: the one at hand in another',
      said('Mill'),
      { Mill: 'Valley' },
      'Valley',
      'Valley',
      'Mill',
    ],
  ])('[DE152] %s', (_, claims, places, here, part, whole) => {
    expect(placesToTell({ places }, claims, here)).toMatchObject({ part, whole });
  });
  it('[DE152] one place alone lies in nothing', () => {
    expect(placesToTell({ places: {} }, said('Mill'), 'Mill')).toEqual({
      names: ['Mill'],
      part: 'Mill',
      whole: '',
    });
  });
});
