import { decode, notText } from '../encoding/decode.ts';
import type { Note, ReadOptions } from '../document.ts';
import { IntakeError, type Format, type ReadDocument, type Reading } from '../format.ts';
import { linesOf } from '../lines.ts';
import { mailDate } from '../mail/mail-date.ts';
import { extensionOf } from '../media-type.ts';
import { counted, message, zoneNote } from '../message.ts';
import { DEFAULT_ZONE, wallClockSpan } from '../time-span.ts';

/**
 * Chats from Signal, which exports none itself, as the two programs write them that can:
 *
 *     From: Dana (+…)                                    sigtop, text: moments with their offset
 *     Type: incoming
 *     Sent: Tue, 15 Sep 2026 20:46:01 +0300
 *
 *     They took eleven men.
 *
 *     2026-09-15 20:46 Dana: [1 attachment] They took eleven men.      sigtop, short
 *
 *     [2026-09-15 20:46:01] Dana: They took eleven men.                signal-export, Markdown
 *
 * `You` and `Me` are whoever made the export. Numbers that stand behind a name are left out of sender
 * and text; a sender who has no name is known by the number alone. In the two line forms times are
 * naive, and a line opens a message only if its time does not run back by more than an hour.
 */
export const signal: Format = {
  name: 'signal',

  recognises(head, fileName) {
    const extension = extensionOf(fileName);
    if (!['', 'txt', 'md', 'text', 'markdown'].includes(extension)) return 0;
    if (notText(head) !== null) return 0;
    const text = new TextDecoder().decode(head.subarray(0, 16_384));
    const dialect = dialectOf(text);
    if (dialect === null) return 0;
    if (dialect === 'sigtop') return 0.95;
    if (dialect === 'markdown') return extension === 'md' || extension === 'markdown' ? 0.95 : 0;
    return /\] You:|^\S+ \S+ You:/m.test(text) || /signal/i.test(fileName) ? 0.9 : 0.7;
  },

  async read(bytes, fileName, options) {
    return readSignal(bytes, fileName, options);
  },
};

type Dialect = 'sigtop' | 'short' | 'markdown';

function dialectOf(text: string): Dialect | null {
  const lines = text
    .slice(0, 16_384)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (/^(Conversation|From|Type): /.test(first) && /^Type: \S/m.test(text.slice(0, 16_384))) {
    return /^(Sent|Received): \S/m.test(text.slice(0, 16_384)) ? 'sigtop' : null;
  }
  const opening = lines.slice(0, -1).filter((line) => SHORT.test(line.slice(0, 300)));
  if (SHORT.test(first.slice(0, 300)) && (opening.length >= 3 || lines.length <= 3)) return 'short';
  return MARKDOWN.test(first.slice(0, 300)) ? 'markdown' : null;
}

const SHORT = /^(?<stated>\d{4}-\d\d-\d\d \d\d:\d\d|unknown) (?<sender>[^:\n]{1,100}):(?: |$)/;
const MARKDOWN =
  /^\[(?<stated>\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?)\] (?<sender>[^:\n]{1,100}): ?/;

function readSignal(bytes: Uint8Array, fileName: string, options: ReadOptions): Reading {
  const binary = notText(bytes);
  const decoded = binary === null ? decode(bytes, options.encoding) : null;
  const dialect = decoded === null ? null : dialectOf(decoded.text);
  if (decoded === null || dialect === null) {
    throw new IntakeError(
      `"${fileName}" is not a chat as sigtop or signal-export write it${binary === null ? '' : `: it holds ${binary}`}.`,
      'Import it as plain text, or export the chat again.',
    );
  }
  const zone = options.zone ?? DEFAULT_ZONE;
  const text = decoded.text.replace(/^\uFEFF/, '');
  const found =
    dialect === 'sigtop'
      ? readBlocks(text, zone)
      : readLines(text, dialect === 'short' ? SHORT : MARKDOWN, zone);
  const documents = found.documents.map((document) => ({
    ...document,
    language: options.language ?? null,
  }));
  const messages = documents.filter(({ kind }) => kind === 'message');
  const senders = new Set(messages.flatMap(({ sender }) => (sender === null ? [] : [sender])));
  const files = messages.reduce((n, { attachments }) => n + attachments.length, 0);
  const notes: Note[] = [
    ...decoded.notes,
    {
      level: 'info',
      text: `${counted(messages.length, 'message')} from ${counted(senders.size, 'sender')}${files > 0 ? `, ${counted(files, 'file')} named` : ''}. "You" or "Me" is whoever made the export.`,
      lines: [],
    },
  ];
  if (messages.some(({ statedTime }) => statedTime !== null && statedTime.zone !== null)) {
    notes.push(zoneNote(options.zone, 'The export has'));
  }
  if (found.doubtful.length > 0) {
    notes.push({
      level: 'doubt',
      text: `${counted(found.doubtful.length, 'line')} that look like the head of a message but whose time runs back kept as text of the message above.`,
      lines: found.doubtful.slice(0, 1000),
    });
  }
  if (found.timeless.length > 0) {
    notes.push({
      level: 'doubt',
      text: `${counted(found.timeless.length, 'message')} without a time that could be read.`,
      lines: found.timeless.slice(0, 1000),
    });
  }
  return {
    format: 'signal',
    documents,
    members: [],
    table: null,
    notes,
    options: { ...options, encoding: decoded.encoding, ...(dialect === 'sigtop' ? {} : { zone }) },
  };
}

interface Found {
  readonly documents: readonly ReadDocument[];
  readonly doubtful: readonly number[];
  readonly timeless: readonly number[];
}

