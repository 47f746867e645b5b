import type { Format } from './format.ts';
import { extensionOf, mediaTypeOf } from './media-type.ts';

/** Cards of an address book: who somebody really is, and how they are reached. */
const CONTACTS = new Set(['vcf', 'vcard']);

/**
 * Anything no other reader can read: kept, shown by its name, and said to be unread.
 *
 * Contact cards are text, and stay unread on purpose: what they say belongs in the vault, and a document
 * is read by everybody who may see the case.
 */
export const file: Format = {
  name: 'file',

  recognises(head, fileName) {
    const begin = String.fromCharCode(...head.subarray(0, 14)).replace(/^\u00ef\u00bb\u00bf/, '');
    return CONTACTS.has(extensionOf(fileName)) || /^BEGIN:VCARD/i.test(begin) ? 0.9 : 0.01;
  },

  read(bytes, fileName, options) {
    const contacts = file.recognises(bytes, fileName) > 0.5;
    const type = mediaTypeOf(bytes.subarray(0, 64), fileName);
    return Promise.resolve({
      format: 'file',
      documents: [
        {
          part: 'whole',
          kind: 'file',
          language: null,
          textReceived: '',
          text: '',
          repairs: [],
          statedTime: null,
          sender: null,
          forwardedFrom: null,
          title: fileName,
          attachments: [],
        },
      ],
      members: [],
      table: null,
      notes: [
        {
          level: 'doubt',
          text: contacts
            ? `"${fileName}" is a contact card and is kept unread: names and numbers of people belong in the vault, where a source's identity is sealed.`
            : `"${fileName}" (${type}, ${bytes.length} bytes) is kept unread: there is no reader for it.`,
          lines: [],
        },
      ],
      options,
    });
  },
};
