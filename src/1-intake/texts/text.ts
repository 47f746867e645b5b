import { decode, notText } from '../encoding/decode.ts';
import type { Note, ReadOptions } from '../document.ts';
import type { Format, Reading } from '../format.ts';
import { extensionOf } from '../media-type.ts';
import { DEFAULT_ZONE } from '../time-span.ts';
import { frontMatter } from './front-matter.ts';
import { oneDocument, unreadFile } from './one-document.ts';

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
    return unreadFile(
      'text',
      fileName,
      {
        level: 'error',
        text: `"${fileName}" is not text: it holds ${binary}. It is kept unread; if it is text after all, name its encoding and read it again.`,
        lines: [],
      },
      options,
    );
  }
  const decoded = decode(bytes, options.encoding);
  const notes: Note[] = [...decoded.notes];
  const front = frontMatter(decoded.text, options.zone ?? DEFAULT_ZONE);
  if (front !== null) {
    notes.push({
      level: 'info',
      text: `The lines between --- at the top say: ${front.fields.slice(0, 20).join(', ')}. Title, author and date are taken from them.`,
      lines: [1],
    });
  }
  return oneDocument(
    {
      format: 'text',
      text: decoded.text,
      notes,
      how: `Read as ${decoded.encoding}`,
      title: front?.title ?? null,
      sender: front?.author ?? null,
      statedTime: front?.date ?? null,
      language: front?.language ?? null,
      options: { ...options, encoding: decoded.encoding },
    },
    fileName,
    options,
  );
}
