import { decode } from '../encoding/decode.ts';
import { structured, type Structured } from './mime-parameters.ts';

/**
 * The parts of a mail (RFC 2046), as slices of its bytes.
 *
 * One pass looks at lines that begin with `--` and asks whether they are the boundary of a part that
 * is open – a look-up, so that neither many parts nor many boundaries cost more than their length.
 * Whatever the mail says about itself, nothing is lost: a part that is never closed ends where its
 * parent goes on; parts deeper or more than the limits stay whole inside the part they are in; a mail
 * whose boundary occurs nowhere is tried with the one that does.
 */
export interface Part {
  readonly headers: readonly Field[];
  readonly type: Structured;
  readonly disposition: Structured;
  readonly transferEncoding: string;
  /** The content as it stands; empty for a part that is made of parts. */
  readonly body: Uint8Array;
  readonly children: readonly Part[];
}

export interface Field {
  /** In small letters. */
  readonly key: string;
  /** In one line, otherwise as it stands. */
  readonly value: string;
}

export interface Mime {
  readonly root: Part;
  /** More or deeper parts than the limits. */
  readonly overLimit: boolean;
  /** A head was longer than is read. */
  readonly longHead: boolean;
  /** The boundary was found by looking, as the stated one occurs nowhere. */
  readonly wrongBoundary: boolean;
  /** The last boundary is missing: the mail was cut short, or never finished. */
  readonly unclosed: boolean;
  /** Fields of a head that is not UTF-8. */
  readonly guessedHead: boolean;
}

export interface MimeLimits {
  readonly depth: number;
  readonly parts: number;
  /** Bytes of one head that are read. */
  readonly head: number;
}

export const MIME_LIMITS: MimeLimits = { depth: 60, parts: 10_000, head: 512 * 1024 };

interface Open {
  readonly part: { -readonly [K in keyof Part]: Part[K] } & { children: Part[] };
  readonly boundary: string;
  readonly bodyStart: number;
  closed: boolean;
}

export function parseMime(
  bytes: Uint8Array,
  encoding: string | undefined,
  limits: MimeLimits = MIME_LIMITS,
): Mime {
  const first = parse(bytes, encoding, limits, null);
  const { root } = first;
  if (!root.type.value.startsWith('multipart/') || root.children.length > 0) return first;
  const found = boundaryIn(bytes);
  if (found === null) return first;
  const again = parse(bytes, encoding, limits, found);
  return again.root.children.length > 0 ? { ...again, wrongBoundary: true } : first;
}

