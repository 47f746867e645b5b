import { tagsOf } from '../texts/html-size.ts';

/**
 * One message of a Telegram page, taken apart by the classes its elements have.
 *
 * Only the tags between one message and the next are looked at, so that damage in one message costs that
 * message; elements deeper than Telegram writes them are passed over, so that no nesting can be slow.
 */
export interface TelegramBlock {
  readonly service: string;
  readonly date: { readonly title: string; readonly shown: string };
  readonly name: string;
  readonly forwarded: boolean;
  readonly forwardedName: string;
  readonly forwardedDate: string;
  /** Number of the message replied to; '' when it is in another chat, null when it is no reply. */
  readonly replyTo: string | null;
  readonly text: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly media: readonly TelegramMedia[];
  readonly poll: { readonly question: string; readonly answers: readonly string[] } | null;
  readonly signature: string;
  readonly hasReactions: boolean;
  readonly hasButtons: boolean;
  /** Words in places this reader does not know. */
  readonly other: string;
}

export interface TelegramMedia {
  /** `photo`, `video_file`, `file`, `contact`, … */
  readonly kind: string;
  readonly href: string;
  readonly thumbnails: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly status: string;
}

type Field =
  | 'service'
  | 'date'
  | 'name'
  | 'forwardedDate'
  | 'reply'
  | 'text'
  | 'signature'
  | 'title'
  | 'description'
  | 'status'
  | 'question'
  | 'answer'
  | 'nothing';

/** A line end that the page asks for; no words between tags are this. */
const BREAK = '<br>';
/** Telegram nests a dozen; what is deeper belongs to the element around it. */
const DEEPEST = 60;
const VOID = new Set(['br', 'img', 'meta', 'link', 'hr', 'input', 'wbr']);
/** More media, links or answers of one message than this are not people's. */
const MOST = 1000;

interface Open {
  readonly tag: string;
  readonly field: Field | null;
  readonly forwarded: boolean;
  readonly link: string | null;
}

/** @param html what stands between the opening tag of a message and that of the next. */
export function telegramBlock(html: string): TelegramBlock {
  const said = new Map<string, string[]>();
  const answers: string[][] = [];
  const links: { href: string; text: string[] }[] = [];
  const media: {
    kind: string;
    href: string;
    thumbnails: string[];
    title: string[];
    description: string[];
    status: string[];
  }[] = [];
  const open: Open[] = [];
  let title = '';
  let forwarded = false;
  let forwardedDate = '';
  let replyTo: string | null = null;
  let hasReactions = false;
  let hasButtons = false;

  const field = (): Field | null => open.at(-1)?.field ?? null;
  const say = (words: string): void => {
    const to = field();
    if (to === 'nothing' || to === 'forwardedDate') return;
    const inMedia = to === 'title' || to === 'description' || to === 'status';
    const own = media.at(-1);
    if (inMedia && own !== undefined) own[to].push(words);
    else if (to === 'answer') answers.at(-1)?.push(words);
    else {
      const key =
        to === null || inMedia
          ? 'other'
          : to === 'name' && open.at(-1)?.forwarded === true
            ? 'forwardedName'
            : to;
      const list = said.get(key) ?? [];
      list.push(words);
      said.set(key, list);
    }
    if (open.at(-1)?.link !== null && to === 'text') links.at(-1)?.text.push(words);
  };

  let from = 0;
  for (const { name, closing, start, end } of tagsOf(html)) {
    if (start > from) say(html.slice(from, start));
    from = end;
    if (name === '') continue;
    if (closing) {
      const at = open.findLastIndex((one) => one.tag === name);
      if (at !== -1) open.length = at;
      continue;
    }
    if (name === 'br') {
      say(BREAK);
      continue;
    }
    const tag = html.slice(start, Math.min(end, start + 5000));
    const own = classesOf(tag);
    const src = name === 'img' ? attribute(tag, 'src') : '';
    if (src !== '' && field() !== 'nothing') {
      const thumbnails = media.at(-1)?.thumbnails;
      if (thumbnails !== undefined && thumbnails.length < 10) thumbnails.push(src);
    }
    if (VOID.has(name) || open.length >= DEEPEST || tag.endsWith('/>')) continue;
    const above = open.at(-1);
    let to: Field | null = above?.field ?? null;
    let isForwarded = above?.forwarded ?? false;
    let link: string | null = above?.link ?? null;
    const kind = mediaKind(own);
    if (to !== 'nothing') {
      if (own.has('userpic_wrap') || own.has('userpic_link') || own.has('userpic')) to = 'nothing';
      else if (own.has('reactions')) {
        to = 'nothing';
        hasReactions = true;
      } else if (own.has('bot_buttons_table')) {
        to = 'nothing';
        hasButtons = true;
      } else if (own.has('forwarded') && own.has('body')) {
        forwarded = isForwarded = true;
      } else if (own.has('body') && own.has('details')) to = 'service';
      else if (own.has('date') && own.has('details')) {
        if (to === 'name') {
          to = 'forwardedDate';
          forwardedDate ||= attribute(tag, 'title');
        } else if (title === '') {
          to = 'date';
          title = attribute(tag, 'title');
        }
      } else if (own.has('from_name')) to = 'name';
      else if (own.has('reply_to')) {
        to = 'reply';
        replyTo ??= '';
      } else if (own.has('signature')) to = 'signature';
      else if (kind !== null && media.length < MOST) {
        const href = name === 'a' ? attribute(tag, 'href') : '';
        media.push({ kind, href, thumbnails: [], title: [], description: [], status: [] });
        to = 'status';
      } else if (own.has('question')) to = 'question';
      else if (own.has('answer')) {
        to = 'answer';
        if (answers.length < MOST) answers.push([]);
      } else if (own.has('gif_play') || own.has('total')) to = 'nothing';
      else if (own.has('title') && own.has('bold')) to = 'title';
      else if (own.has('description')) to = 'description';
      else if (own.has('status') || own.has('video_duration')) to = 'status';
      else if (own.has('text') && to === null) to = 'text';
      else if (own.has('details') && (to === null || to === 'question')) to = 'nothing';
    }
    if (name === 'a' && to === 'reply') {
      replyTo = /#(?:go_to_)?message(\d{1,15})/.exec(attribute(tag, 'href'))?.[1] ?? replyTo;
    } else if (name === 'a' && to === 'text' && links.length < MOST) {
      link = attribute(tag, 'href');
      links.push({ href: link, text: [] });
    }
    open.push({ tag: name, field: to, forwarded: isForwarded, link });
  }
  // A tag that the next message cuts off is no words.
  if (from < html.length) say(html.slice(from).replace(/<[a-z!/?][^<]*$/i, ''));
  const words = (key: string): string => laidOut(said.get(key) ?? []);
  return {
    service: words('service'),
    date: { title, shown: words('date') },
    name: words('name'),
    forwarded,
    forwardedName: words('forwardedName'),
    forwardedDate,
    replyTo,
    text: words('text'),
    links: links.map(({ href, text }) => ({ href, text: laidOut(text) })),
    media: media.map((one) => ({
      ...one,
      title: oneLine(one.title),
      description: oneLine(one.description),
      status: oneLine(one.status),
    })),
    poll: said.has('question')
      ? {
          question: words('question'),
          answers: answers.map((answer) => oneLine(answer).replace(/^- /, '')),
        }
      : null,
    signature: words('signature'),
    hasReactions,
    hasButtons,
    other: oneLine(said.get('other') ?? []),
  };
}

