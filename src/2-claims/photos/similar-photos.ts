import { SAME_PICTURE, type View } from '#terms/picture-hash.ts';
import { PictureIndex } from '#terms/picture-index.ts';

/** A photo by any id, with the fingerprint of what it looks like. */
export interface ComparedPhoto {
  readonly id: string;
  /** Null when the photo could not be looked at: it is like no other. */
  readonly hash: string | null;
  /** Fingerprints of its parts, by which a crop of it is found. */
  readonly parts?: readonly string[];
}

export interface SimilarPair {
  /** The one that came first in the list. */
  readonly a: string;
  readonly b: string;
  /** Bits of 256 that differ. */
  readonly distance: number;
  readonly view: View;
  /** One of the two is perhaps a crop of the other: only a part of it is like the whole of this one. */
  readonly part: boolean;
}

/**
 * All pairs of photos that look the same – resized, recompressed, lighter, a little cropped, turned or
 * mirrored – nearest first, and those of which one is perhaps a crop of the other. Each photo is asked for
 * among those before it, so that the work is that of an index that grows; see `PictureIndex` for what it
 * costs. Parts cost their number times as much, where they are given.
 */
export function similarPhotos(
  photos: readonly ComparedPhoto[],
  most: number = SAME_PICTURE,
): readonly SimilarPair[] {
  const index = new PictureIndex();
  const pairs: SimilarPair[] = [];
  const ofParts = new PictureIndex();
  const wholeOf = new Map<string, string>();
  for (const { id, hash, parts = [] } of photos) {
    if (hash === null) continue;
    const found = new Set<string>();
    for (const { key, distance, view } of index.near(hash, most)) {
      found.add(key);
      pairs.push({ a: key, b: id, distance, view, part: false });
    }
    const crops = new Map<string, SimilarPair>();
    const note = (a: string, distance: number, view: View): void => {
      if (found.has(a) || (crops.get(a)?.distance ?? 257) <= distance) return;
      crops.set(a, { a, b: id, distance, view, part: true });
    };
    for (const { key, distance, view } of ofParts.near(hash, most))
      note(wholeOf.get(key) ?? '', distance, view);
    for (const part of parts)
      for (const { key, distance, view } of index.near(part, most)) note(key, distance, view);
    pairs.push(...crops.values());
    index.put(id, hash);
    for (const [n, part] of parts.entries()) {
      wholeOf.set(`${id} ${n}`, id);
      ofParts.put(`${id} ${n}`, part);
    }
  }
  return pairs.sort((x, y) => x.distance - y.distance || compare(x.a, y.a) || compare(x.b, y.b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
