import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, pictureBits } from './picture-hash.ts';
import { PictureIndex } from './picture-index.ts';

/** A few fingerprints with copies near them, so that limits are met from both sides. */
const hashes = fc
  .tuple(
    fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(3), fc.array(fc.nat(63), { maxLength: 40 })), { maxLength: 30 }),
  )
  .map(([bases, copies]) => [
    ...bases,
    ...copies.map(([of, places]) => {
      const letters = [...(bases[of % bases.length] ?? '')];
      for (const at of places)
        letters[at] = ((Number.parseInt(letters[at] ?? '0', 16) ^ 9) & 15).toString(16);
      return letters.join('');
    }),
  ]);

test('[IN210] an index finds what comparing with each finds, as pictures come and go', () => {
  fc.assert(
    fc.property(
      hashes,
      fc.array(fc.nat(40), { maxLength: 20 }),
      fc.integer({ min: 0, max: 130 }),
      (list, gone, most) => {
        const index = new PictureIndex();
        const here = new Map<string, string>();
        list.forEach((hash, i) => {
          expect(index.put(String(i), hash)).toBe(true);
          here.set(String(i), hash);
        });
        for (const i of gone) {
          index.remove(String(i));
          here.delete(String(i));
        }
        expect(index.size).toBe(here.size);
        const asked = pictureBits(list[0] ?? '')!;
        const slow = [...here]
          .map(([key, hash]) => ({ key, distance: likeness(asked, pictureBits(hash)!).distance }))
          .filter(({ distance }) => distance <= most)
          .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1));
        expect(
          index.near(list[0] ?? '', most).map(({ key, distance }) => ({ key, distance })),
        ).toEqual(slow);
      },
    ),
    { numRuns: 200 },
  );
});

test('[IN210] a fingerprint takes the place of the one under its key; what is none is refused', () => {
  const index = new PictureIndex();
  index.put('a', '0'.repeat(64));
  index.put('a', 'f0'.repeat(32));
  expect(index.near('f0'.repeat(32), 0)).toEqual([{ key: 'a', distance: 0, view: 'as it is' }]);
  expect(index.put('b', 'nothing')).toBe(false);
  expect(index.near('nothing', 256)).toEqual([]);
  expect(index.size).toBe(1);
});
