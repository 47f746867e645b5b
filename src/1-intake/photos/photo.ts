import type { TimeSpan } from '#terms/time.ts';
import type { Note } from '../document.ts';
import type { Format } from '../format.ts';
import { extensionOf, magicType } from '../media-type.ts';
import { DEFAULT_ZONE } from '../time-span.ts';
import type { PhotoFacts, PhotoTime } from './photo-facts.ts';
import { readPhoto, type PhotoReading } from './read-photo.ts';

/**
 * A photo: kept bit for bit, never altered. What its header states – time, place, device, captions – is
 * kept beside it, with a fingerprint of what it looks like. That a photo holds no such data is normal:
 * chat apps take it out.
 */
export const photo: Format = {
  name: 'photo',

  recognises(head) {
    return magicType(head)?.startsWith('image/') === true ? 0.99 : 0;
  },

  async read(bytes, fileName, options) {
    const type = magicType(bytes) ?? 'image';
    const reading = await readPhoto(bytes, type);
    return {
      format: 'photo',
      documents: [
        {
          part: 'whole',
          kind: 'photo',
          language: null,
          textReceived: '',
          text: '',
          repairs: [],
          statedTime: statedTime(reading?.facts.takenAt ?? null, options.zone),
          sender: null,
          forwardedFrom: null,
          title: fileName,
          attachments: [],
          photo: reading?.facts ?? null,
        },
      ],
      members: [],
      table: null,
      notes: [
        { level: 'info', text: summary(type, reading?.facts ?? null), lines: [] },
        ...(reading === null ? [] : notesOf(reading)),
        ...wrongName(fileName, type),
      ],
      options,
    };
  },
};

/** When a document was made, by its photo: a naive time beside the zone that is assumed. */
export function statedTime(takenAt: PhotoTime | null, zone = DEFAULT_ZONE): TimeSpan | null {
  if (takenAt === null) return null;
  return takenAt.offset === null ? { ...takenAt.span, zone } : takenAt.span;
}

/** `A photo (image/jpeg), 4032 × 3024 pixels, taken 2026-03-12 21:10:00 (no zone stated) at …`. */
function summary(type: string, facts: PhotoFacts | null): string {
  let text = `A photo (${type})`;
  if (facts === null) return `${text}.`;
  if (facts.width !== null && facts.height !== null) {
    text += `, ${facts.width} × ${facts.height} pixels`;
  }
  if (facts.takenAt !== null) {
    const { naive, offset } = facts.takenAt;
    text += `, taken ${naive.replace('T', ' ')} ${offset === null ? '(no zone stated)' : offset}`;
  }
  if (facts.gps !== null) {
    text += `${facts.takenAt === null ? ', taken' : ''} at ${facts.gps.lat}, ${facts.gps.lon} ± ${Math.round(facts.gps.radius)} m`;
  }
  const device = [facts.device?.make, facts.device?.model].filter((word) => word != null);
  if (device.length > 0) text += `, by ${device.join(' ')}`;
  return `${text}.`;
}

function notesOf({ facts, hasExif, damage, notSeen }: PhotoReading): readonly Note[] {
  const note = (level: Note['level'], text: string): Note => ({ level, text, lines: [] });
  return [
    ...damage.map((text) => note('doubt', text)),
    ...facts.flags.map((text) => note('doubt', text)),
    ...(hasExif
      ? []
      : [
          note(
            'info',
            'It states no time, place or device, which is normal after a chat app. The original, sent as a file, may state them: ask whoever took it.',
          ),
        ]),
    ...(notSeen === null
      ? []
      : [note('info', `What it shows was not compared with other pictures: ${notSeen}.`)]),
    ...(damage.length === 0
      ? []
      : [note('doubt', 'Ask for it again, sent as a file and not as a picture in a chat.')]),
  ];
}

/** A photo called `.txt` is kept as the photo it is, and said to be none of a text. */
function wrongName(fileName: string, type: string): readonly Note[] {
  if (!['txt', 'md', 'csv', 'tsv', 'zip'].includes(extensionOf(fileName))) return [];
  const text = `"${fileName}" is not text: it holds ${type}. It was read as a photo.`;
  return [{ level: 'error', text, lines: [] }];
}
