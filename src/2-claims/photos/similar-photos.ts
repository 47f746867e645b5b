import { SAME_PICTURE, type View } from '#terms/picture-hash.ts';
import { PictureIndex } from '#terms/picture-index.ts';

/** A photo by any id, with the fingerprint of what it looks like. */
export interface ComparedPhoto {
  readonly id: string;
  /** Null when the photo could not be looked at: it is like no other. */
  readonly hash: string | null;
}

export interface SimilarPair {
  /** The one that came first in the list. */
  readonly a: string;
  readonly b: string;
  /** Bits of 256 that differ. */
  readonly distance: number;
  readonly view: View;
}

/**
 * All pairs of photos that look the same – resized, recompressed, lighter, a little cropped, turned or
 * mirrored – nearest first. Each photo is asked for among those before it, so that the work is that of
 * an index that grows; see `PictureIndex` for what it costs.
 */
export function similarPhotos(
  photos: readonly ComparedPhoto[],
  most: number = SAME_PICTURE,
): readonly SimilarPair[] {
  const index = new PictureIndex();
  const pairs: SimilarPair[] = [];
  for (const { id, hash } of photos) {
    if (hash === null) continue;
    for (const { key, distance, view } of index.near(hash, most)) {
      pairs.push({ a: key, b: id, distance, view });
    }
    index.put(id, hash);
  }
  return pairs.sort((x, y) => x.distance - y.distance || compare(x.a, y.a) || compare(x.b, y.b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
