/**
 * What kind of bytes these are, by their first few – the name is believed only when the bytes are
 * silent. A file that says `.txt` and begins like a PNG is a PNG.
 */
const MAGIC: readonly { readonly at: number; readonly bytes: string; readonly type: string }[] = [
  { at: 0, bytes: '89504e470d0a1a0a', type: 'image/png' },
  { at: 0, bytes: 'ffd8ff', type: 'image/jpeg' },
  { at: 0, bytes: '474946383761', type: 'image/gif' },
  { at: 0, bytes: '474946383961', type: 'image/gif' },
  { at: 8, bytes: '57454250', type: 'image/webp' },
  { at: 4, bytes: '6674797068656963', type: 'image/heic' },
  { at: 4, bytes: '6674797068656978', type: 'image/heic' },
  { at: 4, bytes: '667479706d696631', type: 'image/heic' },
  { at: 4, bytes: '6674797068657663', type: 'image/heic' },
  { at: 4, bytes: '6674797068657678', type: 'image/heic' },
  { at: 4, bytes: '6674797068656d', type: 'image/heic' },
  { at: 4, bytes: '667479706d736631', type: 'image/heic' },
  { at: 4, bytes: '6674797061766966', type: 'image/avif' },
  { at: 4, bytes: '667479704d344120', type: 'audio/mp4' },
  { at: 4, bytes: '6674797071742020', type: 'video/quicktime' },
  { at: 4, bytes: '667479703367', type: 'video/3gpp' },
  { at: 4, bytes: '66747970', type: 'video/mp4' },
  { at: 4, bytes: '6d6f6f76', type: 'video/quicktime' },
  { at: 0, bytes: '1a45dfa3', type: 'video/x-matroska' },
  { at: 0, bytes: '4f676753', type: 'audio/ogg' },
  { at: 0, bytes: '494433', type: 'audio/mpeg' },
  { at: 0, bytes: '255044462d', type: 'application/pdf' },
  { at: 0, bytes: '504b0304', type: 'application/zip' },
  { at: 0, bytes: '504b0506', type: 'application/zip' },
  { at: 0, bytes: '504b0708', type: 'application/zip' },
  { at: 0, bytes: '1f8b', type: 'application/gzip' },
  { at: 0, bytes: '377abcaf271c', type: 'application/x-7z-compressed' },
  { at: 0, bytes: '526172211a07', type: 'application/vnd.rar' },
  { at: 0, bytes: '7f454c46', type: 'application/x-executable' },
  { at: 0, bytes: '4d5a90', type: 'application/x-executable' },
  { at: 0, bytes: 'd0cf11e0a1b11ae1', type: 'application/x-ole-storage' },
  { at: 0, bytes: '53514c69746520666f726d6174203300', type: 'application/vnd.sqlite3' },
];

const BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  html: 'text/html',
  htm: 'text/html',
  json: 'application/json',
  vcf: 'text/vcard',
  opus: 'audio/ogg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** Media type of a file, by its first bytes, else by its name, else `application/octet-stream`. */
export function mediaTypeOf(head: Uint8Array, fileName: string): string {
  const magic = magicType(head);
  const named = BY_EXTENSION[extensionOf(fileName)];
  // A .docx is a ZIP; the name says what the ZIP holds.
  if (magic === 'application/zip') return named?.startsWith('application/vnd.') ? named : magic;
  return magic ?? named ?? 'application/octet-stream';
}

/** Media type by the first bytes alone; null when they match nothing we know. */
export function magicType(head: Uint8Array): string | null {
  const found = MAGIC.find(({ at, bytes }) => {
    for (let i = 0; i < bytes.length / 2; i += 1) {
      if (head[at + i] !== Number.parseInt(bytes.slice(2 * i, 2 * i + 2), 16)) return false;
    }
    return true;
  });
  return found?.type ?? null;
}

/** `photo.JPG` → `jpg`; empty when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([^./\\]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
