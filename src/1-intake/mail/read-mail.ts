import { addressParser, decodeWords } from 'postal-mime';
import type { TimeSpan } from '#terms/time.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import type { ReadOptions } from '../document.ts';
import type { Member, ReadDocument } from '../format.ts';
import { message, storable, uniqueNames } from '../message.ts';
import { DEFAULT_ZONE } from '../time-span.ts';
import { forwardedFrom, nameOf } from './forwarded.ts';
import { htmlText } from './html-text.ts';
import { mailDate } from './mail-date.ts';
import { inCharset } from './mime-parameters.ts';
import { headEnd, parseMime, readHead, type Field, type Part } from './mime.ts';
import { decodeTransfer, unfolded } from './transfer-encoding.ts';

/**
 * One mail (RFC 5322, MIME RFC 2045–2049) as one document.
 *
 * The document opens with the head that tells who wrote to whom and when, then the words, then what
 * came with it and the way it took:
 *
 *     From: Dana <dana@example.org>
 *     To: desk@example.org
 *     Date: Tue, 15 Sep 2026 20:46:01 +0300
 *     Subject: the mill
 *
 *     They took eleven men.
 *
 *     [attachment: list.pdf (application/pdf, 1204 bytes)]
 *     [received by mx.example.org from out.example.org, Tue, 15 Sep 2026 20:46:09 +0300]
 *
 * The sender is who the mail says it is from – anybody can write any name there; the `Received` lines
 * of servers we trust are the evidence. A mail that was resent unchanged (`Resent-From`) was sent by
 * who resent it and forwarded from its author. Attached mails are members, each read in turn with its
 * own sender and time: a forward of a forward is a chain of documents.
 *
 * Nothing is fetched, no signature checked, nothing decrypted.
 */
export interface MailRead {
  readonly document: ReadDocument;
  readonly members: readonly Member[];
  /** What a person should know, each said once for a whole mailbox. */
  readonly marks: readonly MailMark[];
  /** Names of those a mail was forwarded from, the last one first. */
  readonly chain: readonly string[];
}

export type MailMark =
  | 'html only'
  | 'html has more'
  | 'hidden words'
  | 'remote pictures'
  | 'tracking pixels'
  | 'forwarded'
  | 'resent'
  | 'attachments'
  | 'attached mail'
  | 'encrypted'
  | 'signed'
  | 'calendar'
  | 'winmail'
  | 'no date'
  | 'naive date'
  | 'dates differ'
  | 'guessed encoding'
  | 'unreadable places'
  | 'not taken apart'
  | 'long head'
  | 'wrong boundary'
  | 'cut short'
  | 'too many attachments'
  | 'quotes earlier mail'
  | 'no head';

/** Attachments of one mail that become files of their own. */
export const MOST_ATTACHMENTS = 2000;

/**
 * @param folder what stands before the names of its attachments: empty, or `message 12/`.
 */
export function readMail(
  bytes: Uint8Array,
  part: string,
  folder: string,
  options: ReadOptions,
): MailRead {
  const marks = new Set<MailMark>();
  const mime = parseMime(bytes, options.encoding);
  const { headers } = mime.root;
  if (mime.guessedHead) marks.add('guessed encoding');
  if (mime.overLimit) marks.add('not taken apart');
  if (mime.longHead) marks.add('long head');
  if (mime.wrongBoundary) marks.add('wrong boundary');
  if (mime.unclosed) marks.add('cut short');
  const header = (key: string): string => fieldOf(headers, key);
  if (headers.length === 0) marks.add('no head');

  const zone = options.zone ?? DEFAULT_ZONE;
  const time = mailDate(header('date'), zone);
  const hops = hopsOf(headers, zone);
  if (time === null) marks.add('no date');
  else if (time.zone !== null) marks.add('naive date');
  if (farApart(time, hops[0]?.time ?? null)) marks.add('dates differ');

  const subject = header('subject');
  const { words, files } = sorted(mime.root, bytes);
  const body = bodyOf(words, options, marks);
  const author = who(header('from')) ?? who(header('sender'));
  const resent = who(header('resent-from'));
  const { members, lines, mails } = attachmentsOf(files, folder, marks);

  const inline = forwardedFrom(body, subject);
  const attached = mails.length === 1 && !isReport(mime.root) ? (mails[0] ?? null) : null;
  const chain =
    resent !== null && author !== null
      ? [author, ...inline]
      : inline.length > 0
        ? inline
        : attached === null
          ? []
          : [attached];
  if (resent !== null) marks.add('resent');
  if (chain.length > 0) marks.add('forwarded');
  if (/^>/m.test(body)) marks.add('quotes earlier mail');

  const head = HEAD.flatMap(([key, name]) => {
    const value = header(key);
    return value === '' ? [] : [`${name}: ${value}`];
  });
  const tail = [...lines, ...hops.map(({ words }) => words)];
  const text = [head.join('\n'), body, tail.join('\n')]
    .filter((piece) => piece !== '')
    .join('\n\n');
  if (text.includes('\uFFFD')) marks.add('unreadable places');
  return {
    document: message(part, storable(text), {
      statedTime: time,
      sender: nullable(storable(resent ?? author ?? '')),
      forwardedFrom: nullable(storable(chain[0] ?? '')),
      title: nullable(storable(subject)),
      language: options.language ?? null,
      attachments: members.map(({ name }) => name),
    }),
    members,
    marks: [...marks],
    chain: chain.map(storable),
  };
}

