import { SaxesParser } from 'saxes';
import { decode, notText } from '../encoding/decode.ts';
import type { Note, ReadOptions } from '../document.ts';
import {
  IntakeError,
  type Format,
  type Member,
  type ReadDocument,
  type Reading,
} from '../format.ts';
import { extensionOf } from '../media-type.ts';
import { counted, message, storable, uniqueNames } from '../message.ts';
import { momentSpan } from '../time-span.ts';

/**
 * Text messages of an Android phone, as "SMS Backup & Restore" writes them: `<smses>` of `<sms>` and
 * `<mms>`, `<calls>` of `<call>`.
 *
 * The phone keeps the other side of a message and whether it came (`type` 1) or went (2), so the sender
 * is the other side or `Me`, whoever owned the phone. A number stands for a sender only when the
 * address book had no name. `date` is the moment in milliseconds; pictures and recordings are unpacked
 * from the file and are files of their own.
 *
 * The program writes emoji as two halves (`&#55357;&#56832;`) and control characters by number, neither
 * of which is XML: they are mended before parsing, and counted. Entities are never expanded, and no
 * document type is read, so nothing in the file can grow.
 */
export const smsBackup: Format = {
  name: 'sms-backup',

  recognises(head, fileName) {
    const extension = extensionOf(fileName);
    if (extension !== '' && extension !== 'xml') return 0;
    const text = new TextDecoder().decode(head.subarray(0, 8192));
    if (/<(?:smses|allsms)[\s>]/.test(text)) return 0.97;
    return /<calls\s/.test(text) && /<call\s/.test(text) ? 0.95 : 0;
  },

  async read(bytes, fileName, options) {
    return readSms(bytes, fileName, options);
  },
};

type Attributes = Readonly<Record<string, string>>;

const CHUNK = 1 << 16;
/** `smses`, `mms`, `parts`, `part`: nothing lies deeper. */
const DEEPEST = 64;
/** So many faults are no damage any more. */
const MOST_FAULTS = 5000;

class Stop extends Error {}

const MOST_MEMBERS = 20_000;

