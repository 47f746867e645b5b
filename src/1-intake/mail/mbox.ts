import type { Note, ReadOptions } from '../document.ts';
import {
  IntakeError,
  type Format,
  type Member,
  type ReadDocument,
  type Reading,
} from '../format.ts';
import { extensionOf } from '../media-type.ts';
import { counted, message } from '../message.ts';
import { decode } from '../encoding/decode.ts';
import { headFields } from './eml.ts';
import { mailNotes } from './mail-notes.ts';
import { readMail, type MailMark } from './read-mail.ts';
import { splitMbox, unquoted } from './split-mbox.ts';

/**
 * A mailbox in one file: every mail is a document of its own (`message 12`), its attachments are files
 * named after it (`message 12/list.pdf`). A mail that cannot be taken apart costs no other one.
 */
export const mbox: Format = {
  name: 'mbox',

  recognises(head, fileName) {
    const text = Buffer.from(head.subarray(0, 2000)).toString('latin1');
    const named = ['mbox', 'mbx'].includes(extensionOf(fileName));
    const nl = text.indexOf('\n');
    if (!/^\s{0,20}From \S/.test(text) || nl === -1) {
      return named && /\nFrom \S/.test(text) ? 0.6 : 0;
    }
    const below = headFields(head.subarray(nl + 1));
    if (below.size < 2) return named ? 0.6 : 0;
    const extension = extensionOf(fileName);
    return named || extension === '' || extension === 'txt' || extension.length > 4 ? 0.97 : 0.6;
  },

  async read(bytes, fileName, options) {
    return readMbox(bytes, fileName, options);
  },
};

/** Attachments of one mailbox that become files of their own. */
const MOST_MEMBERS = 20_000;

function readMbox(bytes: Uint8Array, fileName: string, options: ReadOptions): Reading {
  const { mails, lies, before, doubtful } = splitMbox(bytes);
  if (mails.length === 0) {
    throw new IntakeError(
      `"${fileName}" holds no mail: no line opens one as mailboxes do ("From address date").`,
      'Export the folder again as mbox, or import the mails as .eml files.',
    );
  }
  const documents: ReadDocument[] = [];
  const members: Member[] = [];
  const marks = new Map<MailMark, number[]>();
  const senders = new Set<string>();
  let quoted = 0;
  let leftOut = 0;
  const head = bytes.subarray(0, before);
  const preamble = head.length === 0 ? '' : decode(head, options.encoding).text.trim();
  if (preamble !== '')
    documents.push(message('before the first message', preamble, { kind: 'note' }));
  for (const [i, mail] of mails.entries()) {
    const part = `message ${i + 1}`;
    const plain = unquoted(bytes, mail);
    quoted += plain.quoted;
    const read = readMail(plain.bytes, part, `${part}/`, options);
    let document = read.document;
    if (members.length + read.members.length > MOST_MEMBERS) {
      leftOut += read.members.length;
      document = { ...document, attachments: [] };
    } else members.push(...read.members);
    documents.push(document);
    if (document.sender !== null) senders.add(document.sender);
    for (const mark of read.marks) {
      const lines = marks.get(mark) ?? [];
      lines.push(mail.line);
      marks.set(mark, lines);
    }
  }
  const notes: Note[] = [
    {
      level: 'info',
      text: `${counted(mails.length, 'mail')} from ${counted(senders.size, 'sender')}, ${counted(members.length, 'attachment')}.`,
      lines: [],
    },
    ...mailNotes(marks, options.zone),
  ];
  if (quoted > 0) {
    notes.push({
      level: 'info',
      text: `${counted(quoted, 'line')} begin with ">From ", as mailboxes protect "From "; one ">" was taken away.`,
      lines: [],
    });
  }
  if (doubtful.length > 0) {
    notes.push({
      level: 'doubt',
      text: `${counted(doubtful.length, 'line')} that begin with "From " but do not look like the start of a mail kept as text.`,
      lines: doubtful,
    });
  }
  if (lies.length > 0) {
    notes.push({
      level: 'doubt',
      text: `${counted(lies.length, 'mail')} whose stated length is wrong; it was not believed.`,
      lines: lies.slice(0, 1000),
    });
  }
  if (leftOut > 0) {
    notes.push({
      level: 'error',
      text: `${leftOut} attachments beyond the first ${MOST_MEMBERS} were not taken out; they are in the original only. Split the mailbox to get them.`,
      lines: [],
    });
  }
  return { format: 'mbox', documents, members, table: null, notes, options };
}