/** Fields shown at the top of a document, in this order, under these names. */
const HEAD: readonly (readonly [key: string, name: string])[] = [
  ['from', 'From'],
  ['sender', 'Sender'],
  ['reply-to', 'Reply-To'],
  ['to', 'To'],
  ['cc', 'Cc'],
  ['bcc', 'Bcc'],
  ['date', 'Date'],
  ['resent-from', 'Resent-From'],
  ['resent-to', 'Resent-To'],
  ['resent-date', 'Resent-Date'],
  ['subject', 'Subject'],
  ['message-id', 'Message-ID'],
  ['in-reply-to', 'In-Reply-To'],
  ['references', 'References'],
  ['list-id', 'List-Id'],
];

/** Longer fields – ten thousand addressees – are cut; the original has them. */
const LONGEST_FIELD = 20_000;

function fieldOf(headers: readonly Field[], key: string): string {
  let value: string | null = null;
  for (const one of headers) {
    if (one.key !== key) continue;
    value = value === null ? one.value : `${value}, ${one.value}`;
    // Who it went to may be said several times; anything else counts once, the first time.
    if ((key !== 'to' && key !== 'cc') || value.length > LONGEST_FIELD) break;
  }
  if (value === null) return '';
  const cut = value.slice(0, LONGEST_FIELD);
  const whole = repaired(cut.includes('=?') ? decodeWords(cut) : cut);
  const line = whole.replace(/[\s\u2028\u2029]+/g, ' ').trim();
  return value.length > LONGEST_FIELD ? `${line} …` : line;
}

/** The name somebody goes by in a mail: as it is written, else the address. */
function who(field: string): string | null {
  if (field === '') return null;
  const [first] = addressParser(field, { flatten: true });
  const name = (first?.name ?? '').trim();
  if (name !== '') return nameOf(name) ?? name;
  const address = (first?.address ?? '').trim();
  return address === '' ? nullable(field.slice(0, 200)) : address;
}

function nullable(text: string): string | null {
  return text === '' ? null : text;
}

/** What a mail says: pieces of text, of which one may stand in two forms. */
interface Words {
  readonly plain: readonly Part[];
  readonly html: readonly Part[];
}

/** The parts of a mail: those to be read, and those that are files. */
function sorted(
  root: Part,
  bytes: Uint8Array,
): { readonly words: readonly Words[]; readonly files: readonly Part[] } {
  const words: Words[] = [];
  const files: Part[] = [];
  const take = (part: Part, together: { plain: Part[]; html: Part[] } | null): void => {
    if (part.children.length > 0) {
      const own = part.type.value === 'multipart/alternative' && together === null;
      const group = own ? { plain: [], html: [] } : together;
      if (own && group !== null) words.push(group);
      for (const child of part.children) take(child, group);
      return;
    }
    const kind = textKind(part);
    if (kind === null) {
      if (part.body.length > 0 || part.type.value !== '') files.push(part);
      return;
    }
    if (together === null) words.push({ plain: [], html: [], [kind]: [part] });
    else together[kind].push(part);
  };
  // Parts it says and none there are: the text as it stands.
  if (root.children.length === 0 && root.type.value.startsWith('multipart/')) {
    const end = headEnd(bytes);
    const body = bytes.subarray(end);
    return { words: [{ plain: [{ ...root, body, transferEncoding: '' }], html: [] }], files };
  }
  take(root, null);
  return { words, files };
}

