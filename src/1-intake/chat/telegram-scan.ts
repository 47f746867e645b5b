import {
  afterSpace,
  CLOSE_ARRAY,
  COMMA,
  eachMember,
  endOfValue,
  OPEN_ARRAY,
  OPEN_OBJECT,
} from './json-scan.ts';
import { parseMended } from './json-repair.ts';

/**
 * Finds the messages of a Telegram Desktop export (`result.json`), one after the other, without
 * building the whole: of one chat (`{name, type, id, messages}`) or of an account (`chats.list`,
 * `left_chats.list`).
 *
 * Damage costs the message it is in and no other. When a message has no end or cannot be built, the
 * scan goes on at the next place that opens one, `{"id": 7, "type": "message"` – inside a string its
 * quotes would be escaped, so no text can forge it – and hands over what lies between as a fragment.
 * From then on a message ends at the latest where the next one opens, so that a file made of broken
 * messages is still read in one pass.
 */
export interface TelegramChat {
  /** 1-based, in the order of the file. */
  readonly number: number;
  name: string | null;
  type: string | null;
  id: string | null;
  /** Whether it is one of the chats that were left. */
  readonly left: boolean;
}

export interface TelegramSink {
  message(value: Readonly<Record<string, unknown>>, chat: TelegramChat, mends: number): void;
  /** Bytes in which no message could be found. */
  fragment(start: number, end: number, chat: TelegramChat): void;
  /** A part of the export that holds no messages: `contacts`, `personal_information`. */
  other(key: string): void;
}

export interface Scanned {
  readonly chats: readonly TelegramChat[];
  /** The file ends before its last bracket. */
  readonly cutShort: boolean;
}

