import type { Note } from '../document.ts';
import type { Format } from '../format.ts';
import { extensionOf, magicType } from '../media-type.ts';

/**
 * A photo: kept bit for bit, never altered. Its size in pixels is noted where the header gives it
 * plainly (PNG, JPEG). That a photo holds no other data is normal: chat apps strip it.
 */
export const photo: Format = {
  name: 'photo',

  recognises(head) {
    return magicType(head)?.startsWith('image/') === true ? 0.99 : 0;
  },

  read(bytes, fileName, options) {
    const type = magicType(bytes) ?? 'image';
    const size = pixelSize(bytes);
    return Promise.resolve({
      format: 'photo',
      documents: [
        {
          part: 'whole',
          kind: 'photo',
          language: null,
          textReceived: '',
          text: '',
          repairs: [],
          statedTime: null,
          sender: null,
          forwardedFrom: null,
          title: fileName,
          attachments: [],
        },
      ],
      members: [],
      table: null,
      notes: [
        {
          level: 'info',
          text:
            size === null
              ? `A photo (${type}).`
              : `A photo (${type}), ${size.width} × ${size.height} pixels.`,
          lines: [],
        },
        ...wrongName(fileName, type),
      ],
      options,
    });
  },
};

/** A photo called `.txt` is kept as the photo it is, and said to be none of a text. */
function wrongName(fileName: string, type: string): readonly Note[] {
  if (!['txt', 'md', 'csv', 'tsv', 'zip'].includes(extensionOf(fileName))) return [];
  const text = `"${fileName}" is not text: it holds ${type}. It was read as a photo.`;
  return [{ level: 'error', text, lines: [] }];
}

/** Width and height as the header of a PNG or JPEG states them; null when it does not say. */
export function pixelSize(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = magicType(bytes);
  if (type === 'image/png') {
    return bytes.length < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (type !== 'image/jpeg') return null;
  // Segments: FF, marker, two bytes of length; the frame header (SOF0–SOF15) holds the size.
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    const length = standsAlone ? 0 : view.getUint16(at + 2);
    if (!standsAlone && length < 2) return null;
    at += 2 + length;
  }
  return null;
}
