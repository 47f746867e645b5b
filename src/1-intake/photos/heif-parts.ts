import { boxes, firstBox, type Box } from './boxes.ts';
import {
  fourCharacters,
  LONGEST_XMP,
  NO_PARTS,
  utf8,
  viewOf,
  withoutExifHead,
  type PictureParts,
} from './picture-parts.ts';

/** Items of one file that are looked at; a phone's photo is a grid of some fifty. */
const MOST_ITEMS = 2000;

/**
 * The items of a HEIF file: `meta` names them (`iinf`), says where their bytes lie (`iloc`) and how
 * large the pictures are (`ispe`; the largest counts). EXIF is an item of type `Exif`, whose first four
 * bytes say how far on the TIFF structure begins; XMP is one of type `mime`.
 *
 * Source: ISO/IEC 23008-12 (HEIF), annex A; ISO/IEC 14496-12 §8.11.
 */
export function heifParts(bytes: Uint8Array): PictureParts {
  const damage: string[] = [];
  const top = boxes(bytes, 0, bytes.length);
  if (top.cut) damage.push('The file is cut short or damaged.');
  const meta = firstBox(top.list, 'meta');
  const none = { ...NO_PARTS, type: 'image/heic', turned: true, points: bytes } as const;
  if (meta === null) return { ...none, damage: [...damage, 'The file holds no picture.'] };
  const parts = boxes(bytes, meta.from + 4, meta.to).list;
  const items = itemsOf(bytes, firstBox(parts, 'iinf'));
  const places = placesOf(bytes, firstBox(parts, 'iloc'));
  const data = (wanted: (item: Item) => boolean): Uint8Array | null => {
    const item = items.find(wanted);
    const place = item === undefined ? undefined : places.get(item.id);
    if (place === undefined) return null;
    if (place.from + place.length > bytes.length) {
      damage.push('An item of the file lies outside it.');
      return null;
    }
    return bytes.subarray(place.from, place.from + place.length);
  };
  const exifItem = data(({ type }) => type === 'Exif');
  let exif: Uint8Array | null = null;
  if (exifItem !== null && exifItem.length > 4) {
    const skip = viewOf(exifItem).getUint32(0);
    if (4 + skip < exifItem.length) exif = withoutExifHead(exifItem.subarray(4 + skip));
    else damage.push('The EXIF block lies outside its item.');
  }
  const xmp = data(({ type, content }) => type === 'mime' && content === 'application/rdf+xml');
  return {
    ...none,
    size: largest(bytes, firstBox(parts, 'iprp')),
    exif,
    xmp: xmp === null ? null : utf8(xmp.subarray(0, LONGEST_XMP)),
    damage,
  };
}

interface Item {
  readonly id: number;
  readonly type: string;
  readonly content: string;
}

function itemsOf(bytes: Uint8Array, box: Box | null): readonly Item[] {
  if (box === null || box.from + 6 > box.to) return [];
  const view = viewOf(bytes);
  const items: Item[] = [];
  const head = view.getUint8(box.from) === 0 ? 6 : 8;
  for (const { name, from, to } of boxes(bytes, box.from + head, box.to).list) {
    if (items.length === MOST_ITEMS) break;
    const version = bytes[from] ?? 0;
    const idSize = version === 2 ? 2 : 4;
    if (name !== 'infe' || version < 2 || from + 4 + idSize + 6 > to) continue;
    const id = version === 2 ? view.getUint16(from + 4) : view.getUint32(from + 4);
    const typeAt = from + 4 + idSize + 2;
    // Type, name NUL, content type NUL.
    const [, content = ''] = utf8(bytes.subarray(typeAt + 4, Math.min(to, typeAt + 300))).split(
      '\0',
    );
    items.push({ id, type: fourCharacters(bytes, typeAt), content });
  }
  return items;
}

interface Place {
  readonly from: number;
  readonly length: number;
}

/** Items that lie in the file in one piece; others (in `idat`, in several pieces) are left out. */
function placesOf(bytes: Uint8Array, box: Box | null): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  if (box === null || box.from + 8 > box.to) return places;
  const view = viewOf(bytes);
  const version = view.getUint8(box.from);
  const sizes = view.getUint16(box.from + 4);
  const [offsetSize, lengthSize] = [(sizes >> 12) & 15, (sizes >> 8) & 15];
  const [baseSize, indexSize] = [(sizes >> 4) & 15, version === 0 ? 0 : sizes & 15];
  let at = box.from + 6;
  let outside = false;
  const read = (size: number): number => {
    if (at + size > box.to) outside = true;
    let value = 0;
    if (!outside) for (let i = 0; i < size; i += 1) value = value * 256 + (bytes[at + i] ?? 0);
    at += size;
    return value;
  };
  const count = Math.min(MOST_ITEMS, read(version < 2 ? 2 : 4));
  for (let i = 0; i < count && !outside; i += 1) {
    const id = read(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const base = read(baseSize);
    const extents = read(2);
    for (let e = 0; e < extents && !outside; e += 1) {
      read(indexSize);
      const [offset, length] = [read(offsetSize), read(lengthSize)];
      if (!outside && extents === 1 && method === 0)
        places.set(id, { from: base + offset, length });
    }
  }
  return places;
}

function largest(bytes: Uint8Array, properties: Box | null): PictureParts['size'] {
  if (properties === null) return null;
  const container = firstBox(boxes(bytes, properties.from, properties.to).list, 'ipco');
  if (container === null) return null;
  const view = viewOf(bytes);
  let best: PictureParts['size'] = null;
  for (const { name, from, to } of boxes(bytes, container.from, container.to).list) {
    if (name !== 'ispe' || from + 12 > to) continue;
    const [width, height] = [view.getUint32(from + 4), view.getUint32(from + 8)];
    if (best === null || width * height > best.width * best.height) best = { width, height };
  }
  return best;
}
