import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, pictureBits, SAME_PICTURE } from '#terms/picture-hash.ts';
import { similarPhotos } from './similar-photos.ts';

const A = '0123456789abcdef'.repeat(4);
const B = `${A.slice(0, 60)}0000`;

test('[CL200] pairs that look the same, nearest first; photos nobody looked at are like none', () => {
  const photos = [
    { id: 'a', hash: A },
    { id: 'b', hash: B },
    { id: 'c', hash: null },
    { id: 'd', hash: A },
    { id: 'e', hash: 'no fingerprint' },
  ];
  expect(similarPhotos(photos)).toEqual([
    { a: 'a', b: 'd', distance: 0, view: 'as it is', part: false },
    { a: 'a', b: 'b', distance: 12, view: 'as it is', part: false },
    { a: 'b', b: 'd', distance: 12, view: 'as it is', part: false },
  ]);
  expect(similarPhotos(photos, 5)).toHaveLength(1);
});

test('[CL200] the same pairs as comparing each with each', () => {
  const nibbles = fc.array(fc.constantFrom('0', '1', '8', 'f'), { minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(
      fc.array(nibbles, { maxLength: 12 }),
      fc.integer({ min: 0, max: 140 }),
      (list, most) => {
        const photos = list.map((letters, i) => ({ id: `p${i}`, hash: letters.join('') }));
        const slow = photos.flatMap((a, i) =>
          photos.slice(i + 1).flatMap((b) => {
            const { distance } = likeness(pictureBits(a.hash)!, pictureBits(b.hash)!);
            return distance <= most ? [`${a.id} ${b.id} ${distance}`] : [];
          }),
        );
        const fast = similarPhotos(photos, most).map(
          ({ a, b, distance }) => `${a} ${b} ${distance}`,
        );
        expect([...fast].sort()).toEqual(slow.sort());
      },
    ),
    { numRuns: 100 },
  );
  expect(SAME_PICTURE).toBeLessThan(97);
});

test('[IN293] a photo of which only a part is like another is a pair, marked as a crop', () => {
  const part = B;
  const far = 'f0'.repeat(32);
  const whole = { id: 'whole', hash: far, parts: ['0f'.repeat(32), A] };
  const crop = { id: 'crop', hash: part };
  const expected = { distance: 12, view: 'as it is', part: true };
  // Whichever of the two came first.
  expect(similarPhotos([whole, crop])).toEqual([{ a: 'whole', b: 'crop', ...expected }]);
  expect(similarPhotos([crop, whole])).toEqual([{ a: 'crop', b: 'whole', ...expected }]);
  // The same picture is no crop of itself.
  const again = { ...whole, id: 'again' };
  expect(similarPhotos([whole, again])).toEqual([
    { a: 'whole', b: 'again', distance: 0, view: 'as it is', part: false },
  ]);
});
