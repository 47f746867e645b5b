import { decode } from '../encoding/decode.ts';

/**
 * A structured field – `text/plain; charset="utf-8"; format=flowed` – in one pass (RFC 2045 §5.1), its
 * parameters put together and decoded (RFC 2231): `filename*0*=utf-8''%D9%82; filename*1=".pdf"`.
 * Of a parameter given twice the first counts.
 */
export interface Structured {
  /** In small letters; empty when the field is. */
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export function structured(field: string): Structured {
  const pieces = split(field.slice(0, LONGEST));
  const value = (pieces[0] ?? '')
    .replace(/\([^()]{0,200}\)/g, '')
    .trim()
    .toLowerCase();
  const plain = new Map<string, string>();
  const parts = new Map<string, { index: number; encoded: boolean; text: string }[]>();
  for (const piece of pieces.slice(1, MOST)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquote(piece.slice(equals + 1).trim());
    const star = /^([^*]{1,60})(?:\*(\d{1,3}))?(\*)?$/.exec(name);
    if (star === null) continue;
    const [, base = '', index, encoded] = star;
    if (index === undefined && encoded === undefined) {
      if (!plain.has(base)) plain.set(base, text);
      continue;
    }
    const list = parts.get(base) ?? [];
    list.push({ index: Number(index ?? 0), encoded: encoded !== undefined, text });
    parts.set(base, list);
  }
  for (const [base, list] of parts) plain.set(base, joined(list));
  return { value, parameters: plain };
}

const LONGEST = 100_000;
const MOST = 1000;

/** Pieces between semicolons that do not stand in quotation marks. */
function split(field: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i < field.length; i += 1) {
    const c = field[i];
    if (quoted && c === '\\') i += 1;
    else if (c === '"') quoted = !quoted;
    else if (c === ';' && !quoted) {
      pieces.push(field.slice(from, i));
      from = i + 1;
    }
  }
  pieces.push(field.slice(from));
  return pieces;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text.replace(/\s\([^()]{0,200}\)$/, '');
  const end = /^"((?:[^"\\]|\\.){0,5000})/s.exec(text)?.[1] ?? text.slice(1);
  return end.replace(/\\(.)/gs, '$1');
}

function joined(list: readonly { index: number; encoded: boolean; text: string }[]): string {
  const sorted = list.toSorted((a, b) => a.index - b.index);
  const first = sorted[0];
  const charset = first?.encoded === true ? /^([^']{0,60})'[^']{0,60}'/.exec(first.text) : null;
  const bytes: number[] = [];
  for (const [i, { encoded, text }] of sorted.entries()) {
    const words = i === 0 && charset !== null ? text.slice(charset[0].length) : text;
    if (encoded) percentDecode(words, bytes);
    else for (const byte of new TextEncoder().encode(words)) bytes.push(byte);
  }
  return inCharset(Uint8Array.from(bytes), charset?.[1]);
}

function percentDecode(text: string, into: number[]): void {
  for (let i = 0; i < text.length; i += 1) {
    const hex = text[i] === '%' ? /^[0-9A-Fa-f]{2}/.exec(text.slice(i + 1, i + 3))?.[0] : undefined;
    if (hex === undefined) for (const byte of new TextEncoder().encode(text[i])) into.push(byte);
    else {
      into.push(Number.parseInt(hex, 16));
      i += 2;
    }
  }
}

/** Bytes in the encoding a mail names; when nobody knows that one, in the one they look like. */
export function inCharset(bytes: Uint8Array, charset: string | undefined): string {
  const name = (charset ?? '').trim().toLowerCase();
  if (name === '' || /^(utf-?8|us-ascii|ascii|unknown-8bit)$/.test(name)) return decode(bytes).text;
  try {
    return decode(bytes, name).text;
  } catch {
    return decode(bytes).text;
  }
}