export function scanTelegram(bytes: Uint8Array, sink: TelegramSink): Scanned {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const textOf = (start: number, end: number): string => decoder.decode(bytes.subarray(start, end));
  const chats: TelegramChat[] = [];
  let careful = false;
  let marker = -1;
  /** Up to where everything was handed over or understood. */
  let reached = 0;
  /** The file ended between two messages. */
  let open = false;

  const newChat = (left: boolean): TelegramChat => {
    const chat = { number: chats.length + 1, name: null, type: null, id: null, left };
    chats.push(chat);
    return chat;
  };

  /** Where the next message opens, at or after `from`; the end of the file when none does. */
  const nextMarker = (from: number): number => {
    if (marker >= from) return marker;
    let at = from;
    for (;;) {
      const id = buffer.indexOf('"id"', at, 'latin1');
      if (id === -1) return (marker = bytes.length);
      let brace = id - 1;
      while (brace >= from && [0x20, 0x0a, 0x0d, 0x09].includes(bytes[brace] ?? 0)) brace -= 1;
      if (bytes[brace] === OPEN_OBJECT && brace >= from) {
        const head = buffer.toString('latin1', id, Math.min(bytes.length, id + 160));
        if (OPENS.test(head)) return (marker = brace);
      }
      at = id + 4;
    }
  };

  /**
   * The chat that goes on after a damaged place: another one, when its head lies in the fragment.
   */
  const chatAfter = (start: number, end: number, chat: TelegramChat): TelegramChat => {
    const list = start + buffer.subarray(start, end).lastIndexOf('"messages"', undefined, 'latin1');
    if (list < start) return chat;
    const head = textOf(Math.max(start, list - 2000), list);
    const found = newChat(chat.left);
    for (const match of head.matchAll(HEAD)) {
      const value = parseMended(match[2] ?? 'null')?.value;
      const key = match[1] as 'name' | 'type' | 'id';
      if (typeof value === 'string' || typeof value === 'number') found[key] = String(value);
    }
    return found;
  };

  /**
   * The elements of an array of messages, from `from` on (just after its bracket, or at a message).
   * Answers the offset after the closing bracket, or -1 when the file ends before.
   */
  const messages = (from: number, first: TelegramChat): number => {
    let chat = first;
    let i = from;
    for (;;) {
      i = afterSpace(bytes, i);
      reached = Math.max(reached, i);
      if (bytes[i] === COMMA) {
        i += 1;
        continue;
      }
      if (bytes[i] === CLOSE_ARRAY) return i + 1;
      if (i >= bytes.length) {
        open = true;
        return -1;
      }
      if (bytes[i] === OPEN_OBJECT) {
        const end = endOfValue(bytes, i, careful ? nextMarker(i + 1) : bytes.length);
        const built = end === -1 ? null : parseMended(textOf(i, end));
        if (built !== null && isRecord(built.value)) {
          sink.message(built.value, chat, built.mends);
          i = end;
          continue;
        }
      }
      careful = true;
      const next = nextMarker(i + 1);
      sink.fragment(i, next, chat);
      reached = next;
      if (next === bytes.length) return -1;
      chat = chatAfter(i, next, chat);
      i = next;
    }
  };

  /**
   * The end of a value that should hold no messages. When it does – its key was damaged – they are
   * read all the same, or the scan stops here and goes on at the first of them.
   */
  const skip = (valueAt: number, chat: () => TelegramChat): number => {
    const end = endOfValue(bytes, valueAt, bytes.length);
    const next = nextMarker(valueAt);
    if (next >= (end === -1 ? bytes.length : end)) return end;
    if (bytes[valueAt] !== OPEN_ARRAY || afterSpace(bytes, valueAt + 1) !== next) return -1;
    return messages(valueAt + 1, chat());
  };

  const chatObject = (at: number, chat: TelegramChat): number => {
    const end = eachMember(bytes, at, (key, valueAt) => {
      if (key === 'messages' && bytes[valueAt] === OPEN_ARRAY) return messages(valueAt + 1, chat);
      const valueEnd = skip(valueAt, () => chat);
      if (valueEnd === -1) return -1;
      if (key === 'name' || key === 'type' || key === 'id') {
        const value = parseMended(textOf(valueAt, valueEnd))?.value;
        if (typeof value === 'string' || typeof value === 'number') chat[key] = String(value);
      }
      return valueEnd;
    });
    if (typeof end === 'number') return end;
    reached = Math.max(reached, end.damaged);
    return -1;
  };

  /** `{about, list: [chat, …]}` */
  const chatList = (at: number, left: boolean): number => {
    const end = eachMember(bytes, at, (key, valueAt) => {
      if (key !== 'list' || bytes[valueAt] !== OPEN_ARRAY) {
        return skip(valueAt, () => newChat(left));
      }
      let i = valueAt + 1;
      for (;;) {
        i = afterSpace(bytes, i);
        if (bytes[i] === COMMA) i += 1;
        else if (bytes[i] === CLOSE_ARRAY) return i + 1;
        else if (bytes[i] === OPEN_OBJECT) {
          i = chatObject(i, newChat(left));
          if (i === -1) return -1;
        } else {
          reached = Math.max(reached, i);
          return -1;
        }
      }
    });
    if (typeof end === 'number') return end;
    reached = Math.max(reached, end.damaged);
    return -1;
  };

  let single: TelegramChat | null = null;
  const whole = (at: number): number => {
    if (bytes[at] === OPEN_ARRAY) return messages(at + 1, newChat(false));
    if (bytes[at] !== OPEN_OBJECT) return -1;
    const end = eachMember(bytes, at, (key, valueAt) => {
      if ((key === 'chats' || key === 'left_chats') && bytes[valueAt] === OPEN_OBJECT) {
        return chatList(valueAt, key === 'left_chats');
      }
      if (key === 'messages' && bytes[valueAt] === OPEN_ARRAY) {
        single ??= newChat(false);
        return messages(valueAt + 1, single);
      }
      const valueEnd = skip(valueAt, () => (single ??= newChat(false)));
      if (valueEnd === -1) return -1;
      if (key === 'name' || key === 'type' || key === 'id') {
        const value = parseMended(textOf(valueAt, valueEnd))?.value;
        single ??= newChat(false);
        if (typeof value === 'string' || typeof value === 'number') single[key] = String(value);
      } else sink.other(key);
      return valueEnd;
    });
    if (typeof end === 'number') return end;
    reached = Math.max(reached, end.damaged);
    return -1;
  };

  const begin = afterSpace(bytes, bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
  let at = whole(begin);
  // A bracket that damage put there can close the whole long before its end.
  if (at !== -1 && afterSpace(bytes, at) < bytes.length) {
    reached = Math.max(reached, at);
    at = -1;
  }
  if (at === -1) {
    // Past the damage, whatever it was: on with the next message there is.
    at = Math.max(reached, begin);
    let chat = chats.at(-1) ?? null;
    while (at !== -1 && at < bytes.length) {
      careful = true;
      const next = nextMarker(at);
      chat ??= newChat(false);
      if (afterBrackets(bytes, at) < next) sink.fragment(at, next, chat);
      if (next === bytes.length) break;
      chat = chatAfter(at, next, chat);
      at = messages(next, chat);
    }
    return { chats, cutShort: open || !endsClosed(bytes) };
  }
  return { chats, cutShort: false };
}

const OPENS =
  /^"id"\s{0,20}:\s{0,20}-?\d{1,20}\s{0,20},\s{0,20}"type"\s{0,20}:\s{0,20}"(?:message|service|unsupported)"/;
const HEAD = /"(name|type|id)"\s{0,20}:\s{0,20}("(?:[^"\\]|\\.){0,500}"|-?\d{1,20})/g;

/** The first byte at or after `at` that is more than brackets, commas and space. */
function afterBrackets(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i < bytes.length && ' \n\r\t,]}'.includes(String.fromCharCode(bytes[i] ?? 0))) i += 1;
  return i;
}

/** Whether the file ends as one does whose last list and object were closed. */
function endsClosed(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-200)).toString('latin1');
  return /\]\s{0,50}\}[\s\]}]{0,100}$/.test(tail);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
