import type { Format } from './format.ts';
import { mediaTypeOf } from './media-type.ts';

/** Anything no other reader can read: kept, shown by its name, and said to be unread. */
export const file: Format = {
  name: 'file',

  recognises() {
    return 0.01;
  },

  read(bytes, fileName, options) {
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
          text: `"${fileName}" (${type}, ${bytes.length} bytes) is kept unread: there is no reader for it.`,
          lines: [],
        },
      ],
      options,
    });
  },
};
