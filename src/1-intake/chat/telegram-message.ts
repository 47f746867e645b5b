import type { TimeSpan } from '#terms/time.ts';
import type { ReadDocument } from '../format.ts';
import { message, storable } from '../message.ts';
import { momentSpan, wallClockSpan } from '../time-span.ts';
import { isRecord } from './telegram-scan.ts';

/**
 * One message of a Telegram export as a document.
 *
 * The text comes first, letter for letter. What is no text stands after it, one line in square
 * brackets each: what was replied to, pictures and files, places, contacts, polls, that it was edited.
 * A phone number of a contact is never among it: a document is read, quoted and searched by many, and
 * whose number it is belongs in the vault. It stays in the original.
 *
 * `forwarded_from` is the first author; whoever passed it on in between is not in the export. So a
 * forward has the chain first author → unknown → sender, and its time is that of the forwarding.
 */
export interface TelegramRead {
  readonly document: ReadDocument;
  /** Seconds by which the exporting machine's clock was ahead of UTC; null when it cannot be known. */
  readonly offset: number | null;
  readonly is: {
    readonly service: boolean;
    readonly forwarded: boolean;
    readonly edited: boolean;
    readonly naive: boolean;
    readonly withoutTime: boolean;
    /** Files the message has and the export lacks. */
    readonly missing: number;
    readonly phones: number;
  };
  /** Fields that are in the original and in no document. */
  readonly unread: readonly string[];
}

type Raw = Readonly<Record<string, unknown>>;

/** @param sender how the sender is called; @param zone that of times without an offset. */
export function readTelegramMessage(
  raw: Raw,
  part: string,
  sender: string | null,
  zone: string,
): TelegramRead {
  const time = timeOf(raw, 'date', zone);
  const service = raw['type'] === 'service';
  const attachments: string[] = [];
  const lines: string[] = [];
  let missing = 0;
  let phones = 0;

  const reply = raw['reply_to_message_id'];
  if (isId(reply)) {
    const elsewhere = isId(raw['reply_to_peer_id']) ? ' of another chat' : '';
    lines.push(`[in reply to message ${reply}${elsewhere}]`);
  }
  for (const key of ['photo', 'file', 'thumbnail', 'contact_vcard'] as const) {
    const name = text(raw[key]);
    if (name === '') continue;
    if (/^\(.*\)$/s.test(name)) {
      // "(File not included. Change data exporting settings to download.)", in any language.
      if (key === 'thumbnail') continue;
      missing += 1;
      lines.push(`[${mediaName(raw, key)} ${name}]`);
    } else {
      attachments.push(name);
      if (key !== 'thumbnail' && key !== 'contact_vcard') {
        lines.push(`[${mediaName(raw, key)}: ${name}]`);
      }
    }
  }
  const place = raw['location_information'];
  if (isRecord(place)) {
    const live = raw['live_location_period_seconds'];
    const until = typeof live === 'number' ? `, live for ${live} s` : '';
    lines.push(`[location: ${number(place['latitude'])}, ${number(place['longitude'])}${until}]`);
  }
  for (const [key, name] of PLACE) {
    const value = text(raw[key]);
    if (value !== '') lines.push(`[${name}: ${value}]`);
  }
  const contact = raw['contact_information'];
  if (isRecord(contact)) {
    const name = [text(contact['first_name']), text(contact['last_name'])].filter((n) => n !== '');
    const phone = text(contact['phone_number']) !== '';
    if (phone) phones += 1;
    const hidden = phone ? ['a phone number, in the original only'] : [];
    lines.push(`[contact: ${[name.join(' '), ...hidden].filter((n) => n !== '').join(', ')}]`);
  }
  const poll = raw['poll'];
  if (isRecord(poll)) lines.push(pollLine(poll));
  for (const href of links(raw)) lines.push(`[link: ${href}]`);
  const via = text(raw['via_bot']);
  if (via !== '') lines.push(`[by the bot ${via}]`);
  const author = text(raw['author']);
  if (author !== '') lines.push(`[signed: ${author}]`);
  const saved = text(raw['saved_from']);
  if (saved !== '') lines.push(`[saved from ${saved}]`);
  const edited = timeOf(raw, 'edited', zone);
  if (edited !== null) lines.push(`[edited ${edited.from ?? edited.stated}]`);

  const forwarded = 'forwarded_from' in raw || 'forwarded_from_id' in raw;
  const body = service ? serviceLine(raw) : textOf(raw);
  const whole = [...(body === '' ? [] : [body]), ...lines].join('\n');
  return {
    document: message(part, storable(whole), {
      statedTime: time,
      sender: sender === null ? null : storable(sender),
      forwardedFrom: forwarded ? storable(text(raw['forwarded_from']) || HIDDEN) : null,
      attachments: attachments.map(storable),
    }),
    offset: offsetOf(raw),
    is: {
      service,
      forwarded,
      edited: edited !== null,
      naive: time?.zone !== null && time !== null,
      withoutTime: time === null,
      missing,
      phones,
    },
    unread: Object.keys(raw).filter((key) => !READ.has(key) && raw[key] !== null),
  };
}

/** Who is named for a forward whose author hides, or has deleted the account. */
export const HIDDEN = '(a hidden or deleted account)';

