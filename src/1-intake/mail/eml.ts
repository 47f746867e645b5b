import { IntakeError, type Format } from '../format.ts';
import { notText } from '../encoding/decode.ts';
import { extensionOf } from '../media-type.ts';
import { mailNotes } from './mail-notes.ts';
import { readMail, type MailMark } from './read-mail.ts';

/** A mail as a file, `.eml`: one document, its attachments files of their own. */
export const eml: Format = {
  name: 'eml',

  recognises(head, fileName) {
    const extension = extensionOf(fileName);
    const fields = headFields(head);
    if (extension === 'eml' || extension === 'emlx') return fields.size > 0 ? 0.96 : 0.3;
    if (extension !== '' && extension !== 'txt' && extension !== 'mail') return 0;
    // A memo opens with From and To as well; only mail programs write these.
    const written = ['received', 'message-id', 'mime-version', 'return-path', 'delivered-to'];
    return fields.has('from') && written.some((key) => fields.has(key)) ? 0.85 : 0;
  },

  async read(bytes, fileName, options) {
    const mail = bytes.subarray(emlxStart(bytes, fileName));
    const binary = notText(mail);
    if (binary !== null && headFields(mail).size === 0) {
      throw new IntakeError(
        `"${fileName}" is not a mail: it holds ${binary}.`,
        'Save the mail again as .eml (in most programs: "Save as") and import that.',
      );
    }
    const { document, members, marks, chain } = readMail(mail, 'whole', '', options);
    const notes = mailNotes(
      new Map(marks.map((mark) => [mark, [0]] as [MailMark, number[]])),
      options.zone,
    );
    return {
      format: 'eml',
      documents: [document],
      members,
      table: null,
      notes: [
        ...notes,
        ...(chain.length > 1
          ? [
              {
                level: 'info' as const,
                text: `It came a long way: ${[...chain].reverse().join(' → ')} → ${document.sender ?? 'its sender'}.`,
                lines: [],
              },
            ]
          : []),
      ],
      options,
    };
  },
};

/** Names of the fields a file opens with, in small letters; none when it does not open with a head. */
export function headFields(head: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(head.subarray(0, 16_384))
    .toString('latin1')
    .replace(/^(?:\xEF\xBB\xBF)?\s{0,100}/, '');
  const fields = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && fields.size > 0) continue;
    const name = /^([!-9;-~]{1,76})[ \t]{0,10}:/.exec(line)?.[1]?.toLowerCase();
    // `>From ` above the head is what a mailbox leaves behind.
    if (name === undefined && /^>?From /.test(line) && fields.size === 0) continue;
    if (name === undefined) return fields.size >= 3 ? fields : new Set();
    fields.add(name);
  }
  return [...fields].some((name) => KNOWN.has(name)) ? fields : new Set();
}

const KNOWN = new Set(
  (
    'from to subject date received message-id mime-version return-path ' +
    'delivered-to content-type x-mozilla-status reply-to cc sender'
  ).split(' '),
);

/** Apple Mail writes the length of the mail on a line before it. */
function emlxStart(bytes: Uint8Array, fileName: string): number {
  if (extensionOf(fileName) !== 'emlx') return 0;
  const nl = bytes.subarray(0, 32).indexOf(0x0a);
  return /^\s*\d+\s*$/.test(Buffer.from(bytes.subarray(0, Math.max(nl, 0))).toString('latin1'))
    ? nl + 1
    : 0;
}
