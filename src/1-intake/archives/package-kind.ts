import { extensionOf, magicType } from '../media-type.ts';

/** Documents that are ZIPs inside. */
export type PackageKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'odp' | 'epub';

const BY_MIMETYPE: readonly (readonly [start: string, kind: PackageKind])[] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['application/epub+zip', 'epub'],
];

const BY_FOLDER: readonly (readonly [start: string, kind: PackageKind])[] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
];

const BY_EXTENSION: Readonly<Record<string, PackageKind>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
  pptx: 'pptx',
  odt: 'odt',
  ott: 'odt',
  ods: 'ods',
  ots: 'ods',
  odp: 'odp',
  epub: 'epub',
};

/**
 * Which document a ZIP is, by the names of its first files – an Office file has a folder `word/` or
 * `xl/` beside `[Content_Types].xml`, an OpenDocument file or book begins with a file `mimetype` –
 * and only then by its own name. Null for an archive of files.
 */
export function packageKind(head: Uint8Array, fileName: string): PackageKind | null {
  if (magicType(head) !== 'application/zip') return null;
  const names = firstNames(head);
  const [first] = names;
  if (first?.name === 'mimetype') {
    const type = latin1(head.subarray(first.end, first.end + 60));
    const kind = BY_MIMETYPE.find(([start]) => type.startsWith(start));
    if (kind !== undefined) return kind[1];
  }
  if (names.some(({ name }) => name === '[Content_Types].xml' || name === '_rels/.rels')) {
    for (const { name } of names) {
      const kind = BY_FOLDER.find(([start]) => name.startsWith(start));
      if (kind !== undefined) return kind[1];
    }
  }
  const extension = extensionOf(fileName);
  return Object.hasOwn(BY_EXTENSION, extension) ? (BY_EXTENSION[extension] ?? null) : null;
}

/** Names in the local headers (APPNOTE 4.3.7) that lie within the head. */
function firstNames(head: Uint8Array): readonly { readonly name: string; readonly end: number }[] {
  const names: { name: string; end: number }[] = [];
  for (
    let at = head.indexOf(0x50);
    at !== -1 && names.length < 100;
    at = head.indexOf(0x50, at + 1)
  ) {
    if (head[at + 1] !== 0x4b || head[at + 2] !== 0x03 || head[at + 3] !== 0x04) continue;
    const length = (head[at + 26] ?? 0) | ((head[at + 27] ?? 0) << 8);
    const extra = (head[at + 28] ?? 0) | ((head[at + 29] ?? 0) << 8);
    if (length === 0 || length > 200) continue;
    const name = latin1(head.subarray(at + 30, at + 30 + length)).replaceAll('\\', '/');
    names.push({ name, end: at + 30 + length + extra });
  }
  return names;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
