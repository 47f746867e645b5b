import { decode, notText } from '../encoding/decode.ts';
import type { Note, ReadOptions } from '../document.ts';
import type { Format, ReadDocument, Reading } from '../format.ts';
import { linesOf } from '../lines.ts';
import { extensionOf } from '../media-type.ts';

/**
 * A plain text or Markdown file: an article, or the transcript of a conversation.
 *
 * One file is one document (part `whole`). It is a transcript when a good part of its lines open with
 * a speaker (`Q:`, `Interviewer:`, `[00:12:31] A:`); otherwise an article. Which of the two, and by
 * what encoding, is noted. Bytes that are not text are kept as an unread file with an error note:
 * nothing that arrives is refused because of its name.
 */
export const text: Format = {
  name: 'text',

  recognises(head, fileName) {
    if (notText(head) !== null)
      return extensionOf(fileName) === 'txt' || extensionOf(fileName) === 'md' ? 0.3 : 0;
    return ['txt', 'md', 'text', 'markdown'].includes(extensionOf(fileName)) ? 0.6 : 0.1;
  },

  async read(bytes, fileName, options) {
    return readText(bytes, fileName, options);
  },
};

function readText(bytes: Uint8Array, fileName: string, options: ReadOptions): Reading {
  const binary = options.encoding === undefined ? notText(bytes) : null;
  if (binary !== null) {
    return {
      format: 'text',
      documents: [document('file', '', fileName, options)],
      members: [],
      table: null,
      notes: [
        {
          level: 'error',
          text: `"${fileName}" is not text: it holds ${binary}. It is kept unread; if it is text after all, name its encoding and read it again.`,
          lines: [],
        },
      ],
      options,
    };
  }
  const decoded = decode(bytes, options.encoding);
  const turns = findTurns(decoded.text);
  const notes: Note[] = [...decoded.notes];
  if (decoded.text.trim() === '') {
    notes.push({ level: 'doubt', text: `"${fileName}" holds no text.`, lines: [] });
  } else {
    notes.push({
      level: 'info',
      text: turns.isTranscript
        ? `Read as ${decoded.encoding}; taken for a transcript: ${turns.count} lines open with one of ${turns.speakers} speakers.`
        : `Read as ${decoded.encoding}; taken for an article.`,
      lines: [],
    });
  }
  return {
    format: 'text',
    documents: [
      document(
        turns.isTranscript ? 'transcript' : 'article',
        decoded.text,
        titleOf(decoded.text, fileName),
        options,
      ),
    ],
    members: [],
    table: null,
    notes,
    options: { ...options, encoding: decoded.encoding },
  };
}

function document(
  kind: ReadDocument['kind'],
  body: string,
  title: string,
  options: ReadOptions,
): ReadDocument {
  return {
    part: 'whole',
    kind,
    language: options.language ?? null,
    textReceived: body,
    text: body,
    repairs: [],
    statedTime: null,
    sender: null,
    forwardedFrom: null,
    title,
    attachments: [],
  };
}

/** A speaker's name at the start of a line, with or without a time code: `[00:12:31] Interviewer:`. */
const TURN =
  /^[*_>\s]*(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?\)?\]?[\s–—-]*)?(?<speaker>\p{L}[\p{L}\p{M}\p{N}.'’ -]{0,29}?)[*_]{0,2}\s?:[*_]{0,2}(?=\s|$)/u;

/**
 * Lines that open with a speaker. A transcript has at least four of them, makes a quarter of its
 * filled lines so, and lets the same few speak again and again.
 */
function findTurns(body: string): { isTranscript: boolean; count: number; speakers: number } {
  const spoken = new Map<string, number>();
  let filled = 0;
  let count = 0;
  for (const { start, end } of linesOf(body)) {
    const line = body.slice(start, Math.min(end, start + 100));
    if (line.trim() === '') continue;
    filled += 1;
    const speaker = TURN.exec(line)?.groups?.['speaker']?.toLowerCase();
    if (speaker === undefined) continue;
    count += 1;
    spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1);
  }
  const again = [...spoken.values()].filter((n) => n > 1).length;
  return {
    isTranscript: count >= 4 && count * 4 >= filled && again >= 1 && spoken.size * 2 <= count,
    count,
    speakers: spoken.size,
  };
}

/** The first heading, or a short first line that stands alone; else the file's name. */
function titleOf(body: string, fileName: string): string {
  const lines = linesOf(body)
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
