/** Where the word of a line would stand: its middle, and how wide it is. */
export interface LabelAt {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** As high as a line of small text. */
const HIGH = 14;
/** So far a word may move from its line before it would seem to be another's. */
const FARTHEST = 3;

/**
 * How far up (below zero) or down each word moves so that no two stand on each other: those at the top first,
 * each by the least that is free. What finds no room near its line stays where it is.
 */
export function labelPlaces(labels: readonly LabelAt[]): ReadonlyMap<string, number> {
  const taken: LabelAt[] = [];
  const moved = new Map<string, number>();
  for (const label of labels.toSorted((a, b) => a.y - b.y || (a.key < b.key ? -1 : 1))) {
    const isFree = (by: number): boolean =>
      taken.every(
        (other) =>
          Math.abs(other.x - label.x) >= (other.width + label.width) / 2 ||
          Math.abs(other.y - label.y - by) >= HIGH,
      );
    const tries = [0];
    for (let step = 1; step <= FARTHEST * 2; step++)
      tries.push((step * HIGH) / 2, (-step * HIGH) / 2);
    const by = tries.find(isFree) ?? 0;
    moved.set(label.key, by);
    taken.push({ ...label, y: label.y + by });
  }
  return moved;
}
