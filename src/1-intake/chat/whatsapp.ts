import { decode, notText } from '../encoding/decode.ts';
import type { Note, ReadOptions } from '../document.ts';
import { IntakeError, type Format, type ReadDocument, type Reading } from '../format.ts';
import { linesOf, type Line } from '../lines.ts';
import { extensionOf } from '../media-type.ts';
import { DEFAULT_ZONE, wallClockSpan } from '../time-span.ts';
import { isBare, readHeader, type HeaderCandidate } from './whatsapp-header.ts';
import {
  attachmentName,
  copiedFrom,
  isDeleted,
  isEdited,
  isMediaOmitted,
  isSystemLine,
} from './whatsapp-marks.ts';
import { calendarNote } from './whatsapp-calendar.ts';
import { lateMessages } from './whatsapp-late.ts';
import { acceptInOrder, decideOrder, timeOf, type DecidedOrder } from './whatsapp-order.ts';

/**
 * A WhatsApp export: text whose lines open with a date, a time and a sender.
 *
 * Nothing in the file says where a message ends, which number is the month, or what zone the clock
 * was in. So: a line opens a message only if it has the form that most headers of this chat have and
 * stands in order of time, or is told to be a late one (`whatsapp-late.ts`); the order of day and month is decided from the whole chat; times stay
 * naive beside the zone that was assumed. Each decision is in the notes with the lines it touches.
 *
 * Every line of the file is in exactly one document: a message with its continuation lines, or, for
 * lines before the first header, a note. WhatsApp marks no forwards; a message that opens with the
 * copied head of another (`[12/03, 20:41] Karim: …`) names who it was copied from.
 *
 * Forms and traps: `spec/intake.md` IN10–IN24.
 */
export const whatsapp: Format = {
  name: 'whatsapp',

  recognises(head, fileName) {
    const extension = extensionOf(fileName);
    if (extension !== '' && extension !== 'txt' && extension !== 'md' && extension !== 'log')
      return 0;
    if (notText(head) !== null) return 0;
    const text = new TextDecoder(looksWide(head) ? 'utf-16le' : 'utf-8').decode(
      head.subarray(0, 16_384),
    );
    const lines = linesOf(text).map(({ start, end }) => text.slice(start, end));
    const headers = lines.map((line, i) => readHeader(line, i + 1)).filter((h) => h !== null);
    const firstLine = lines.find((line) => line.trim() !== '');
    const opens = firstLine === undefined ? null : readHeader(firstLine, 1);
    const named = /whatsapp|(^|[/\\])_chat\.txt$/i.test(fileName);
    const dressed = headers.filter((h) => !isBare(h));
    if (named && headers.length > 0) return 0.98;
    if (dressed.length === 0) return 0;
    if (opens !== null && !isBare(opens)) return 0.9;
    return dressed.length >= 3 && dressed.length * 2 >= lines.length ? 0.7 : 0;
  },

  async read(bytes, fileName, options) {
    return readWhatsapp(bytes, fileName, options);
  },
};

function readWhatsapp(bytes: Uint8Array, fileName: string, options: ReadOptions): Reading {
  const binary = notText(bytes);
  if (binary !== null) {
    throw new IntakeError(
      `"${fileName}" is not a chat: it holds ${binary}.`,
      'Export the chat again and import the .txt or .zip that WhatsApp makes.',
    );
  }
  const decoded = decode(bytes, options.encoding);
  const zone = options.zone ?? DEFAULT_ZONE;
  const chat = splitChat(decoded.text, options.dayFirst);
  if (chat.messages.length === 0) {
    throw new IntakeError(
      `No line of "${fileName}" opens with a date, a time and a sender as WhatsApp writes them.`,
      'Import it as plain text, or export the chat again.',
    );
  }
  const documents: ReadDocument[] = [];
  if (chat.preamble !== null) {
    const { start, end, lines } = chat.preamble;
    documents.push({
      ...message(decoded.text.slice(start, end)),
      part: lines === 1 ? 'line 1' : `lines 1–${lines}`,
      kind: 'note',
    });
  }
  const count = { system: 0, media: 0, deleted: 0, edited: 0, attached: 0, copied: 0 };
  const senders = new Set<string>();
  for (const [i, m] of chat.messages.entries()) {
    const body = decoded.text.slice(m.start, m.end);
    const attached = m.sender === null ? null : attachmentName(body);
    const copied = m.sender === null ? null : copiedFrom(body);
    if (m.sender === null) count.system += 1;
    else senders.add(m.sender);
    if (attached !== null) count.attached += 1;
    if (copied !== null) count.copied += 1;
    if (isMediaOmitted(body)) count.media += 1;
    if (isDeleted(body)) count.deleted += 1;
    if (isEdited(body)) count.edited += 1;
    documents.push({
      ...message(body),
      part: `message ${i + 1}`,
      statedTime: wallClockSpan(
        m.time,
        m.header.second === null ? 'minute' : 'second',
        m.header.stated,
        zone,
      ),
      sender: m.sender,
      forwardedFrom: copied,
      language: options.language ?? null,
      attachments: attached === null ? [] : [attached],
    });
  }
  return {
    format: 'whatsapp',
    documents,
    members: [],
    table: null,
    notes: [
      ...decoded.notes,
      { level: 'info', text: summary(chat.messages.length, senders.size, count), lines: [] },
      ...orderNotes(chat.order),
      ...calendarNotes(chat),
      zoneNote(options.zone),
      ...chat.notes,
    ],
    options: {
      ...options,
      encoding: decoded.encoding,
      zone,
      ...(chat.order.order === 'year-month-day'
        ? {}
        : { dayFirst: chat.order.order === 'day-month-year' }),
    },
  };
}

