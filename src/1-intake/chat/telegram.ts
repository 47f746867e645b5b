import { decode, notText } from '../encoding/decode.ts';
import type { Note, ReadOptions } from '../document.ts';
import { IntakeError, type Format, type ReadDocument, type Reading } from '../format.ts';
import { extensionOf } from '../media-type.ts';
import { counted, message, storable, uniqueNames, zoneNote } from '../message.ts';
import { DEFAULT_ZONE } from '../time-span.ts';
import { readTelegramMessage } from './telegram-message.ts';
import { scanTelegram, type TelegramChat } from './telegram-scan.ts';

/**
 * Telegram Desktop's machine-readable export, `result.json`: one chat, or a whole account.
 *
 * One message is one document, named by the number Telegram gave it (`message 4711`, in an account
 * `chat 3 message 4711`). `date_unixtime` is the time; `date` is the wall clock of whoever exported,
 * without an offset, and only taken – as naive – in exports too old to have the other. What cannot be
 * read is kept as a note with its place in the file. Contacts, sessions and the like stay unread.
 *
 * Forms and traps: `spec/intake.md` IN100–IN109.
 */
export const telegram: Format = {
  name: 'telegram',

  recognises(head, fileName) {
    const extension = extensionOf(fileName);
    if (extension !== '' && extension !== 'json' && extension !== 'txt') return 0;
    if (notText(head) !== null) return 0;
    const text = new TextDecoder(head[1] === 0 ? 'utf-16le' : 'utf-8').decode(head);
    if (!/^\uFEFF?\s{0,1000}[{[]/.test(text)) return 0;
    const typed = CHAT_TYPE.test(text);
    if (typed && /"messages"\s{0,20}:\s{0,20}\[/.test(text)) return 0.97;
    if (/"personal_information"|"frequent_contacts"|"left_chats"/.test(text)) {
      if (/Telegram/.test(text) || typed) return 0.95;
    }
    return MESSAGE.test(text) && /"date"\s{0,20}:/.test(text) && /"text"\s{0,20}:/.test(text)
      ? 0.85
      : 0;
  },

  async read(bytes, fileName, options) {
    return readTelegram(bytes, fileName, options);
  },
};

const CHAT_TYPE =
  /"type"\s{0,20}:\s{0,20}"(?:saved_messages|replies|verification_codes|personal_chat|bot_chat|(?:private|public)_(?:group|supergroup|channel))"/;
const MESSAGE =
  /"id"\s{0,20}:\s{0,20}-?\d{1,20}\s{0,20},\s{0,20}"type"\s{0,20}:\s{0,20}"(?:message|service|unsupported)"/;

function readTelegram(bytes: Uint8Array, fileName: string, options: ReadOptions): Reading {
  const zone = options.zone ?? DEFAULT_ZONE;
  const notes: Note[] = [];
  const utf8 = asUtf8(bytes, options.encoding, notes);
  const documents: ReadDocument[] = [];
  const unique = uniqueNames();
  const names = new Names();
  const unread = new Map<string, number>();
  const others: string[] = [];
  const offsets = new Map<number, number>();
  const damaged: { part: string; line: number }[] = [];
  const count = {
    messages: 0,
    service: 0,
    forwarded: 0,
    edited: 0,
    naive: 0,
    withoutTime: 0,
    missing: 0,
    phones: 0,
    mended: 0,
  };
  const mendedParts: string[] = [];
  let broken = 0;
  /** Which chat each document is of; the chat's name may stand after its messages. */
  const chatOf: TelegramChat[] = [];
  const idOf: string[] = [];

  const lineAt = lineCounter(utf8);
  const { chats, cutShort } = scanTelegram(utf8, {
    message(raw, chat, mends) {
      const id =
        typeof raw['id'] === 'number'
          ? String(raw['id'])
          : `without number ${documents.length + 1}`;
      const account = idText(raw['from_id']);
      const service = raw['type'] === 'service';
      const name =
        textOrNull(raw['from']) ?? (account === null ? null : `Deleted account (${account})`);
      const read = readTelegramMessage(raw, '', service ? null : name, zone);
      if (!service && name !== null) names.add(documents.length, name, account);
      documents.push(read.document);
      chatOf.push(chat);
      idOf.push(id);
      count.messages += 1;
      count.missing += read.is.missing;
      count.phones += read.is.phones;
      for (const key of ['service', 'forwarded', 'edited', 'naive', 'withoutTime'] as const) {
        if (read.is[key]) count[key] += 1;
      }
      if (mends > 0) {
        count.mended += mends;
        if (mendedParts.length < 20) mendedParts.push(id);
      }
      if (read.document.text.includes('\uFFFD')) broken += 1;
      for (const key of read.unread) {
        if (unread.has(key) || unread.size < 40) unread.set(key, (unread.get(key) ?? 0) + 1);
      }
      if (read.offset !== null) offsets.set(read.offset, (offsets.get(read.offset) ?? 0) + 1);
    },
    fragment(start, end, chat) {
      const text = storable(new TextDecoder().decode(utf8.subarray(start, end)));
      const part = `damaged ${damaged.length + 1}`;
      damaged.push({ part, line: lineAt(start) });
      documents.push(message(part, withoutPhones(text), { kind: 'note' }));
      chatOf.push(chat);
      idOf.push('');
    },
    other(key) {
      if (others.length < 40 && key !== 'about') others.push(key);
    },
  });
  if (count.messages === 0 && (damaged.length > 0 || chats.length === 0)) {
    throw new IntakeError(
      `"${fileName}" holds no message as Telegram Desktop writes them.`,
      'Export the chat again as "Machine-readable JSON" and import its result.json.',
    );
  }
  const several = new Set(chatOf).size > 1;
  const named = documents.map((document, i) => {
    const chat = chatOf[i];
    const id = idOf[i] ?? '';
    if (id === '') return document;
    const where = several ? `[chat: ${storable(chat?.name ?? 'without a name')}]` : '';
    const whole = [document.text, where].filter((piece) => piece !== '').join('\n');
    return {
      ...document,
      part: unique(several ? `chat ${chat?.number ?? 0} message ${id}` : `message ${id}`),
      textReceived: whole,
      text: whole,
      sender: document.sender === null ? null : storable(names.of(i) ?? document.sender),
      language: options.language ?? null,
    };
  });

  notes.push({ level: 'info', text: summary(count, chats, names.count), lines: [] });
  const [machine] = [...offsets].sort((a, b) => b[1] - a[1]);
  if (machine !== undefined) {
    notes.push({
      level: 'info',
      text: `Times are exact (date_unixtime). The machine that made the export was at ${offsetWords(machine[0])} for most of them.`,
      lines: [],
    });
  }
  if (count.naive > 0)
    notes.push(
      zoneNote(
        options.zone,
        `${counted(count.naive, 'message')} of an older export ${count.naive === 1 ? 'has' : 'have'}`,
      ),
    );
  if (count.withoutTime > 0) {
    notes.push({
      level: 'doubt',
      text: `${counted(count.withoutTime, 'message')} without a time that could be read.`,
      lines: [],
    });
  }
  if (count.forwarded > 0) {
    notes.push({
      level: 'info',
      text: `${counted(count.forwarded, 'message')} forwarded: Telegram names the first author only. Who passed it on in between, and when it was first written, is not in the export.`,
      lines: [],
    });
  }
  for (const [name, accounts] of names.shared()) {
    notes.push({
      level: 'doubt',
      text: `"${name}" is the name of ${accounts.length} accounts; they are told apart as ${accounts
        .slice(0, 10)
        .map((a) => `"${name} (${a})"`)
        .join(', ')}.`,
      lines: [],
    });
  }
  if (count.mended > 0) {
    notes.push({
      level: 'doubt',
      text: `${counted(count.mended, 'place')} that ${count.mended === 1 ? 'is' : 'are'} not JSON (such as \\x0B, which Telegram writes for a control character) mended for reading, in message ${mendedParts.join(', ')}${mendedParts.length === 20 ? ' …' : ''}.`,
      lines: [],
    });
  }
  if (broken > 0) {
    notes.push({
      level: 'error',
      text: `${counted(broken, 'message')} with places that are not UTF-8, shown as \uFFFD.`,
      lines: [],
    });
  }
  if (damaged.length > 0) {
    const last = damaged.at(-1);
    notes.push({
      level: 'error',
      text: `${counted(damaged.length, 'place')} of the file could not be read as messages and ${damaged.length === 1 ? 'is' : 'are'} kept as they stand ("damaged 1"${damaged.length === 1 ? '' : ` to "${last?.part ?? ''}"`}); every whole message before and after was read.`,
      lines: damaged.slice(0, 1000).map(({ line }) => line),
    });
  }
  if (cutShort) {
    notes.push({
      level: 'error',
      text: `The file is cut short: it ends ${idOf.at(-1) === '' ? 'inside a message, the beginning of which is kept' : `after message ${idOf.at(-1) ?? ''}`}. Whatever came after is not in it; ask for the export again.`,
      lines: [],
    });
  }
  if (unread.size > 0) {
    const what = [...unread].map(([key, n]) => `${storable(key.slice(0, 60))} (${n})`).join(', ');
    notes.push({ level: 'info', text: `In the original and in no document: ${what}.`, lines: [] });
  }
  if (others.length > 0) {
    notes.push({
      level: 'info',
      text: `Parts of the export that hold no messages stay unread in the original: ${others.map((k) => storable(k.slice(0, 60))).join(', ')}.`,
      lines: [],
    });
  }
  return {
    format: 'telegram',
    documents: named,
    members: [],
    table: null,
    notes,
    options: { ...options, ...(count.naive > 0 ? { zone } : {}) },
  };
}

/** Who writes under which name: two accounts of one name are two people. */
class Names {
  readonly #accounts = new Map<string, Set<string>>();
  readonly #of = new Map<number, readonly [name: string, account: string | null]>();

  add(index: number, name: string, account: string | null): void {
    this.#of.set(index, [name, account]);
    const known = this.#accounts.get(name) ?? new Set<string>();
    if (account !== null) known.add(account);
    this.#accounts.set(name, known);
  }

  get count(): number {
    return [...this.#accounts.values()].reduce((n, accounts) => n + Math.max(1, accounts.size), 0);
  }

  of(index: number): string | null {
    const found = this.#of.get(index);
    if (found === undefined) return null;
    const [name, account] = found;
    const several = (this.#accounts.get(name)?.size ?? 0) > 1;
    return several && account !== null ? `${name} (${account})` : name;
  }

  /** Names that several accounts have; the first twenty. */
  shared(): readonly (readonly [string, readonly string[]])[] {
    return [...this.#accounts]
      .filter(([, accounts]) => accounts.size > 1)
      .slice(0, 20)
      .map(([name, accounts]) => [storable(name), [...accounts].map(storable)]);
  }
}

/** The bytes as UTF-8, which Telegram writes; another encoding is somebody's editor's. */
function asUtf8(bytes: Uint8Array, wanted: string | undefined, notes: Note[]): Uint8Array {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0 || bytes[0] === 0xfe;
  if (!wide && (wanted === undefined || /^utf-?8$/i.test(wanted))) return bytes;
  const decoded = decode(bytes, wanted);
  notes.push(...decoded.notes, {
    level: 'doubt',
    text: `Read as ${decoded.encoding}; Telegram writes UTF-8, so the file was saved by another program.`,
    lines: [],
  });
  return new TextEncoder().encode(decoded.text);
}

/** Numbers of lines for offsets that only grow, counted once. */
function lineCounter(bytes: Uint8Array): (at: number) => number {
  let line = 1;
  let from = 0;
  return (at) => {
    for (; from < at; from += 1) if (bytes[from] === 0x0a) line += 1;
    return line;
  };
}

function withoutPhones(json: string): string {
  return json.replace(
    /("phone(?:_number)?"\s{0,20}:\s{0,20}")[^"]{0,200}/g,
    '$1[a phone number, in the original only]',
  );
}

function idText(value: unknown): string | null {
  if (typeof value === 'number') return `user${value}`;
  return typeof value === 'string' && value !== '' ? value : null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function offsetWords(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${seconds < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function summary(
  count: Readonly<Record<'messages' | 'service' | 'edited' | 'missing' | 'phones', number>>,
  chats: readonly TelegramChat[],
  senders: number,
): string {
  const parts = [`${counted(count.messages, 'message')} from ${counted(senders, 'sender')}`];
  if (chats.length > 1) {
    const left = chats.filter((chat) => chat.left).length;
    parts.push(`in ${chats.length} chats${left > 0 ? `, ${left} of which were left` : ''}`);
  }
  if (count.service > 0) parts.push(`${count.service} of Telegram's own`);
  if (count.edited > 0)
    parts.push(`${count.edited} edited, of which only the last wording is there`);
  if (count.missing > 0) parts.push(`${counted(count.missing, 'file')} left out of the export`);
  if (count.phones > 0) {
    parts.push(
      `${counted(count.phones, 'shared contact')} whose phone number is in the original only`,
    );
  }
  return `${parts.join(', ')}.`;
}
