import { describe, expect, test } from 'vitest';
import { likeness, pictureBits, SAME_PICTURE } from '#terms/picture-hash.ts';
import { partHashes } from './part-hashes.ts';
import { perceptualHash } from './perceptual-hash.ts';
import { cropped, drawn, lighter, resized, turned } from './testing/change-picture.ts';
import { inventedScene } from './testing/invented-scene.ts';
import type { Picture } from './picture.ts';

const nearest = (picture: Picture, hashes: readonly string[]): number => {
  const own = pictureBits(perceptualHash(picture) ?? '');
  return Math.min(
    ...hashes.map((hash) => {
      const other = pictureBits(hash);
      return own === null || other === null ? 256 : likeness(own, other).distance;
    }),
  );
};
const scenes = [1, 2, 3, 4, 5, 6].map((n) => inventedScene(n));

describe('[IN293] a crop of a picture is found by fingerprints of its parts', () => {
  test.each([
    ['5 % from a corner', 0.05, 0, 0],
    ['5 % from an edge', 0.05, 1, 0.3],
    ['8 % from somewhere', 0.08, 0.25, 0.8],
    ['10 % from the middle', 0.1, 0.5, 0.5],
    ['10 % from a corner', 0.1, 1, 1],
  ])('%s, smaller and lighter', (_, share, left, top) => {
    for (const [i, scene] of scenes.entries()) {
      const crop = lighter(resized(cropped(scene, share, left, top), 0.5), 1.1, 5);
      expect(nearest(crop, partHashes(scene)), `scene ${i + 1}`).toBeLessThanOrEqual(SAME_PICTURE);
    }
  });

  test('other pictures stay far off', () => {
    for (const a of scenes) {
      for (const b of scenes) {
        if (a !== b) expect(nearest(a, partHashes(b))).toBeGreaterThan(SAME_PICTURE + 10);
      }
    }
  });

  test('turned as EXIF says, and from a large picture as from a small one', () => {
    const [scene] = scenes as [Picture];
    expect(partHashes(turned(scene), 8)).toHaveLength(18);
    expect(nearest(cropped(scene, 0.1, 0, 0), partHashes(resized(scene, 4)))).toBeLessThanOrEqual(
      SAME_PICTURE,
    );
  });

  test('a blank wall has none', () => {
    expect(partHashes(drawn(400, 300, () => [200, 200, 200]))).toEqual([]);
  });
});
