import type { Note, ReadOptions } from '../document.ts';
import type { Member, ReadDocument, Reading } from '../format.ts';
import { linesOf } from '../lines.ts';
import { looksLikeTranscript } from './transcript.ts';

/** What a reader of texts found in its file. */
export interface TextFound {
  readonly format: string;
  readonly text: string;
  readonly notes: readonly Note[];
  /** How it was read, to stand before "taken for …": `Read as utf-8`. */
  readonly how: string;
  readonly title?: string | null;
  readonly sender?: string | null;
  readonly statedTime?: ReadDocument['statedTime'];
  readonly language?: string | null;
  readonly members?: readonly Member[];
  readonly options?: ReadOptions;
}

/**
 * The reading of a file that is one text: an article, or the transcript of a conversation when its
 * lines open with the same few speakers. Which of the two is noted. A text that has none is kept as an
 * unread file, and its notes say why.
 */
export function oneDocument(found: TextFound, fileName: string, options: ReadOptions): Reading {
  const text = storable(found.text);
  const notes: Note[] = [...found.notes];
  const empty = text.trim() === '';
  const turns = looksLikeTranscript(text);
  if (empty) {
    notes.push({ level: 'doubt', text: `"${fileName}" holds no text.`, lines: [] });
  } else {
    notes.unshift({
      level: 'info',
      text: turns.isTranscript
        ? `${found.how}; taken for a transcript: ${turns.count} lines open with one of ${turns.speakers} speakers.`
        : `${found.how}; taken for an article.`,
      lines: [],
    });
  }
  return {
    format: found.format,
    documents: [
      {
        ...wholeFile(turns.isTranscript ? 'transcript' : 'article', text, options),
        language: options.language ?? found.language ?? null,
        statedTime: found.statedTime ?? null,
        sender: filled(found.sender),
        title: filled(found.title) ?? titleOf(text, fileName),
        attachments: (found.members ?? []).map((member) => member.name),
      },
    ],
    members: found.members ?? [],
    table: null,
    notes,
    options: found.options ?? options,
  };
}

/** A file that is kept unread: one document without a text, and the reason. */
export function unreadFile(
  format: string,
  fileName: string,
  note: Note,
  options: ReadOptions,
): Reading {
  return {
    format,
    documents: [{ ...wholeFile('file', '', options), title: fileName }],
    members: [],
    table: null,
    notes: [note],
    options,
  };
}

function wholeFile(kind: ReadDocument['kind'], text: string, options: ReadOptions): ReadDocument {
  return {
    part: 'whole',
    kind,
    language: options.language ?? null,
    textReceived: text,
    text,
    repairs: [],
    statedTime: null,
    sender: null,
    forwardedFrom: null,
    title: null,
    attachments: [],
  };
}

/**
 * Text as the store can hold it: a NUL is shown as ␀ and half a surrogate pair as U+FFFD, one
 * character for one, so that no offset moves.
 */
export function storable(text: string): string {
  return text
    .replaceAll('\0', '\u2400')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** A word or a few from outside, on one line and not too long; null when nothing is left. */
function filled(words: string | null | undefined): string | null {
  const line = storable(words ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : line.slice(0, 500);
}

/** The first heading, or a short first line that stands alone; else the file's name. */
export function titleOf(body: string, fileName: string): string {
  const lines = linesOf(body.slice(0, 20_000))
    .slice(0, 20)
    .map(({ start, end }) => body.slice(start, Math.min(end, start + 200)).trim());
  const first = lines.findIndex((line) => line !== '');
  const line = lines[first];
  const heading = line === undefined ? null : /^#{1,6}\s+(.*)$/.exec(line)?.[1];
  if (heading !== null && heading !== undefined && heading !== '') return heading;
  const alone = lines[first + 1] === '' || lines.length === 1;
  if (line !== undefined && alone && line.length <= 120 && !/[.:;,]$/.test(line)) return line;
  return fileName;
}

/** Joins a few names for a note, and says how many more there are. */
export function someOf(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** `1 row`, `2 rows`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