/** One message of a chat: its header, who sent it, and where its text stands. */
export interface ChatMessage {
  readonly header: HeaderCandidate;
  /** Null for lines WhatsApp wrote itself. */
  readonly sender: string | null;
  /** Seconds of the wall clock. */
  readonly time: number;
  /** Where the line of the header begins, where the text begins, and where it ends (UTF-16). */
  readonly headerStart: number;
  readonly start: number;
  readonly end: number;
}

export interface Chat {
  /** Lines before the first header. */
  readonly preamble: {
    readonly start: number;
    readonly end: number;
    readonly lines: number;
  } | null;
  readonly messages: readonly ChatMessage[];
  readonly order: DecidedOrder;
  readonly notes: readonly Note[];
}

/** Finds the messages of a chat in its text. Never throws; a text without headers has no messages. */
export function splitChat(text: string, dayFirst?: boolean): Chat {
  const lines = linesOf(text);
  const candidates: HeaderCandidate[] = [];
  for (const [i, line] of lines.entries()) {
    const header = readHeader(text.slice(line.start, Math.min(line.end, line.start + 121)), i + 1);
    if (header !== null && header.length <= line.end - line.start + 1) candidates.push(header);
  }
  const shape = commonest(candidates.map((c) => c.shape));
  const shaped = candidates.filter((c) => c.shape === shape);
  const order = decideOrder(shaped, dayFirst);
  const times = shaped.map((h) => timeOf(h, order.order, order.calendar));
  const people = shaped.map((h) => splitSender(text, lines[h.line - 1], h));
  let known: Set<string> | null = null;
  const lineAt = (number: number): string => {
    const line = lines[number - 1];
    return line === undefined ? '' : text.slice(line.start, Math.min(line.end, line.start + 400));
  };
  const { accepted, outOfPlace, far } = acceptInOrder(
    times,
    (i, run) => {
      known ??= new Set(run.map((k) => people[k]?.sender ?? ''));
      return known.has(people[i]?.sender ?? '');
    },
    (run) =>
      lateMessages(
        shaped.length,
        (i) => ({
          time: times[i] ?? null,
          sender: people[i]?.sender ?? null,
          line: lineAt(shaped[i]?.line ?? 0),
          above: lineAt((shaped[i]?.line ?? 1) - 1),
        }),
        run,
      ),
  );

  const messages: ChatMessage[] = [];
  const doubtful: number[] = [];
  for (const [n, i] of accepted.entries()) {
    const header = shaped[i];
    const person = people[i];
    const line = header === undefined ? undefined : lines[header.line - 1];
    if (header === undefined || person === undefined || line === undefined) continue;
    const nextIndex = accepted[n + 1];
    const next = nextIndex === undefined ? undefined : shaped[nextIndex];
    const last = lines[next === undefined ? lines.length - 1 : next.line - 2] ?? line;
    if (person.doubtful) doubtful.push(header.line);
    messages.push({
      header,
      sender: person.sender,
      time: times[i] ?? 0,
      headerStart: line.start,
      start: person.start,
      end: Math.max(last.end, person.start),
    });
  }
  const firstLine = messages[0]?.header.line ?? 1;
  const before = lines[firstLine - 2];
  const taken = new Set(messages.map((m) => m.header.line));
  return {
    preamble: before === undefined ? null : { start: 0, end: before.end, lines: firstLine - 1 },
    messages,
    order,
    notes: [
      ...note(
        candidates.filter((c) => !taken.has(c.line)).map((c) => c.line),
        (n) =>
          `${n === 1 ? 'A line looks' : `${n} lines look`} like the head of a message but ${n === 1 ? 'has' : 'have'} another form or stand${n === 1 ? 's' : ''} out of order; kept as text of the message above.`,
      ),
      ...note(
        outOfPlace.map((i) => shaped[i]?.line ?? 0),
        (n) =>
          `${n === 1 ? 'A message stands' : `${n} messages stand`} up to an hour out of order (a clock put back, or a phone that was away); kept as ${n === 1 ? 'a message' : 'messages'}.`,
      ),
      ...note(
        far.map((i) => shaped[i]?.line ?? 0),
        (n) =>
          `${n === 1 ? 'A message stands' : `${n} messages stand`} more than an hour out of order (a phone that was away, or whose clock was wrong); kept as ${n === 1 ? 'a message, by the form of its head and its sender. Its time is' : 'messages, by the form of their heads and their senders. Their times are'} as written: check before you rely on it.`,
      ),
      ...note(
        doubtful,
        (n) =>
          `${n === 1 ? 'A line has' : `${n} lines have`} a colon after so many words that ${n === 1 ? 'it was' : 'they were'} taken for WhatsApp's own and not for a person's.`,
      ),
    ],
  };
}