/** The moment a field names: `…_unixtime` when there is one, else the wall clock of the machine. */
function timeOf(raw: Raw, key: 'date' | 'edited', zone: string): TimeSpan | null {
  const stated = text(raw[key]);
  const unix = Number(text(raw[`${key}_unixtime`]) || Number.NaN);
  const known = momentSpan(unix * 1000, stated === '' ? String(unix) : stated);
  // Telegram writes 0 for "never".
  if (known !== null && unix !== 0) return known;
  const seconds = wallClock(stated);
  return seconds === null ? null : wallClockSpan(seconds, 'second', stated, zone);
}

/** Seconds since 1970 of `2026-09-03T20:46:01`, as if it were UTC. */
function wallClock(stated: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)$/.exec(stated.slice(0, 40));
  if (match === null) return null;
  const ms = Date.parse(`${stated.slice(0, 10)}T${stated.slice(11)}Z`);
  // 1970 is how a missing date is written.
  return Number.isNaN(ms) || ms === 0 ? null : ms / 1000;
}

function offsetOf(raw: Raw): number | null {
  const wall = wallClock(text(raw['date']));
  const unix = Number(text(raw['date_unixtime']) || Number.NaN);
  if (wall === null || !Number.isFinite(unix)) return null;
  const offset = wall - unix;
  return Math.abs(offset) <= 14 * 3600 && offset % 900 === 0 ? offset : null;
}

/** The words of a message: a string, or pieces of which some are links, names, code. */
function textOf(raw: Raw): string {
  const flat = flatten(raw['text']);
  return flat === '' ? flatten(raw['text_entities']) : flat;
}

function flatten(value: unknown): string {
  if (!Array.isArray(value)) return text(value);
  return value
    .map((piece: unknown) => (isRecord(piece) ? text(piece['text']) : text(piece)))
    .join('');
}

/** Where words lead that do not show it. */
function links(raw: Raw): readonly string[] {
  const pieces = [raw['text'], raw['text_entities']].find((value) => Array.isArray(value));
  const found = new Set<string>();
  for (const piece of Array.isArray(pieces) ? (pieces as unknown[]) : []) {
    if (isRecord(piece) && piece['type'] === 'text_link') found.add(text(piece['href']));
  }
  found.delete('');
  return [...found];
}

function mediaName(raw: Raw, key: string): string {
  if (key === 'photo') return 'photo';
  const seconds = raw['duration_seconds'];
  const long = typeof seconds === 'number' ? `, ${seconds} s` : '';
  const type = text(raw['media_type']).replaceAll('_', ' ');
  const sticker = text(raw['sticker_emoji']);
  return `${type === '' ? 'file' : type}${sticker === '' ? '' : ` ${sticker}`}${long}`;
}

function pollLine(poll: Raw): string {
  const answers = Array.isArray(poll['answers']) ? (poll['answers'] as unknown[]) : [];
  const said = answers
    .filter(isRecord)
    .map((answer) => `${flatten(answer['text'])} (${number(answer['voters'])})`);
  return `[poll: ${[flatten(poll['question']), ...said].join(' | ')}]`;
}

/** What Telegram itself says about the chat: who did what, with what. */
function serviceLine(raw: Raw): string {
  const who = text(raw['actor']) || text(raw['actor_id']);
  const details = SERVICE_DETAILS.flatMap((key) => {
    const value = raw[key];
    const said = Array.isArray(value)
      ? value.map((one: unknown) => text(one) || 'a deleted account').join(', ')
      : text(value);
    return said === '' ? [] : [`${key.replaceAll('_', ' ')}: ${said}`];
  });
  const words = flatten(raw['text']);
  const act = text(raw['action']).replaceAll('_', ' ');
  return [[who, act].filter((w) => w !== '').join(': '), ...details, words]
    .filter((w) => w !== '')
    .join('; ');
}

const SERVICE_DETAILS = [
  'title',
  'members',
  'inviter',
  'message_id',
  'duration_seconds',
  'discard_reason',
  'period',
  'new_title',
  'new_icon_emoji_id',
  'score',
  'amount',
  'currency',
  'reason_app_name',
  'reason_domain',
  'boosts',
] as const;

const PLACE = [
  ['place_name', 'place'],
  ['address', 'address'],
  ['game_title', 'game'],
  ['game_description', 'about the game'],
] as const;

/** Fields whose meaning is in the document, or that say how something is stored or drawn. */
const READ = new Set<string>([
  ...SERVICE_DETAILS,
  ...PLACE.map(([key]) => key),
  ...(
    'id type date date_unixtime edited edited_unixtime from from_id actor actor_id action author ' +
    'forwarded_from forwarded_from_id saved_from via_bot reply_to_message_id reply_to_peer_id ' +
    'text text_entities photo file thumbnail contact_vcard contact_information ' +
    'location_information live_location_period_seconds poll media_type mime_type ' +
    'duration_seconds width height sticker_emoji file_name file_size photo_file_size ' +
    'thumbnail_file_size'
  ).split(' '),
]);

function isId(value: unknown): value is number | string {
  return typeof value === 'number' || (typeof value === 'string' && /^\w{1,40}$/.test(value));
}

function number(value: unknown): string {
  return typeof value === 'number' ? String(value) : text(value) || '?';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