function readSms(bytes: Uint8Array, fileName: string, options: ReadOptions): Reading {
  const binary = notText(bytes);
  if (binary !== null) {
    throw new IntakeError(
      `"${fileName}" is not a backup of messages: it holds ${binary}.`,
      'Make the backup again with "SMS Backup & Restore" and import the .xml file.',
    );
  }
  const decoded = decode(bytes, options.encoding);
  const documents: ReadDocument[] = [];
  const members: Member[] = [];
  const unique = uniqueNames();
  const senders = new Set<string>();
  const faults: number[] = [];
  const count = { sms: 0, mms: 0, call: 0, undated: 0, unsent: 0, leftOut: 0, mended: 0 };
  let stated: number | null = null;
  let mms: { readonly head: Attributes; parts: Attributes[]; addresses: Attributes[] } | null =
    null;

  const add = (document: ReadDocument): void => {
    documents.push({ ...document, language: options.language ?? null });
    if (document.sender !== null) senders.add(document.sender);
    if (document.statedTime === null) count.undated += 1;
  };
  const number = (): string => `message ${documents.length + 1}`;

  const sms = (a: Attributes): void => {
    count.sms += 1;
    const sent = SENT.has(a['type'] ?? '');
    if (a['type'] !== '1' && a['type'] !== '2') count.unsent += 1;
    const lines = [...subjectLine(a), ...(sent ? [`[to: ${other(a)}]`] : []), ...stateLine(a)];
    add(
      message(number(), storable([...words(a['body']), ...lines].join('\n')), {
        statedTime: timeOf(a),
        sender: storable(sent ? ME : other(a)),
      }),
    );
  };
  const endMms = (): void => {
    if (mms === null) return;
    count.mms += 1;
    const { head, parts, addresses } = mms;
    mms = null;
    const sent = SENT.has(head['msg_box'] ?? '');
    const body: string[] = [];
    const lines: string[] = [...subjectLine(head), ...(sent ? [`[to: ${other(head)}]`] : [])];
    const attachments: string[] = [];
    for (const part of parts) {
      const type = part['ct'] ?? '';
      if (type === 'application/smil') continue;
      if (type === 'text/plain' && present(part['text'])) {
        body.push(part['text'] ?? '');
        continue;
      }
      const data = part['data'];
      const wanted = ownName(part, type);
      if (!present(data)) {
        lines.push(`[attachment: ${wanted} (${type}), not in the backup]`);
        continue;
      }
      if (members.length >= MOST_MEMBERS) {
        count.leftOut += 1;
        lines.push(`[attachment: ${wanted} (${type}), in the original only]`);
        continue;
      }
      const name = unique(wanted);
      const content = new Uint8Array(Buffer.from(data ?? '', 'base64'));
      members.push({ name, bytes: content });
      attachments.push(name);
      lines.push(`[attachment: ${name} (${type}, ${content.length} bytes)]`);
    }
    // In a group the message says itself who it is from (137 of the MMS encapsulation).
    const from = addresses.find((one) => one['type'] === '137')?.['address'] ?? '';
    const group = (head['address'] ?? '').includes('~');
    const name = group && present(from) && !from.includes('insert-address') ? from : other(head);
    if (group) lines.push(`[in the group: ${other(head)}]`);
    add(
      message(number(), storable([...body, ...lines].join('\n')), {
        statedTime: timeOf(head),
        sender: storable(sent ? ME : name),
        attachments: attachments.map(storable),
      }),
    );
  };
  const call = (a: Attributes): void => {
    count.call += 1;
    const kind = CALLS.get(a['type'] ?? '') ?? 'call';
    add(
      message(number(), storable(`[${kind}, ${a['duration'] ?? '?'} s: ${other(a)}]`), {
        statedTime: timeOf(a),
      }),
    );
  };

  let depth = 0;
  let stopped: number | null = null;
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', () => {
    faults.push(parser.line);
    if (faults.length >= MOST_FAULTS) throw new Stop();
  });
  parser.on('opentag', (tag) => {
    const a = tag.attributes as Attributes;
    depth += tag.isSelfClosing ? 0 : 1;
    if (depth > DEEPEST) throw new Stop();
    if (tag.name === 'smses' || tag.name === 'calls') stated = Number(a['count'] ?? Number.NaN);
    else if (tag.name === 'sms') sms(a);
    else if (tag.name === 'mms') {
      endMms();
      mms = { head: a, parts: [], addresses: [] };
    } else if (tag.name === 'part') mms?.parts.push(a);
    else if (tag.name === 'addr') mms?.addresses.push(a);
    else if (tag.name === 'call') call(a);
  });
  parser.on('closetag', (tag) => {
    depth -= tag.isSelfClosing ? 0 : 1;
    if (tag.name === 'mms') endMms();
  });
  const { text, mended } = mendReferences(decoded.text);
  count.mended = mended;
  if (/<!DOCTYPE/i.test(text.slice(0, 64 * 1024))) {
    throw new IntakeError(
      `"${fileName}" brings a document type of its own, which no backup of messages does and which can be made to grow without end. It was not read.`,
      'Make the backup again on the phone and import that.',
    );
  }
  try {
    for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
    parser.close();
  } catch (error) {
    if (error instanceof Stop) stopped = parser.line;
    else faults.push(parser.line);
  }
  endMms();
  if (documents.length === 0) {
    throw new IntakeError(
      `"${fileName}" holds no message and no call as "SMS Backup & Restore" writes them.`,
      'Make the backup again and import its .xml file.',
    );
  }
  return {
    format: 'sms-backup',
    documents,
    members,
    table: null,
    notes: [
      ...decoded.notes,
      ...notesOf(count, senders.size, members.length, stated, documents.length, faults, stopped),
    ],
    options: { ...options, encoding: decoded.encoding },
  };
}

const ME = 'Me';
/** 2 sent, 4 outbox, 5 failed, 6 queued; 3 is a draft, which nobody else ever saw. */
const SENT = new Set(['2', '3', '4', '5', '6']);
const SMS_STATES = new Map(
  Object.entries({
    '3': 'a draft, never sent',
    '4': 'in the outbox',
    '5': 'failed to send',
    '6': 'waiting to be sent',
  }),
);
const CALLS = new Map(
  Object.entries({
    '1': 'incoming call',
    '2': 'outgoing call',
    '3': 'missed call',
    '4': 'voicemail',
    '5': 'rejected call',
    '6': 'refused call',
  }),
);

function stateLine(a: Attributes): readonly string[] {
  const state = SMS_STATES.get(a['type'] ?? '');
  return state === undefined ? [] : [`[${state}]`];
}

/** The other side: the name in the address book, else the number. */
function other(a: Attributes): string {
  const name = a['contact_name'] ?? '';
  if (present(name) && !/^\(?unknown\)?$/i.test(name.trim())) return name.trim();
  return (a['address'] ?? a['number'] ?? '').replaceAll('~', ', ') || 'unknown number';
}

