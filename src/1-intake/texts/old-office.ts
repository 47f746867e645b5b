import { packageKind } from '../archives/package-kind.ts';
import type { Format } from '../format.ts';
import { extensionOf, magicType } from '../media-type.ts';
import { unreadFile } from './one-document.ts';

/**
 * Documents that are kept and not read: the binary files of old Office programs, mail saved by
 * Outlook, presentations and books. The note says what each is and how to bring in what it says.
 */
export const oldOffice: Format = {
  name: 'old-office',

  recognises(head, fileName) {
    if (magicType(head) === OLE) return 0.9;
    return ['pptx', 'odp', 'epub'].includes(packageKind(head, fileName) ?? '') ? 0.9 : 0;
  },

  read(bytes, fileName, options) {
    const { what, mend } = describe(bytes, fileName);
    return Promise.resolve(
      unreadFile(
        'old-office',
        fileName,
        {
          level: 'doubt',
          text: `"${fileName}" is ${what}. It is kept unread: ${mend}.`,
          lines: [],
        },
        options,
      ),
    );
  },
};

const OLE = 'application/x-ole-storage';

interface Described {
  readonly what: string;
  readonly mend: string;
}

const PACKED: Readonly<Record<string, Described>> = {
  pptx: { what: 'a presentation', mend: 'save it as PDF and import that again' },
  odp: { what: 'a presentation', mend: 'save it as PDF and import that again' },
  epub: {
    what: 'an electronic book',
    mend: 'save the chapters that matter as .html or .txt and import those',
  },
};

const DOC = {
  what: 'a Word document in the old form (.doc)',
  mend: 'open it in a word processor, save as .docx and import again',
};
const XLS = {
  what: 'an Excel workbook in the old form (.xls)',
  mend: 'open it in a spreadsheet program, save as .xlsx and import again',
};
const PPT = {
  what: 'a presentation in the old form (.ppt)',
  mend: 'save it as PDF and import that again',
};
const MSG = {
  what: 'a mail saved by Outlook (.msg)',
  mend: 'save it as .eml from a mail program and import that again',
};
const LOCKED = {
  what: 'an Office document protected by a password',
  mend: 'ask whoever sent it for the password, save it without one and import again',
};
const OTHER = {
  what: 'a file of an Office program in a form that is not read',
  mend: 'open it there, save it as .docx, .xlsx or PDF and import again',
};

/** Streams inside the file tell what it is; their names stand in it in UTF-16. */
const STREAMS: readonly (readonly [stream: string, described: Described])[] = [
  ['EncryptedPackage', LOCKED],
  ['WordDocument', DOC],
  ['__properties_version1.0', MSG],
  ['PowerPoint Document', PPT],
  ['Workbook', XLS],
];

const BY_EXTENSION: Readonly<Record<string, Described>> = {
  doc: DOC,
  dot: DOC,
  xls: XLS,
  xlt: XLS,
  ppt: PPT,
  pps: PPT,
  msg: MSG,
};

function describe(bytes: Uint8Array, fileName: string): Described {
  const packed = PACKED[packageKind(bytes.subarray(0, 64 * 1024), fileName) ?? ''];
  if (packed !== undefined) return packed;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = STREAMS.find(([stream]) => whole.includes(Buffer.from(stream, 'utf16le')));
  const extension = extensionOf(fileName);
  return (
    found?.[1] ??
    (Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined) ??
    OTHER
  );
}
