import type { Note } from '../document.ts';
import { zoneNote } from '../message.ts';
import type { MailMark } from './read-mail.ts';

/**
 * What is said about a mail, or about all mails of a mailbox at once: how many of them have a mark,
 * and on which lines of the file those begin.
 */
export function mailNotes(
  marks: ReadonlyMap<MailMark, readonly number[]>,
  zone: string | undefined,
): readonly Note[] {
  const notes: Note[] = [];
  for (const [mark, lines] of marks) {
    const n = lines.length;
    const mails = n === 1 ? 'One mail' : `${n} mails`;
    const known = lines.filter((line) => line > 0).slice(0, 1000);
    if (mark === 'naive date') {
      notes.push({ ...zoneNote(zone, `${mails} ${n === 1 ? 'has' : 'have'}`), lines: known });
      continue;
    }
    const { level, words } = MARKS[mark];
    notes.push({ level, text: `${mails} ${n === 1 ? words[0] : words[1]}.`, lines: known });
  }
  return notes;
}

interface Words {
  readonly level: Note['level'];
  readonly words: readonly [one: string, several: string];
}

const both = (level: Note['level'], one: string, several: string): Words => ({
  level,
  words: [one, several],
});

const MARKS: Readonly<Record<Exclude<MailMark, 'naive date'>, Words>> = {
  'html only': both(
    'info',
    'was written in HTML only and is shown as text',
    'were written in HTML only and are shown as text',
  ),
  'html has more': both(
    'info',
    'says more in HTML than in its plain text; both are shown',
    'say more in HTML than in their plain text; both are shown',
  ),
  'hidden words': both(
    'doubt',
    'holds words that its sender hid from the reader; they are in the original only',
    'hold words that their senders hid from the reader; they are in the originals only',
  ),
  'remote pictures': both(
    'info',
    'wants to load pictures from the network; nothing was fetched',
    'want to load pictures from the network; nothing was fetched',
  ),
  'tracking pixels': both(
    'doubt',
    'holds an invisible picture that reports when it is opened; it was not loaded here, but opening the mail elsewhere tells its sender',
    'hold an invisible picture that reports when they are opened; none was loaded here, but opening them elsewhere tells their sender',
  ),
  forwarded: both(
    'info',
    'was forwarded; whom it is from is kept with it, as far as the mail says',
    'were forwarded; whom they are from is kept with them, as far as the mails say',
  ),
  resent: both(
    'info',
    'was resent unchanged: who resent it is its sender, and its author is whom it was forwarded from',
    'were resent unchanged: who resent them is their sender, and their author is whom they were forwarded from',
  ),
  attachments: both(
    'info',
    'has attachments, which are files of their own',
    'have attachments, which are files of their own',
  ),
  'attached mail': both(
    'info',
    'carries another mail, which is a document of its own',
    'carry other mails, which are documents of their own',
  ),
  encrypted: both(
    'error',
    'is encrypted or in a sealed envelope (S/MIME, PGP) and is kept unread: decrypt it and import the result',
    'are encrypted or in sealed envelopes (S/MIME, PGP) and are kept unread: decrypt them and import the results',
  ),
  signed: both(
    'info',
    'is signed; the signature is kept and was not checked',
    'are signed; the signatures are kept and were not checked',
  ),
  calendar: both(
    'info',
    'brings an invitation, kept as a file',
    'bring invitations, kept as files',
  ),
  winmail: both(
    'doubt',
    'has its attachments packed in a winmail.dat, which is kept unread',
    'have their attachments packed in winmail.dat files, which are kept unread',
  ),
  'no date': both('doubt', 'has no date that could be read', 'have no date that could be read'),
  'dates differ': both(
    'doubt',
    'gives a date more than a day away from when the first server had it',
    'give a date more than a day away from when the first server had them',
  ),
  'guessed encoding': both(
    'doubt',
    'does not say its encoding, which was guessed; name another and read it again if it looks wrong',
    'do not say their encoding, which was guessed; name another and read them again if they look wrong',
  ),
  'unreadable places': both(
    'error',
    'has places that could not be decoded, shown as \uFFFD',
    'have places that could not be decoded, shown as \uFFFD',
  ),
  'not taken apart': both(
    'error',
    'has more parts, or parts deeper inside each other, than are taken apart; the rest stays whole as an attachment or text',
    'have more parts, or parts deeper inside each other, than are taken apart; the rest stays whole as attachments or text',
  ),
  'long head': both(
    'error',
    'has a head longer than half a megabyte, of which the beginning was read',
    'have heads longer than half a megabyte, of which the beginning was read',
  ),
  'wrong boundary': both(
    'doubt',
    'names a boundary between its parts that occurs nowhere; it was parted where another one stands',
    'name a boundary between their parts that occurs nowhere; they were parted where another one stands',
  ),
  'cut short': both(
    'doubt',
    'has no end: it was cut short, or never finished; what is there was read',
    'have no end: they were cut short, or never finished; what is there was read',
  ),
  'too many attachments': both(
    'error',
    'has more attachments than are taken out; the others are in the original only',
    'have more attachments than are taken out; the others are in the originals only',
  ),
  'quotes earlier mail': both(
    'info',
    'quotes an earlier one (lines with >)',
    'quote earlier ones (lines with >)',
  ),
  'no head': both(
    'error',
    'has no head: nobody is named as its sender',
    'have no head: nobody is named as their sender',
  ),
};