function timeOf(a: Attributes): ReadDocument['statedTime'] {
  const date = a['date'] ?? '';
  if (!/^\d{1,16}$/.test(date) || Number(date) === 0) return null;
  const readable = a['readable_date'];
  return momentSpan(Number(date), present(readable) ? (readable ?? date) : date);
}

function subjectLine(a: Attributes): readonly string[] {
  const subject = a['subject'] ?? a['sub'];
  return present(subject) ? [`[subject: ${subject}]`] : [];
}

function words(body: string | undefined): readonly string[] {
  return present(body) ? [body ?? ''] : [];
}

/** The program writes "null" for what is not there. */
function present(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'null';
}

function ownName(part: Attributes, type: string): string {
  const given = [part['cl'], part['name'], part['fn']].find(present) ?? '';
  const clean = given
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[/\\]/g, '_')
    .slice(-120);
  if (/\.[A-Za-z0-9]{2,5}$/.test(clean)) return clean;
  const extension = /^[a-z]+\/(?:x-)?([a-z0-9]{2,5})/.exec(type)?.[1] ?? 'bin';
  return `${clean === '' ? 'attachment' : clean}.${extension === 'jpeg' ? 'jpg' : extension}`;
}

/** References to half characters joined, those to characters no XML may hold shown as `␀`-like marks. */
function mendReferences(text: string): { readonly text: string; readonly mended: number } {
  let mended = 0;
  const whole = text
    .replace(/&#(5[56]\d{3});&#(5[67]\d{3});/g, (pair, high: string, low: string) => {
      const [h, l] = [Number(high), Number(low)];
      if (h < 0xd800 || h > 0xdbff || l < 0xdc00 || l > 0xdfff) return pair;
      mended += 1;
      return String.fromCharCode(h, l);
    })
    .replace(/&#(x[0-9A-Fa-f]{1,6}|\d{1,7});/g, (reference, code: string) => {
      const n = code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code);
      const allowed =
        n === 9 ||
        n === 10 ||
        n === 13 ||
        (n >= 0x20 && n < 0xd800) ||
        (n > 0xdfff && n < 0xfffe) ||
        (n >= 0x10000 && n <= 0x10ffff);
      if (allowed) return reference;
      mended += 1;
      return n < 0x20 ? String.fromCharCode(0x2400 + n) : '\uFFFD';
    })
    // As they stand, they are no XML either.
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, (c) => {
      mended += 1;
      return String.fromCharCode(0x2400 + c.charCodeAt(0));
    });
  return { text: whole, mended };
}

function notesOf(
  count: Readonly<
    Record<'sms' | 'mms' | 'call' | 'undated' | 'unsent' | 'leftOut' | 'mended', number>
  >,
  senders: number,
  files: number,
  stated: number | null,
  found: number,
  faults: readonly number[],
  stopped: number | null,
): readonly Note[] {
  const parts = [`${counted(count.sms + count.mms, 'message')} from ${counted(senders, 'sender')}`];
  if (count.call > 0) parts.push(counted(count.call, 'call'));
  if (files > 0) parts.push(`${counted(files, 'attachment')} unpacked`);
  const notes: Note[] = [
    {
      level: 'info',
      text: `${parts.join(', ')}. "${ME}" is whoever owned the phone; times are exact.`,
      lines: [],
    },
  ];
  const say = (level: Note['level'], text: string, lines: readonly number[] = []): void => {
    notes.push({ level, text, lines });
  };
  if (count.mended > 0) {
    say(
      'info',
      `${counted(count.mended, 'character')} that the program writes as no XML may (emoji in halves, control characters) were mended for reading.`,
    );
  }
  if (count.unsent > 0)
    say(
      'doubt',
      `${counted(count.unsent, 'message')} neither sent nor received (drafts, failed); marked so.`,
    );
  if (count.undated > 0)
    say('doubt', `${counted(count.undated, 'message')} without a time that could be read.`);
  if (count.leftOut > 0)
    say(
      'error',
      `${counted(count.leftOut, 'attachment')} beyond the first ${MOST_MEMBERS} are in the original only.`,
    );
  if (faults.length > 0) {
    say(
      'error',
      `The file is damaged at ${counted(faults.length, 'place')}; every message that could be told apart was read.`,
      [...new Set(faults)].slice(0, 1000),
    );
  }
  if (stopped !== null) {
    say(
      'error',
      `From line ${stopped} on the file is no backup of messages any more (elements inside each other without end, or one fault after the other); reading stopped there.`,
      [stopped],
    );
  }
  if (stated !== null && Number.isFinite(stated) && stated !== found) {
    say(
      'error',
      `The file says that it holds ${stated} messages, and ${found} could be read: it was cut short or changed.`,
    );
  }
  return notes;
}