/** Whether a part is to be read as part of the mail; null when it is a file. */
function textKind(part: Part): 'plain' | 'html' | null {
  if (part.disposition.value === 'attachment') return null;
  const { value } = part.type;
  const named = part.disposition.parameters.has('filename') || part.type.parameters.has('name');
  if (named && part.disposition.value !== '') return null;
  if (value === '' || value === 'text/plain' || value === 'text') return 'plain';
  if (value === 'text/html') return 'html';
  return null;
}

function bodyOf(groups: readonly Words[], options: ReadOptions, marks: Set<MailMark>): string {
  const pieces: string[] = [];
  for (const group of groups) {
    const text = group.plain.map((part) => textOf(part, options, marks)).join('\n');
    const html = group.html.map((part) => textOf(part, options, marks)).join('\n');
    pieces.push(html === '' ? text : withHtml(text, html, marks));
  }
  const whole = pieces
    .map((piece) => piece.trimEnd().replace(/^\n{1,100}/, ''))
    .filter((piece) => piece !== '')
    .join('\n\n');
  if (/^-----BEGIN PGP MESSAGE-----/m.test(whole.slice(0, 100_000))) marks.add('encrypted');
  return whole;
}

function withHtml(text: string, html: string, marks: Set<MailMark>): string {
  const read = htmlText(html);
  if (read.remote > 0) marks.add('remote pictures');
  if (read.trackers > 0) marks.add('tracking pixels');
  if (read.hidden > 20) marks.add('hidden words');
  const plain = letters(text);
  if (plain === 0) {
    if (letters(read.text) > 0) marks.add('html only');
    return read.text;
  }
  if (letters(read.text) <= 2 * plain + 200) return text;
  // "Your program cannot show this mail": the words are in the other form.
  marks.add('html has more');
  return `${text.trim()}\n\n${read.text}`;
}

function letters(text: string): number {
  return text.slice(0, 1_000_000).replace(/[\s>|-]+/g, '').length;
}

/** The text of a part, in the encoding it names, else the one it looks like. */
function textOf(part: Part, options: ReadOptions, marks: Set<MailMark>): string {
  const bytes = decodeTransfer(part.body, part.transferEncoding);
  const named = part.type.parameters.get('charset');
  // UTF-8 that holds together is UTF-8, whatever a person chose for the rest.
  const utf8 = named === undefined || /^(utf-?8|us-ascii)$/i.test(named) ? strictUtf8(bytes) : null;
  if (utf8 === null && named === undefined && options.encoding === undefined) {
    marks.add('guessed encoding');
  }
  const text = (utf8 ?? inCharset(bytes, options.encoding ?? named)).replace(/\r\n?/g, '\n');
  if (!/^flowed$/i.test(part.type.parameters.get('format') ?? '')) return text;
  return unfolded(text, /^yes$/i.test(part.type.parameters.get('delsp') ?? ''));
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true });

/**
 * Windows-1252 in an encoded word as it was meant: the decoder of this Node version leaves 0x80–0x9F
 * as control characters, where “ ” ’ – stand.
 */
function repaired(text: string): string {
  if (!C1.test(text)) return text;
  return text.replace(/[\u0080-\u009F]/g, (c) => decodeWindows1252(Uint8Array.of(c.charCodeAt(0))));
}

const C1 = /[\u0080-\u009F]/;

interface Hop {
  readonly words: string;
  readonly time: TimeSpan | null;
}

/** The `Received` lines (RFC 5321 §4.4), the first server first: each one adds its own on top. */
function hopsOf(headers: readonly Field[], zone: string): readonly Hop[] {
  const lines = headers.filter((one) => one.key === 'received');
  const shown = lines.slice(0, MOST_HOPS).reverse();
  return shown.map(({ value }) => {
    const line = value.slice(0, 2000).replace(/\s+/g, ' ');
    const at = line.lastIndexOf(';');
    const stated = at === -1 ? '' : line.slice(at + 1).trim();
    const from = /(?:^|\s)from\s([^\s;]{1,200})/i.exec(line)?.[1];
    const by = /(?:^|\s)by\s([^\s;]{1,200})/i.exec(line)?.[1];
    const words = [
      'received',
      ...(by === undefined ? [] : [`by ${by}`]),
      ...(from === undefined ? [] : [`from ${from}`]),
    ].join(' ');
    return {
      words: `[${words}${stated === '' ? '' : `, ${repaired(decodeWords(stated.slice(0, 200)))}`}]`,
      time: mailDate(stated, zone),
    };
  });
}

