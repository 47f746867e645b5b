import { createHash } from 'node:crypto';
import { makeZip } from '#intake/goldens/make-zip.ts';
import type { Arrival } from '#jobs/import-file.ts';
import { seeded } from './random.ts';

/**
 * Invented WhatsApp chats of 100 messages each, the same ones every time: chat `k` is the same bytes
 * wherever it is made, so that what the store holds can be compared with what was handed in without
 * anybody keeping it. Some messages have the same words, some span lines; every seventh chat is a ZIP
 * with photos, one of which is in all of them.
 */
export interface MadeChat {
  readonly arrival: Arrival;
  /** Every document that must come of it: its number, where it stands, and its text. */
  readonly documents: readonly {
    readonly n: number;
    readonly part: string;
    readonly text: string;
  }[];
}

export const MESSAGES = 100;
/** Numbers of documents: chat `k` has `(k - 1) * STRIDE + 1 …`, photos after the messages. */
export const STRIDE = 200;
const PHOTOS = 3;

const PEOPLE = ['Alder', 'Birch', 'Cedar', 'Dogwood'];
const COMMON = ['ok', 'yes', 'I heard the same', 'call me', '👍', 'من قال هذا؟'];
const PLACES = ['Tell Varo', 'the Oru depot', 'the north gate', 'Kelmet bridge'];

export function makeChat(k: number): MadeChat {
  const chance = seeded(k);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const packed = k % 7 === 0;
  const photos = packed ? photosOf(k) : [];
  const lines: string[] = [];
  const documents: { n: number; part: string; text: string }[] = [];
  for (let j = 1; j <= MESSAGES; j += 1) {
    const photo = photos[Math.floor(j / 30) - 1];
    const attached = j % 30 === 0 && photo !== undefined;
    const text = attached
      ? `${photo.name} (file attached)`
      : chance() < 0.3
        ? pick(COMMON)
        : `${k}/${j}: ${1 + Math.floor(chance() * 60)} people at ${pick(PLACES)}` +
          (chance() < 0.1 ? '\nmore when I know more' : '');
    const minute = j % 60;
    const stamp = `12/03/2026, ${20 + Math.floor(j / 60)}:${minute < 10 ? '0' : ''}${minute}`;
    lines.push(`${stamp} - ${pick(PEOPLE)}: ${text}\n`);
    documents.push({ n: numberOf(k, j), part: `message ${j}`, text });
  }
  for (const [i] of photos.entries()) {
    documents.push({ n: numberOf(k, MESSAGES + 1 + i), part: 'whole', text: '' });
  }
  const chat = Buffer.from(lines.join(''));
  return {
    arrival: {
      name: packed ? `chat-${k}.zip` : `chat-${k}.txt`,
      bytes: packed ? makeZip([{ name: '_chat.txt', content: chat }, ...photos]) : chat,
      from: pick(PEOPLE),
      channel: 'chat export by hand',
      options: { zone: 'Asia/Damascus', dayFirst: true },
      idempotencyKey: `chat-${k}`,
    },
    documents,
  };
}

export function numberOf(k: number, j: number): number {
  return (k - 1) * STRIDE + j;
}

/** The chat a file name belongs to; null for another file. */
export function chatOf(fileName: string): number | null {
  const k = /^chat-(\d+)\.(?:txt|zip)$/.exec(fileName)?.[1];
  return k === undefined ? null : Number(k);
}

/** Photos as far as a reader looks at them: a JPEG's first bytes, then what differs. */
export function photosOf(
  k: number,
): readonly { readonly name: string; readonly content: Buffer }[] {
  return Array.from({ length: PHOTOS }, (_, i) => ({
    name: `IMG-20260312-WA000${i + 1}.jpg`,
    content: Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
      // The first is in every ZIP.
      createHash('sha256')
        .update(i === 0 ? 'everywhere' : `${k} ${i}`)
        .digest(),
    ]),
  }));
}
