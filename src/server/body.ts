import type { Context } from 'hono';
import { ImportStopped } from '#jobs/import-progress.ts';
import { Refusal } from './refusal.ts';

/** Enough for a claim with a long chain; a file goes to the import route. */
export const LARGEST_JSON = 1024 * 1024;
/** Nothing we take is nested deeper than a dozen levels. */
export const DEEPEST_JSON = 32;

/**
 * Bytes that uploads may hold in memory. A file is held whole while it is read (its hash names it
 * and the readers need all of it), so its size is memory: about once the file, plus what the reader
 * makes of it. `together` bounds all uploads that are under way at once.
 */
export interface UploadLimits {
  readonly largest: number;
  readonly together: number;
}
export const UPLOAD_LIMITS: UploadLimits = {
  largest: 2 * 1024 ** 3,
  together: 3 * 1024 ** 3,
};

/** Keeps count of the bytes that uploads hold. */
export interface UploadBudget {
  readonly limits: UploadLimits;
  held: number;
}

/** Reads a JSON body that is small, plain, shallow and free of keys that could reach a prototype. */
export async function readJson(c: Context): Promise<unknown> {
  needType(c, 'application/json');
  const bytes = await readBytes(c, LARGEST_JSON);
  return parseJson(bytes);
}

/** For routes that take no body: nothing, or `{}` from clients that always send one. */
export async function readNothing(c: Context): Promise<void> {
  const bytes = await readBytes(c, 64);
  const text = Buffer.from(bytes).toString('latin1').trim();
  if (text !== '' && text !== '{}') {
    throw new Refusal(422, 'invalid', 'This request takes no body; send none.');
  }
}

/** For routes that take a file: looked at before anything else is. */
export function needFile(c: Context): void {
  needType(c, 'application/octet-stream');
}

/**
 * Reads a file's bytes, counted against the budget from the first chunk. `use` gets them; the
 * budget is free again when it has finished. `heard` is told how many have come, and may throw.
 */
export async function withUpload<T>(
  c: Context,
  budget: UploadBudget,
  use: (bytes: Uint8Array) => Promise<T>,
  heard: (bytes: number, of: number) => void = () => {},
): Promise<T> {
  let own = 0;
  const hold = (size: number) => {
    if (budget.held + size > budget.limits.together) {
      throw new Refusal(
        503,
        'busy',
        'Other files are being taken in and memory is needed for them; try again in a minute.',
      );
    }
    budget.held += size;
    own += size;
    heard(own, Number(c.req.header('content-length') ?? 0) || own);
  };
  try {
    const bytes = await readBytes(c, budget.limits.largest, hold);
    if (bytes.length === 0) {
      throw new Refusal(422, 'empty', 'The file is empty: no byte arrived. Choose it again.');
    }
    return await use(bytes);
  } finally {
    budget.held -= own;
  }
}

function needType(c: Context, wanted: string): void {
  const given = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== wanted) {
    throw new Refusal(415, 'wrong-type', `Send this with the header "Content-Type: ${wanted}".`);
  }
  const charset = /charset=\s*"?([^";\s]+)/i.exec(c.req.header('content-type') ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    throw new Refusal(415, 'wrong-type', 'JSON is read as UTF-8; leave the charset out.');
  }
  const encoding = c.req.header('content-encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Refusal(415, 'wrong-type', 'Send the bytes as they are, without Content-Encoding.');
  }
}

async function readBytes(
  c: Context,
  largest: number,
  hold: (size: number) => void = () => {},
): Promise<Uint8Array> {
  const header = c.req.header('content-length') ?? '0';
  const declared = /^\d{1,15}$/.test(header) ? Number(header) : 0;
  if (declared > largest) throw tooLarge(largest);
  const body = c.req.raw.body;
  if (body === null) return new Uint8Array(0);
  // With the length known the bytes go straight to their place; memory nothing was written to is
  // not yet taken, so a length that lies costs nothing.
  const whole = declared > 0 ? new Uint8Array(declared) : null;
  const chunks: Uint8Array[] = [];
  const reader = body.getReader();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      // Counted, not believed: Content-Length may lie or be absent.
      if (size + value.byteLength > largest) throw tooLarge(largest);
      if (whole !== null && size + value.byteLength > declared) throw brokenOff();
      hold(value.byteLength);
      if (whole === null) chunks.push(value);
      else whole.set(value, size);
      size += value.byteLength;
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error instanceof Refusal || error instanceof ImportStopped ? error : brokenOff();
  }
  if (whole === null) return join(chunks, size);
  if (size < declared) throw brokenOff();
  return whole;
}

/** Joins chunks, letting go of each as it is copied. */
function join(chunks: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function brokenOff(): Refusal {
  return new Refusal(400, 'broken-off', 'The request broke off before all of it had arrived.');
}

function tooLarge(largest: number): Refusal {
  const size =
    largest >= 1024 ** 3
      ? `${Math.round((largest / 1024 ** 3) * 10) / 10} GB`
      : largest >= 1024 ** 2
        ? `${Math.round(largest / 1024 ** 2)} MB`
        : `${largest} bytes`;
  return new Refusal(413, 'too-large', `This is larger than ${size}, the most that is taken here.`);
}

/** Throws a `Refusal` for text that is not JSON or not the kind of JSON we take. */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'not-json', 'The body is not UTF-8 text.');
  }
  if (depthOf(text) > DEEPEST_JSON) {
    throw new Refusal(422, 'too-deep', `The body is nested deeper than ${DEEPEST_JSON} levels.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'not-json', 'The body is not JSON.');
  }
  checkWords(value);
  return value;
}

/** How deep brackets nest outside strings; looked at before parsing, in one pass, without a stack. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}

const DANGEROUS_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses keys that could reach a prototype, and characters no database text can hold (NUL, half of
 * a surrogate pair): better a clear line here than a failed transaction later.
 */
function checkWords(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || /\p{Surrogate}/u.test(value)) {
      throw new Refusal(
        422,
        'invalid',
        'A text holds a character that is not one (NUL or half a pair).',
      );
    }
  } else if (Array.isArray(value)) {
    for (const item of value) checkWords(item);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (DANGEROUS_KEYS.has(key)) {
        throw new Refusal(422, 'invalid', `A field cannot be called "${key}".`);
      }
      checkWords(key);
      checkWords(item);
    }
  }
}