const MOST_HOPS = 50;

/** A mail says it was written more than a day before or after the first server had it. */
function farApart(stated: TimeSpan | null, first: TimeSpan | null): boolean {
  if (stated?.from === null || stated === null || first === null || first.from === null)
    return false;
  if (stated.zone !== null || first.zone !== null) return false;
  return Math.abs(Date.parse(stated.from) - Date.parse(first.from)) > 86_400_000;
}

function isReport(root: Part): boolean {
  return root.type.value === 'multipart/report' || root.type.value === 'multipart/digest';
}

function attachmentsOf(
  files: readonly Part[],
  folder: string,
  marks: Set<MailMark>,
): { members: readonly Member[]; lines: readonly string[]; mails: readonly string[] } {
  const unique = uniqueNames();
  const members: Member[] = [];
  const lines: string[] = [];
  const mails: string[] = [];
  for (const [i, part] of files.entries()) {
    if (i === MOST_ATTACHMENTS) {
      marks.add('too many attachments');
      lines.push(`[${files.length - i} more attachments, in the original only]`);
      break;
    }
    // A copy of its own, so that it can be handed to another thread.
    const bytes = new Uint8Array(decodeTransfer(part.body, part.transferEncoding));
    const type = part.type.value === '' ? 'application/octet-stream' : part.type.value;
    const given = part.disposition.parameters.get('filename') ?? part.type.parameters.get('name');
    const named = repaired(decodeWords((given ?? '').slice(0, 2000)));
    if (MAIL_TYPES.has(type)) {
      marks.add('attached mail');
      mails.push(authorOf(bytes) ?? '');
    } else markKind(type, named, marks);
    const name = unique(fileName(named, type, i + 1));
    lines.push(`[attachment: ${name} (${type.slice(0, 100)}, ${bytes.length} bytes)]`);
    members.push({ name: `${folder}${name}`, bytes });
  }
  if (members.length > 0) marks.add('attachments');
  return { members, lines, mails: mails.filter((name) => name !== '') };
}

const MAIL_TYPES = new Set(['message/rfc822', 'message/global', 'message/news']);

function markKind(type: string, name: string, marks: Set<MailMark>): void {
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type) || /\.p7m$/i.test(name)) marks.add('encrypted');
  else if (type === 'application/pgp-encrypted' || /\.(?:pgp|gpg)$/i.test(name))
    marks.add('encrypted');
  else if (/^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)$/.test(type))
    marks.add('signed');
  else if (type === 'text/calendar' || type === 'application/ics') marks.add('calendar');
  else if (type === 'application/ms-tnef' || /^winmail\.dat$/i.test(name)) marks.add('winmail');
}

/** Who an attached mail is from. */
function authorOf(bytes: Uint8Array): string | null {
  const { fields } = readHead(bytes.subarray(0, Math.min(headEnd(bytes), 64 * 1024)));
  return who(fieldOf(fields, 'from'));
}

/** A name for an attachment that is no path and holds nothing invisible. */
function fileName(named: string, type: string, number: number): string {
  const clean = storable(named)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[/\\]/g, '_')
    .trim()
    .slice(-150);
  const isMail = MAIL_TYPES.has(type);
  if (clean !== '' && clean !== '.' && clean !== '..') {
    return isMail && !/\.eml$/i.test(clean) ? `${clean}.eml` : clean;
  }
  const extension = isMail ? 'eml' : (EXTENSIONS.get(type) ?? 'bin');
  return `${isMail ? 'mail' : 'attachment'} ${number}.${extension}`;
}

const EXTENSIONS = new Map(
  Object.entries({
    'text/plain': 'txt',
    'text/html': 'html',
    'text/csv': 'csv',
    'text/calendar': 'ics',
    'application/pdf': 'pdf',
    'application/zip': 'zip',
    'application/json': 'json',
    'image/jpeg': 'jpg',
    'image/png': 'png',
    'image/webp': 'webp',
    'image/heic': 'heic',
    'image/gif': 'gif',
    'audio/ogg': 'ogg',
    'audio/mpeg': 'mp3',
    'video/mp4': 'mp4',
    'application/pgp-signature': 'asc',
    'application/pkcs7-mime': 'p7m',
    'application/pkcs7-signature': 'p7s',
  }),
);
