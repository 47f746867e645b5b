import { headEnd } from './mime.ts';

/**
 * Where each mail of a mailbox file stands (RFC 4155 and the four dialects it came from).
 *
 * A mail begins with a line `From address date`. Nothing else marks where one ends, so a line of text
 * that happens to begin with "From " must be told apart: a separator stands at the start of the file or
 * after an empty line, and has the form of one, or a head follows it. The dialects protect such text in
 * different ways:
 *
 * - *mboxo* and *mboxrd* write `>From ` for it (mboxrd also one more `>` for `>From `): one `>` is taken
 *   away again;
 * - *mboxcl*, *mboxcl2* say `Content-Length`: believed when a separator or the end of the file stands
 *   exactly there, and else ignored – a length can lie, and must not swallow the mails after it.
 *
 * One pass over the bytes.
 */
export interface MboxMail {
  /** Offsets of the mail without its `From ` line. */
  readonly start: number;
  readonly end: number;
  /** 1-based line of the `From ` line. */
  readonly line: number;
}

export interface Split {
  readonly mails: readonly MboxMail[];
  /** Lengths that led nowhere: 1-based lines of the mails that state them. */
  readonly lies: readonly number[];
  /** Bytes before the first separator. */
  readonly before: number;
  /** Lines that begin with "From " and were taken for text. */
  readonly doubtful: readonly number[];
}

export function splitMbox(bytes: Uint8Array): Split {
  const mails: MboxMail[] = [];
  const lies: number[] = [];
  const doubtful: number[] = [];
  let open: { start: number; line: number } | null = null;
  let before = 0;
  let line = 1;
  let at = 0;
  let empty = true;
  while (at < bytes.length) {
    const nl = bytes.indexOf(0x0a, at);
    const end = nl === -1 ? bytes.length : nl + 1;
    if (isFrom(bytes, at)) {
      if (empty && opensMail(bytes, at, end)) {
        if (open === null) before = at;
        else mails.push({ ...open, end: trimmed(bytes, open.start, at) });
        open = { start: end, line };
        const jump = statedEnd(bytes, end);
        if (jump === 'lie') lies.push(line);
        else if (jump !== null) {
          for (let i = end; i < jump; i += 1) if (bytes[i] === 0x0a) line += 1;
          line += 1;
          at = jump;
          empty = true;
          continue;
        }
      } else if (doubtful.length < 1000) doubtful.push(line);
    }
    empty = end - at <= 2 && (bytes[at] === 0x0a || bytes[at] === 0x0d);
    line += 1;
    at = end;
  }
  if (open === null) return { mails, lies, before: bytes.length, doubtful };
  mails.push({ ...open, end: trimmed(bytes, open.start, bytes.length) });
  return { mails, lies, before, doubtful };
}

/** The bytes of one mail, with the `>` before quoted "From " lines taken away; how many there were. */
export function unquoted(
  bytes: Uint8Array,
  mail: MboxMail,
): { readonly bytes: Uint8Array; readonly quoted: number } {
  const raw = bytes.subarray(mail.start, mail.end);
  const cuts: number[] = [];
  for (let at = raw.indexOf(0x3e); at !== -1; at = raw.indexOf(0x3e, at + 1)) {
    if (at > 0 && raw[at - 1] !== 0x0a) continue;
    let i = at + 1;
    while (raw[i] === 0x3e) i += 1;
    if (isFrom(raw, i)) cuts.push(at);
    at = i - 1;
  }
  if (cuts.length === 0) return { bytes: raw, quoted: 0 };
  const whole = new Uint8Array(raw.length - cuts.length);
  let from = 0;
  let to = 0;
  for (const cut of [...cuts, raw.length]) {
    whole.set(raw.subarray(from, cut), to);
    to += cut - from;
    from = cut + 1;
  }
  return { bytes: whole, quoted: cuts.length };
}

function isFrom(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x46 &&
    bytes[at + 1] === 0x72 &&
    bytes[at + 2] === 0x6f &&
    bytes[at + 3] === 0x6d &&
    bytes[at + 4] === 0x20
  );
}

/** Whether a line that begins with "From " has the form of a separator, or a head stands below it. */
function opensMail(bytes: Uint8Array, at: number, end: number): boolean {
  const line = latin1(bytes, at, Math.min(end, at + 400));
  if (SEPARATOR.test(line)) return true;
  const next = latin1(bytes, end, Math.min(bytes.length, end + 100));
  return /^From \S{1,300}\s/.test(line) && /^(?:>From |[!-9;-~]{1,76}:[ \t])/.test(next);
}

const SEPARATOR =
  /^From (?:\S{1,250}|\S{1,100} \S{1,100}) {1,10}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,3}(?:[A-Z][a-z]{2} {1,3}\d{1,2}|\d{1,2} {1,3}[A-Z][a-z]{2})[ ,]/;

/** Where a mail ends by its own `Content-Length`; null when it states none, 'lie' when it is wrong. */
function statedEnd(bytes: Uint8Array, start: number): number | null | 'lie' {
  const window = bytes.subarray(start, Math.min(bytes.length, start + 64 * 1024));
  const end = headEnd(window);
  const stated = /^content-length:[ \t]{0,10}(\d{1,12})[ \t]{0,10}\r?$/im.exec(
    latin1(window, 0, end),
  );
  if (stated === null) return null;
  const empty = window[end] === 0x0d ? 2 : 1;
  let at = start + end + empty + Number(stated[1]);
  if (at > bytes.length) return 'lie';
  if (at > 0 && at < bytes.length && bytes[at - 1] !== 0x0a) {
    // The line break after the last line is counted by some and not by others.
    if (bytes[at] === 0x0d) at += 1;
    if (bytes[at] !== 0x0a) return 'lie';
    at += 1;
  }
  const here = at;
  while (at < bytes.length && at - here < 4 && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at += 1;
  return at >= bytes.length || isFrom(bytes, at) ? at : 'lie';
}

/** Without the empty line that parts a mail from the next. */
function trimmed(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  if (at - 1 > start && bytes[at - 1] === 0x0a && isLineEnd(bytes[at - 2])) {
    at -= 1;
    if (bytes[at - 1] === 0x0d) at -= 1;
  }
  return at;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString(
    'latin1',
  );
}
