import type { TimeSpan } from '#terms/time.ts';
import type { Note, ReadOptions } from '../document.ts';
import { decode } from '../encoding/decode.ts';
import { IntakeError, type ReadDocument, type Reading } from '../format.ts';
import { counted, message, storable, uniqueNames, zoneNote } from '../message.ts';
import { withMarks, withoutEntities } from '../texts/html-entities.ts';
import { unreadFile } from '../texts/one-document.ts';
import { DEFAULT_ZONE, momentSpan, wallClockSpan } from '../time-span.ts';
import { telegramBlock, type TelegramBlock, type TelegramMedia } from './telegram-html-block.ts';
import { HIDDEN } from './telegram-message.ts';

const MESSAGE = /<div\b[^<>]{0,200}\bclass="message (default|service)\b[^<>]{0,200}>/gi;
const DAY =
  /^(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})$/;
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DELETED = 'Deleted Account';

/** Reads a page; see `telegram-html.ts`. Throws `IntakeError` for one without a message. */
export function readTelegramHtml(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Reading {
  const decoded = decode(bytes, options.encoding);
  const page = withoutEntities(decoded.text);
  const blocks = blocksOf(page);
  const settings = { ...options, encoding: decoded.encoding };
  if (blocks.length === 0) {
    if (!/class="page_wrap"/.test(page)) {
      throw new IntakeError(
        `"${fileName}" holds no message as Telegram Desktop writes them.`,
        'Export the chat again and import the folder with its messages.html; or as "Machine-readable JSON".',
      );
    }
    return unreadFile(
      'telegram-html',
      fileName,
      {
        level: 'doubt',
        text: `"${fileName}" is a page of a Telegram export without messages (contacts, sessions, a list) and is kept unread: numbers and addresses of people belong in the vault.`,
        lines: [],
      },
      settings,
    );
  }
  const zone = options.zone ?? DEFAULT_ZONE;
  const reader = new PageReader(zone);
  for (const block of blocks) reader.add(block);
  const { count, documents, others } = reader;
  if (documents.length === 0) {
    throw new IntakeError(
      `"${fileName}" is a page of a Telegram export in which no message was exported.`,
      'Export the chat again with the dates that are wanted, and import that.',
    );
  }
  const notes: Note[] = [...decoded.notes];
  const say = (level: Note['level'], text: string): void =>
    void notes.push({ level, text, lines: [] });
  const chat = chatName(page);
  say('info', summary(count, reader.senders.size, chat));
  const [offset] = [...reader.offsets].sort((a, b) => b[1] - a[1]);
  if (offset !== undefined) {
    say(
      'info',
      `Times are those of the machine that made the export, at UTC${offset[0]} for most of them, and are kept with their offset.`,
    );
  }
  if (count.naive > 0)
    notes.push(
      zoneNote(
        options.zone,
        `${counted(count.naive, 'message')} of an older export ${count.naive === 1 ? 'has' : 'have'}`,
      ),
    );
  if (count.withoutTime > 0)
    say('doubt', `${counted(count.withoutTime, 'message')} without a time that could be read.`);
  if (count.service > 0)
    say(
      'info',
      `${counted(count.service, 'line')} of Telegram's own: the export gives only the day of ${count.service === 1 ? 'it' : 'them'}.`,
    );
  if (count.forwarded > 0)
    say(
      'info',
      `${counted(count.forwarded, 'message')} forwarded: Telegram names the first author and when it was first written. Who passed it on in between is not in the export.`,
    );
  if (count.deleted > 0)
    say(
      'doubt',
      `${counted(count.deleted, 'message')} from deleted accounts: this form of export does not tell one from another, so all are "${DELETED}". The machine-readable one (JSON) does.`,
    );
  if (count.orphans > 0)
    say(
      'error',
      `${counted(count.orphans, 'message')} continue${count.orphans === 1 ? 's' : ''} another that is not on the page: who wrote ${count.orphans === 1 ? 'it' : 'them'} is not known.`,
    );
  const links = [...page.matchAll(/class="pagination[^"<>]{0,40}" href="([^"<>]{1,200})"/g)].map(
    ([, href = '']) => `"${storable(withMarks(href))}"`,
  );
  if (links.length > 0)
    say(
      'info',
      `The chat goes on in ${[...new Set(links)].slice(0, 4).join(' and ')}, beside this page in the export.`,
    );
  if (!/<\/html>\s{0,100}$/i.test(page.slice(-200)))
    say(
      'error',
      `The page is cut short: it ends in or after ${documents.at(-1)?.part ?? ''}. Whatever came after is not in it; ask for the export again.`,
    );
  if (others.length > 0)
    say(
      'doubt',
      `${counted(others.length, 'message')} with words in places this reader does not know; they stand under the text in square brackets: ${others.slice(0, 10).join(', ')}${others.length > 10 ? ' …' : ''}.`,
    );
  const unread = [
    ...(count.reactions > 0 ? [`reactions (${count.reactions})`] : []),
    ...(count.buttons > 0 ? [`buttons (${count.buttons})`] : []),
  ];
  if (unread.length > 0) say('info', `In the original and in no document: ${unread.join(', ')}.`);
  say('info', 'This form of export does not say which messages were edited.');
  return {
    format: 'telegram-html',
    documents: documents.map((one) => ({ ...one, language: options.language ?? null })),
    members: [],
    table: null,
    notes,
    options: count.naive > 0 ? { ...settings, zone } : settings,
  };
}

interface Block {
  readonly service: boolean;
  readonly id: string;
  readonly html: string;
}

/** From each message's opening tag to the next one's. */
function blocksOf(page: string): readonly Block[] {
  const found = [...page.matchAll(MESSAGE)];
  return found.map((one, i) => ({
    service: one[1]?.toLowerCase() === 'service',
    id: /\bid="message(-?\d{1,15})"/.exec(one[0])?.[1] ?? '',
    html: page.slice(one.index + one[0].length, found[i + 1]?.index ?? page.length),
  }));
}

class PageReader {
  readonly documents: ReadDocument[] = [];
  readonly senders = new Set<string>();
  readonly offsets = new Map<string, number>();
  readonly others: string[] = [];
  readonly count = {
    messages: 0,
    service: 0,
    forwarded: 0,
    naive: 0,
    withoutTime: 0,
    missing: 0,
    phones: 0,
    deleted: 0,
    orphans: 0,
    reactions: 0,
    buttons: 0,
  };
  readonly #zone: string;
  readonly #unique = uniqueNames();
  #day: string | null = null;
  #offset: string | null = null;
  /** Whoever wrote the message before, and from whom it was forwarded. */
  #sender: string | null = null;
  #forwardedFrom: string | null = null;

  constructor(zone: string) {
    this.#zone = zone;
  }

  add({ service, id, html }: Block): void {
    const block = telegramBlock(html);
    if (service) return this.#addService(id, clean(block.service));
    const { count } = this;
    const shown = /^(.*?)(?: via @(\S{1,64}))?$/s.exec(clean(block.name));
    const named = shown?.[1] ?? '';
    if (named !== '') [this.#sender, this.#forwardedFrom] = [named, null];
    const sender = this.#sender;
    if (sender === null) count.orphans += 1;
    else if (sender === DELETED) count.deleted += 1;
    const via = shown?.[2];
    const read = mediaOf(block.media);
    const lines = [
      ...(block.replyTo === null
        ? []
        : [
            block.replyTo === ''
              ? '[in reply to a message of another chat]'
              : `[in reply to message ${block.replyTo}]`,
          ]),
      ...read.lines,
    ];
    count.missing += read.missing;
    count.phones += read.phones;
    if (block.poll !== null)
      lines.push(`[poll: ${[block.poll.question, ...block.poll.answers].map(clean).join(' | ')}]`);
    for (const href of new Set(hiddenLinks(block))) lines.push(`[link: ${href}]`);
    if (via !== undefined) lines.push(`[by the bot @${via}]`);
    if (block.signature !== '') lines.push(`[signed: ${clean(block.signature)}]`);
    let forwardedFrom: string | null = null;
    if (block.forwarded) {
      count.forwarded += 1;
      const own = clean(block.forwardedName)
        .replace(/ via @\S{1,64}$/, '')
        .trim();
      forwardedFrom = own === DELETED ? HIDDEN : own !== '' ? own : (this.#forwardedFrom ?? HIDDEN);
      const first = momentOf(block.forwardedDate, this.#zone);
      if (first !== null) lines.push(`[first written ${first.span.from ?? first.span.stated}]`);
    }
    this.#forwardedFrom = forwardedFrom;
    if (block.hasReactions) count.reactions += 1;
    if (block.hasButtons) count.buttons += 1;
    const part = this.#part(id);
    if (block.other !== '') {
      lines.push(`[also there: ${clean(block.other).slice(0, 2000)}]`);
      this.others.push(part);
    }
    const text = clean(block.text);
    if (sender !== null) this.senders.add(sender);
    count.messages += 1;
    this.documents.push(
      message(part, [...(text === '' ? [] : [text]), ...lines].join('\n'), {
        statedTime: this.#timeOf(block),
        sender,
        forwardedFrom,
        attachments: read.attachments,
      }),
    );
  }

  /** A day over the messages of it, or what Telegram says about the chat. */
  #addService(id: string, text: string): void {
    const day = DAY.exec(text);
    if (day !== null) {
      const month = String(MONTHS.indexOf(day[2] ?? '') + 1).padStart(2, '0');
      this.#day = `${day[3]}-${month}-${(day[1] ?? '').padStart(2, '0')}`;
      return;
    }
    this.#sender = this.#forwardedFrom = null;
    // The numbers of days, and of "No exported messages", are below zero.
    if (text === '' || (id.startsWith('-') && text === 'No exported messages')) return;
    this.count.messages += 1;
    this.count.service += 1;
    this.documents.push(message(this.#part(id), text, { statedTime: this.#wholeDay() }));
  }

  #part(id: string): string {
    return this.#unique(
      id === '' ? `without number ${this.documents.length + 1}` : `message ${id}`,
    );
  }

  #timeOf({ date }: TelegramBlock): TimeSpan | null {
    const moment = momentOf(date.title, this.#zone);
    if (moment !== null) {
      const { offset, span } = moment;
      this.#offset = offset;
      if (offset === null) this.count.naive += 1;
      else this.offsets.set(offset, (this.offsets.get(offset) ?? 0) + 1);
      return span;
    }
    // Without it the page still shows the minute, under the day.
    const shown = /^(\d\d):(\d\d)$/.exec(date.shown);
    const wall =
      shown === null || this.#day === null
        ? Number.NaN
        : Date.parse(`${this.#day}T${date.shown}:00Z`);
    if (Number.isNaN(wall)) {
      this.count.withoutTime += 1;
      return null;
    }
    this.count.naive += 1;
    return wallClockSpan(wall / 1000, 'minute', `${this.#day} ${date.shown}`, this.#zone);
  }

  /** From midnight to midnight, in the zone of the machine where it is known. */
  #wholeDay(): TimeSpan | null {
    const start = this.#day === null ? Number.NaN : Date.parse(`${this.#day}T00:00:00Z`);
    if (this.#day === null || Number.isNaN(start)) return null;
    if (this.#offset === null) {
      return {
        from: `${this.#day}T00:00:00`,
        to: `${this.#day}T23:59:59`,
        stated: this.#day,
        zone: this.#zone,
      };
    }
    const from = start - minutesOf(this.#offset) * 60_000;
    const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
    return {
      from: iso(from),
      to: iso(from + 86_399_000),
      stated: `${this.#day} UTC${this.#offset}`,
      zone: null,
    };
  }
}

/** `15.09.2026 20:46:00 UTC+03:00`; exports before 2021 end after the seconds. */
function momentOf(
  title: string,
  zone: string,
): { readonly span: TimeSpan; readonly offset: string | null } | null {
  const stated = clean(title).trim();
  const found = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-]\d\d:?\d\d)?)?$/.exec(
    stated,
  );
  if (found === null) return null;
  const [, day, month, year, hour, minute, second, offset] = found;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const ms = Date.parse(`${wall}Z`);
  // A day that no month has is rolled over by some clocks' libraries, and not by this one's.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== wall) return null;
  if (!stated.includes('UTC')) {
    return { span: wallClockSpan(ms / 1000, 'second', stated, zone), offset: null };
  }
  const own = (offset ?? '+00:00').replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  if (Math.abs(minutesOf(own)) > 14 * 60) return null;
  const span = momentSpan(ms - minutesOf(own) * 60_000, stated);
  return span === null ? null : { span, offset: own };
}

function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function mediaOf(media: readonly TelegramMedia[]): {
  readonly lines: readonly string[];
  readonly attachments: readonly string[];
  readonly missing: number;
  readonly phones: number;
} {
  const lines: string[] = [];
  const attachments: string[] = [];
  let missing = 0;
  let phones = 0;
  for (const one of media) {
    const name = NAMES.get(one.kind) ?? one.kind.replaceAll('_', ' ');
    const href = clean(one.href);
    const said = [one.title, one.description, one.status].map(clean);
    const [title = '', description = '', status = ''] = said;
    if (one.kind === 'contact') {
      // Whose number it is belongs in the vault.
      const phone = /\d/.test(status);
      if (phone) phones += 1;
      const hidden = phone ? ['a phone number, in the original only'] : [];
      lines.push(`[contact: ${[title, ...hidden].filter((word) => word !== '').join(', ')}]`);
      if (isFile(href)) attachments.push(pathOf(href));
      continue;
    }
    if (['location', 'live_location', 'venue'].includes(one.kind)) {
      const point = /[?&]q=(-?\d{1,3}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)/.exec(href);
      const where = point === null ? status : `${point[1]}, ${point[2]}`;
      const live = one.kind === 'live_location' ? ', live' : '';
      if (one.kind === 'venue') {
        if (title !== '') lines.push(`[place: ${title}]`);
        if (description !== '') lines.push(`[address: ${description}]`);
      }
      if (where !== '') lines.push(`[location: ${where}${live}]`);
      continue;
    }
    const plain = GENERIC.has(title.toLowerCase()) ? '' : title;
    if (isFile(href)) {
      const path = pathOf(href);
      attachments.push(path, ...one.thumbnails.map(clean).filter(isFile).map(pathOf));
      const more = [plain === path.split('/').at(-1) ? '' : plain, status].filter((w) => w !== '');
      lines.push(`[${name}: ${[path, ...more].join(', ')}]`);
      continue;
    }
    // "Not included, change data exporting settings to download.": a file that the export lacks.
    const lacking = FILES.has(one.kind) && href === '';
    if (lacking) missing += 1;
    const more = [plain, description, status].filter((word) => word !== '').join(', ');
    lines.push(
      lacking
        ? `[${name} (${more === '' ? 'not in the export' : more})]`
        : `[${name}: ${[more, href].filter((word) => word !== '').join(', ')}]`,
    );
  }
  return { lines, attachments: [...new Set(attachments)].slice(0, 100), missing, phones };
}

const NAMES = new Map([
  ['photo', 'photo'],
  ['video', 'video'],
  ['video_file', 'video file'],
  ['animated', 'animation'],
  ['voice_message', 'voice message'],
  ['audio_file', 'audio file'],
]);
const FILES = new Set(
  'photo video video_file animated sticker voice_message audio_file file'.split(' '),
);
/** Titles that only say again what kind it is. */
const GENERIC = new Set(
  'photo,video file,animation,sticker,voice message,video message,audio file,file'.split(','),
);

/** A path beside the page, not an address of the network or a script. */
function isFile(href: string): boolean {
  return href !== '' && !href.startsWith('#') && !/^[a-z][a-z0-9+.-]{1,20}:/i.test(href);
}

/** In an account a page lies two folders down and its links begin with `../../`. */
function pathOf(href: string): string {
  const path = href.replace(/^(?:\.\.?\/)+/, '').replace(/^\/+/, '');
  try {
    // Written as they are; a browser that saved the page wrote `%20`.
    return path.includes('%') ? storable(decodeURIComponent(path)) : path;
  } catch {
    return path;
  }
}

/** Where words lead that do not show it; names, numbers and tags show it. */
function hiddenLinks({ links }: TelegramBlock): readonly string[] {
  return links.flatMap(({ href, text }) => {
    const to = clean(href);
    const shown = clean(text).trim();
    if (!/^https?:\/\//i.test(to)) return [];
    const bare = (one: string): string => one.replace(/^https?:\/\//i, '').replace(/\/$/, '');
    const mention = shown.startsWith('@') && to.endsWith(`/${shown.slice(1)}`);
    return bare(to) === bare(shown) || mention ? [] : [to];
  });
}

/** The chat as the head of the page calls it. */
function chatName(page: string): string {
  const head = page.slice(0, 20_000);
  const found = /class="page_header"[\s\S]{0,1000}?class="text bold">([^<]{0,500})</.exec(
    head,
  )?.[1];
  return clean(found ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function clean(text: string): string {
  return storable(withMarks(text));
}

function summary(
  count: Readonly<Record<'messages' | 'missing' | 'phones', number>>,
  senders: number,
  chat: string,
): string {
  const parts = [
    `${counted(count.messages, 'message')} from ${counted(senders, 'sender')}${chat === '' ? '' : ` of the chat "${chat}"`}`,
  ];
  if (count.missing > 0) parts.push(`${counted(count.missing, 'file')} left out of the export`);
  if (count.phones > 0) {
    parts.push(
      `${counted(count.phones, 'shared contact')} whose phone number is in the original only`,
    );
  }
  return `${parts.join(', ')}.`;
}