function parse(
  bytes: Uint8Array,
  encoding: string | undefined,
  limits: MimeLimits,
  boundary: string | null,
): Mime {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let guessedHead = false;
  let overLimit = false;
  let longHead = false;
  let parts = 0;
  /** Parts that are open and made of parts, the outermost first, and where each boundary is among them. */
  const open: Open[] = [];
  const depths = new Map<string, number[]>();
  /** The part whose content goes on, if it is not made of parts. */
  let leaf: { part: Open['part']; start: number } | null = null;

  const begin = (at: number): { part: Open['part']; body: number } => {
    const end = headEnd(bytes, at);
    const head = readHead(bytes.subarray(at, Math.min(end, at + limits.head)), encoding);
    if (head.guessed) guessedHead = true;
    if (end - at > limits.head) longHead = true;
    parts += 1;
    const field = (key: string): string => head.fields.find((one) => one.key === key)?.value ?? '';
    const part = {
      headers: head.fields,
      type: structured(field('content-type')),
      disposition: structured(field('content-disposition')),
      transferEncoding: field('content-transfer-encoding'),
      body: EMPTY,
      children: [],
    };
    return { part, body: afterEmpty(bytes, end) };
  };
  const enter = (
    { part, body }: { part: Open['part']; body: number },
    own: string | null,
  ): void => {
    const named = own ?? part.type.parameters.get('boundary') ?? '';
    leaf = { part, start: body };
    if (!part.type.value.startsWith('multipart/') || named === '') return;
    if (open.length >= limits.depth || parts >= limits.parts) {
      overLimit = true;
      return;
    }
    const key = Buffer.from(named.trimEnd(), 'utf8').toString('latin1');
    depths.set(key, [...(depths.get(key) ?? []), open.length]);
    open.push({ part, boundary: key, bodyStart: body, closed: false });
  };
  /** Ends the part that goes on, and every one inside the one at `depth`. */
  const close = (depth: number, at: number): void => {
    if (leaf !== null) {
      // What stands before the first boundary of a part made of parts is for programs without MIME.
      const isOpen = open.at(-1)?.part === leaf.part;
      if (!isOpen) leaf.part.body = bytes.subarray(leaf.start, Math.max(leaf.start, at));
      leaf = null;
    }
    while (open.length > depth) {
      const inner = open.pop();
      if (inner === undefined) break;
      const list = depths.get(inner.boundary) ?? [];
      list.pop();
      if (list.length === 0) depths.delete(inner.boundary);
      // Made of parts it says, and has none: its content as it stands.
      if (inner.part.children.length === 0) {
        inner.part.body = bytes.subarray(inner.bodyStart, Math.max(inner.bodyStart, at));
      }
    }
  };

  const top = begin(0);
  enter(top, boundary);
  const outermost = open[0];
  let at = Math.max(0, top.body - 1);
  for (;;) {
    at = open.length === 0 ? -1 : buffer.indexOf('\n--', at, 'latin1');
    if (at === -1) break;
    const lineStart = at + 1;
    const nl = bytes.indexOf(0x0a, lineStart);
    const lineEnd = nl === -1 ? bytes.length : nl + 1;
    at = lineEnd - 1;
    if (lineEnd - lineStart > 1000) continue;
    const line = buffer.toString('latin1', lineStart + 2, lineEnd).trimEnd();
    const opens = depths.get(line)?.at(-1);
    const closes =
      opens === undefined && line.endsWith('--')
        ? depths.get(line.slice(0, -2))?.at(-1)
        : undefined;
    const depth = opens ?? closes;
    if (depth === undefined) continue;
    close(depth + 1, beforeBreak(bytes, lineStart));
    const parent = open[depth];
    if (parent === undefined) break;
    if (closes !== undefined) {
      parent.closed = true;
      close(depth, beforeBreak(bytes, lineStart));
      continue;
    }
    if (parts >= limits.parts) {
      overLimit = true;
      // The rest stays whole, as one part nobody looks into.
      const rest = begin(lineEnd);
      rest.part.body = bytes.subarray(lineEnd);
      parent.part.children.push(rest.part);
      close(0, bytes.length);
      break;
    }
    const child = begin(lineEnd);
    parent.part.children.push(child.part);
    enter(child, null);
    at = Math.max(lineEnd - 1, child.body - 1);
  }
  close(0, bytes.length);
  return {
    root: top.part,
    overLimit,
    longHead,
    wrongBoundary: false,
    unclosed: outermost !== undefined && top.part.children.length > 0 && !outermost.closed,
    guessedHead,
  };
}

const EMPTY = new Uint8Array(0);

/** A line that could be a boundary, as a head stands below it. */
function boundaryIn(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.subarray(0, 256 * 1024)).toString('latin1');
  return /\n--([^\r\n]{1,200}?)[ \t]{0,10}\r?\ncontent-[a-z-]{1,40}:/i.exec(text)?.[1] ?? null;
}

/** The offset of the empty line that ends the head beginning at `from`; the end when there is none. */
export function headEnd(bytes: Uint8Array, from = 0): number {
  if (bytes[from] === 0x0a || (bytes[from] === 0x0d && bytes[from + 1] === 0x0a)) return from;
  for (let i = bytes.indexOf(0x0a, from); i !== -1; i = bytes.indexOf(0x0a, i + 1)) {
    const next = bytes[i + 1];
    if (next === 0x0a || (next === 0x0d && bytes[i + 2] === 0x0a)) return i + 1;
  }
  return bytes.length;
}

function afterEmpty(bytes: Uint8Array, at: number): number {
  return Math.min(bytes.length, at + (bytes[at] === 0x0d ? 2 : 1));
}

/** A line break before a boundary belongs to the boundary. */
function beforeBreak(bytes: Uint8Array, at: number): number {
  if (bytes[at - 1] !== 0x0a) return at;
  return bytes[at - 2] === 0x0d ? at - 2 : at - 1;
}

/** The fields of a head, each in one line (RFC 5322 §2.2.3), in the order they stand. */
export function readHead(
  head: Uint8Array,
  encoding?: string,
): { readonly fields: readonly Field[]; readonly guessed: boolean } {
  let text = new TextDecoder().decode(head);
  let guessed = false;
  if (text.includes('\uFFFD')) {
    text = decode(head, encoding).text;
    guessed = encoding === undefined;
  }
  const fields: { key: string; pieces: string[] }[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last.pieces.push(line);
      continue;
    }
    const colon = line.slice(0, 200).indexOf(':');
    if (colon < 1) continue;
    fields.push({
      key: line.slice(0, colon).trim().toLowerCase(),
      pieces: [line.slice(colon + 1)],
    });
  }
  return {
    fields: fields.map(({ key, pieces }) => ({ key, value: pieces.join('').trim() })),
    guessed,
  };
}