/** One message a block, opened by `From:` and `Type:`; an empty line stands before it. */
function readBlocks(text: string, zone: string): Found {
  const lines = linesOf(text);
  const lineAt = (i: number): string => {
    const line = lines[i];
    return line === undefined ? '' : text.slice(line.start, line.end);
  };
  const starts: number[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (i > 0 && lineAt(i - 1) !== '') continue;
    const from = lineAt(i).startsWith('From: ');
    if (/^Type: [a-z0-9-]{1,60}$/.test(lineAt(from ? i + 1 : i).slice(0, 80))) starts.push(i);
  }
  const documents: ReadDocument[] = [];
  const timeless: number[] = [];
  const first = starts[0] ?? lines.length;
  const preamble = between(text, lines, 0, first).trim();
  if (preamble !== '') {
    documents.push(message('conversation', withoutNumbers(preamble), { kind: 'note' }));
  }
  for (const [n, start] of starts.entries()) {
    const end = starts[n + 1] ?? lines.length;
    const fields = new Map<string, string>();
    const extra: string[] = [];
    const attachments: string[] = [];
    let i = start;
    for (; i < end; i += 1) {
      const match = /^([A-Z][a-z]{1,20}): (.*)$/s.exec(lineAt(i));
      if (match === null) break;
      const [, key = '', value = ''] = match;
      if (key === 'Attachment') {
        const name = /^(.*) \([^()]*\)$/s.exec(value)?.[1] ?? value;
        if (name !== 'no filename') attachments.push(name);
        extra.push(`[attachment: ${value}]`);
      } else if (key === 'Reaction') extra.push(`[reaction: ${value}]`);
      else if (key === 'Edited') extra.push(`[edited: ${value}]`);
      else fields.set(key, value);
    }
    const type = fields.get('Type') ?? '';
    const spoken = type === 'incoming' || type === 'outgoing';
    const body = withoutNumbers(between(text, lines, i, end).replace(/^\r?\n|\s+$/g, ''));
    if (!spoken) extra.push(`[${type} message]`);
    const time = mailDate(fields.get('Sent') ?? fields.get('Received') ?? '', zone);
    if (time === null) timeless.push(start + 1);
    const from = fields.get('From');
    documents.push(
      message(`message ${n + 1}`, [...(body === '' ? [] : [body]), ...extra].join('\n'), {
        statedTime: time,
        sender: spoken && from !== undefined ? senderOf(from) : null,
        attachments,
      }),
    );
  }
  return { documents, doubtful: [], timeless };
}

/** One message a line, with the lines below it that do not open another. */
function readLines(text: string, header: RegExp, zone: string): Found {
  const lines = linesOf(text);
  const documents: ReadDocument[] = [];
  const doubtful: number[] = [];
  const timeless: number[] = [];
  const heads: { line: number; match: RegExpExecArray; seconds: number | null }[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const [i, { start, end }] of lines.entries()) {
    const match = header.exec(text.slice(start, Math.min(end, start + 300)));
    if (match === null) continue;
    const seconds = wallClock(match.groups?.['stated'] ?? '');
    if (seconds !== null && seconds < latest - 3600) {
      doubtful.push(i + 1);
      continue;
    }
    if (seconds === null) timeless.push(i + 1);
    else latest = Math.max(latest, seconds);
    heads.push({ line: i, match, seconds });
  }
  const first = heads[0]?.line ?? lines.length;
  const before = between(text, lines, 0, first).trim();
  if (before !== '') documents.push(message('before the first message', before, { kind: 'note' }));
  for (const [n, { line, match, seconds }] of heads.entries()) {
    const end = heads[n + 1]?.line ?? lines.length;
    const whole = between(text, lines, line, end);
    const body = withoutNumbers(whole.slice(match[0].length)).trimEnd();
    const stated = match.groups?.['stated'] ?? '';
    const sender = match.groups?.['sender'] ?? '';
    documents.push(
      message(`message ${n + 1}`, body, {
        statedTime:
          seconds === null
            ? null
            : wallClockSpan(seconds, stated.length > 17 ? 'second' : 'minute', stated, zone),
        sender: /^\[[a-z0-9-]+ message\]$/.test(body) ? null : senderOf(sender),
        attachments: linkedFiles(body),
      }),
    );
  }
  return { documents, doubtful, timeless };
}

/** Files a Markdown message brings: `![name](./media/a.jpg)`. */
function linkedFiles(body: string): readonly string[] {
  const names: string[] = [];
  for (const match of body.slice(0, 20_000).matchAll(/\]\((\.{1,2}\/[^()\n]{1,300})\)/g)) {
    if (names.length < 100) names.push((match[1] ?? '').replace(/^(\.{1,2}\/)+/, ''));
  }
  return names;
}

/** Lines `from` up to, not including, `to`, with what stands between them. */
function between(
  text: string,
  lines: readonly { readonly start: number; readonly end: number }[],
  from: number,
  to: number,
): string {
  const first = lines[from];
  const last = lines[to - 1];
  return first === undefined || last === undefined || to <= from
    ? ''
    : text.slice(first.start, last.end);
}

function wallClock(stated: string): number | null {
  const digits = stated.replace(',', '');
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d/.test(digits)) return null;
  const ms = Date.parse(
    `${digits.slice(0, 10)}T${digits.slice(11)}${digits.length > 16 ? '' : ':00'}Z`,
  );
  return Number.isNaN(ms) ? null : ms / 1000;
}

/** sigtop writes the number behind the name; the number alone when there is no name. */
function senderOf(from: string): string {
  return from.replace(/ \(\+\d{5,20}\)$/, '').trim();
}

/** Names in quotations and lists without the numbers sigtop puts behind them. */
function withoutNumbers(body: string): string {
  return body.replace(
    /^((?:\| )?(?:> )?(?:From|Conversation): [^\n]{0,200}?) \(\+\d{5,20}\)$/gm,
    '$1',
  );
}