/**
 * Sender and start of the text of one message. The sender is what stands before the first colon that
 * is followed by a space or the end of the line, without invisible marks.
 */
function splitSender(
  text: string,
  line: Line | undefined,
  header: HeaderCandidate,
): { readonly sender: string | null; readonly start: number; readonly doubtful: boolean } {
  const begin = (line?.start ?? 0) + header.length;
  const end = Math.max(line?.end ?? begin, begin);
  const rest = text.slice(begin, end);
  const match = SENDER.exec(rest.slice(0, 400));
  const name = match?.[1]?.replace(INVISIBLE, '').trim() ?? '';
  if (match === null || name === '') return { sender: null, start: begin, doubtful: false };
  const body = rest.slice(match[0].length);
  if (isSystemLine(name, body)) return { sender: null, start: begin, doubtful: false };
  // Nobody is called by seven words; WhatsApp's own lines, in a language not known here, are.
  if (name.split(/\s+/).length > 6) return { sender: null, start: begin, doubtful: true };
  return { sender: name, start: begin + match[0].length, doubtful: false };
}

const SENDER = /^([^\n]*?):(?:[\s\u00A0]|(?=[\u200E\u200F])|$)/u;
const INVISIBLE = /[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g;

function message(body: string): ReadDocument {
  return {
    part: '',
    kind: 'message',
    language: null,
    textReceived: body,
    text: body,
    repairs: [],
    statedTime: null,
    sender: null,
    forwardedFrom: null,
    title: null,
    attachments: [],
  };
}

function commonest(shapes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  let best = '';
  let most = 0;
  for (const [shape, n] of counts) {
    if (n > most) [best, most] = [shape, n];
  }
  return best;
}

function note(lines: readonly number[], words: (n: number) => string): Note[] {
  return lines.length === 0
    ? []
    : [{ level: 'doubt', text: words(lines.length), lines: lines.slice(0, 1000) }];
}

function summary(
  messages: number,
  senders: number,
  count: Readonly<
    Record<'system' | 'media' | 'deleted' | 'edited' | 'attached' | 'copied', number>
  >,
): string {
  const parts = [`${messages} messages from ${senders} senders`];
  if (count.system > 0) parts.push(`${count.system} lines of WhatsApp's own`);
  if (count.attached > 0) parts.push(`${count.attached} with a file`);
  if (count.media > 0) parts.push(`${count.media} whose media were left out of the export`);
  if (count.deleted > 0) parts.push(`${count.deleted} deleted`);
  if (count.edited > 0) parts.push(`${count.edited} edited`);
  if (count.copied > 0) parts.push(`${count.copied} copied from another chat`);
  return `${parts.join(', ')}.`;
}

function orderNotes(decided: DecidedOrder): Note[] {
  const words = decided.order.replaceAll('-', ', ');
  return [
    decided.sure
      ? { level: 'info', text: `Dates are read as ${words}: ${decided.why}.`, lines: [] }
      : {
          level: 'doubt',
          text: `Dates are read as ${words}, but nothing in the chat decides it (${decided.why}). Read it again with the other order if they are wrong.`,
          lines: [],
        },
  ];
}

function calendarNotes({ order, messages }: Chat): Note[] {
  const [first] = messages;
  if (first === undefined) return [];
  const { date, digits } = first.header;
  const written = order.order === 'year-month-day' || digits[0] === 4 ? date[0] : date[2];
  const text = calendarNote(order.calendar, written, Math.floor(first.time / 86_400));
  // Of two digits it is an assumption.
  return text === null ? [] : [{ level: written < 100 ? 'doubt' : 'info', text, lines: [] }];
}

function zoneNote(zone: string | undefined): Note {
  return zone === undefined
    ? {
        level: 'doubt',
        text: `The export has no time zone and none was given: times are kept as written and taken as ${DEFAULT_ZONE}.`,
        lines: [],
      }
    : {
        level: 'info',
        text: `The export has no time zone: times are kept as written, in ${zone}. If the phone showed another zone, read it again with that one.`,
        lines: [],
      };
}

function looksWide(head: Uint8Array): boolean {
  return (
    (head[0] === 0xff && head[1] === 0xfe) || (head[1] === 0 && head[3] === 0 && head.length > 4)
  );
}
