import { notText } from '../encoding/decode.ts';
import type { Format } from '../format.ts';
import { extensionOf } from '../media-type.ts';

/**
 * Telegram Desktop's export for reading: `messages.html`, `messages2.html` … of a thousand messages each.
 *
 * One message is one document, named by its number as in the machine-readable form (`message 4711`), so
 * that a reply on the second page still names the message of the first. A message without a name over it
 * is of whoever wrote the one before; Telegram writes the name again at the top of each page, so no page
 * needs another. Times carry the offset of the exporting machine, in exports before 2021 none. Of what
 * Telegram itself says ("Dana invited Karim") only the day is there: the one it stands under.
 *
 * The form says less than `result.json`: no account numbers, so that two people of one name, or two
 * deleted accounts, cannot be told apart; and not that a message was edited. It says more in one place:
 * when a forwarded message was first written.
 *
 * The other pages of an export – contacts, sessions, the list of chats – hold phone numbers and addresses
 * and no message; they are kept unread.
 *
 * Forms and traps: `spec/intake.md` IN280–IN285.
 */
export const telegramHtml: Format = {
  name: 'telegram-html',

  recognises(head, fileName) {
    const extension = extensionOf(fileName);
    if (!['', 'html', 'htm', 'xhtml'].includes(extension)) return 0;
    if (notText(head) !== null) return 0;
    const start = new TextDecoder(head[1] === 0 ? 'utf-16le' : 'utf-8').decode(head);
    const itsOwn = /<title>\s{0,100}Exported Data\s{0,100}<\/title>/.test(start);
    const message = /class="message (?:default|service)\b/.test(start);
    if (message && (itsOwn || /class="(?:page_wrap|history)"/.test(start))) return 0.96;
    return itsOwn && /class="page_wrap"/.test(start) ? 0.95 : 0;
  },

  // It shares the reader of entities with pages, which is large and loaded with the first one.
  read: async (bytes, fileName, options) =>
    (await import('./read-telegram-html.ts')).readTelegramHtml(bytes, fileName, options),
};
