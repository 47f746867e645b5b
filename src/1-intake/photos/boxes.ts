import { fourCharacters, viewOf } from './picture-parts.ts';

/** One box of an ISO base media file (MP4, MOV, 3GP, HEIF): a name and where its body lies. */
export interface Box {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Boxes of one level that are looked at. */
const MOST = 4096;

/**
 * The boxes between two offsets, one after the other; ends at the first that does not fit, saying so in
 * `cut`. A length of 0 reaches to the end, 1 stands for a length of eight bytes after the name.
 *
 * Source: ISO/IEC 14496-12 §4.2.
 */
export function boxes(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly list: readonly Box[]; readonly cut: boolean } {
  const view = viewOf(bytes);
  const list: Box[] = [];
  let at = start;
  while (at + 8 <= end) {
    if (list.length === MOST) return { list, cut: true };
    let length = view.getUint32(at);
    let head = 8;
    if (length === 1 && at + 16 <= end) {
      const long = view.getBigUint64(at + 8);
      length = long > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(long);
      head = 16;
    } else if (length === 0) length = end - at;
    if (length < head) return { list, cut: true };
    const to = at + length;
    list.push({ name: fourCharacters(bytes, at + 4), from: at + head, to: Math.min(to, end) });
    if (to > end) return { list, cut: true };
    at = to;
  }
  return { list, cut: false };
}

export function firstBox(list: readonly Box[], name: string): Box | null {
  return list.find((box) => box.name === name) ?? null;
}