/** `media_photo` of a message without its file, `photo_wrap` of one with it. */
function mediaKind(classes: ReadonlySet<string>): string | null {
  for (const one of classes) {
    const named = /^media_([a-z_]{1,30})$/.exec(one)?.[1];
    if (named !== undefined && named !== 'wrap') return named === 'poll' ? null : named;
    const wrapped = /^(photo|video_file|animated|sticker)_wrap$/.exec(one)?.[1];
    if (wrapped !== undefined) return wrapped;
  }
  return null;
}

function classesOf(tag: string): ReadonlySet<string> {
  return new Set(
    attribute(tag, 'class')
      .split(/\s+/)
      .filter((one) => one !== ''),
  );
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s{0,3}=\\s{0,3}(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return (found?.[1] ?? found?.[2] ?? '').trim();
}

/**
 * The words as the page shows them: `<br>` ends a line; a line end of the file itself is how the page is
 * written, and is nothing at an edge and a space elsewhere.
 */
function laidOut(pieces: readonly string[]): string {
  const lines: string[] = [];
  let line: string[] = [];
  /** A line end of the file stands before what comes next. */
  let gap = false;
  const trim = (): void => {
    for (let last = line.pop(); last !== undefined; last = line.pop()) {
      const kept = withoutSpaces(last, false);
      if (kept === '') continue;
      line.push(kept);
      return;
    }
  };
  for (const piece of pieces) {
    if (piece === BREAK) {
      trim();
      lines.push(line.join(''));
      [line, gap] = [[], false];
      continue;
    }
    for (const [i, part] of piece.replaceAll('\r', '').split('\n').entries()) {
      if (i > 0 && !gap) {
        trim();
        gap = true;
      }
      const words = gap ? withoutSpaces(part, true) : part;
      if (words === '') continue;
      if (gap && line.length > 0) line.push(' ');
      line.push(words);
      gap = false;
    }
  }
  trim();
  lines.push(line.join(''));
  return lines.join('\n');
}

function oneLine(pieces: readonly string[]): string {
  return pieces
    .map((piece) => (piece === BREAK ? ' ' : piece))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Without plain spaces and tabs at one end; a no-break space was written on purpose. */
function withoutSpaces(text: string, atStart: boolean): string {
  let from = 0;
  let to = text.length;
  const blank = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  if (atStart) while (from < to && blank(from)) from += 1;
  else while (to > from && blank(to - 1)) to -= 1;
  return text.slice(from, to);
}
