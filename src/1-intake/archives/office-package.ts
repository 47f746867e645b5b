import type { Note } from '../document.ts';
import { IntakeError } from '../format.ts';
import { decode } from '../encoding/decode.ts';
import { openArchive, type ZipLimits } from './zip.ts';

/** Parts of a document pack harder than chats do: pages of empty cells reach 100 : 1 and more. */
export const PACKAGE_LIMITS: ZipLimits = {
  entries: 20_000,
  bytes: 512 * 1024 * 1024,
  ratio: 400,
  ratioFrom: 4 * 1024 * 1024,
};

/** The parts of an Office or OpenDocument file, unpacked when they are asked for. */
export interface OfficePackage {
  readonly names: readonly string[];
  /** What is odd about the package as a whole. */
  readonly notes: readonly Note[];
  /** A part as text; null when there is none of that name. */
  text(name: string): Promise<string | null>;
  /** A part as it is; null when there is none of that name. */
  unpack(name: string): Promise<Uint8Array | null>;
  /** Relationships of a part (`_rels/….rels`), by id; targets are names of parts or addresses. */
  relations(part: string): Promise<ReadonlyMap<string, Relation>>;
}

export interface Relation {
  /** The last word of its type: `footnotes`, `worksheet`, `hyperlink`. */
  readonly type: string;
  /** The name of a part; an address outside the file when `external`, which is never followed. */
  readonly target: string;
  readonly external: boolean;
}

/**
 * Opens the ZIP that a document is. Nothing outside it is ever fetched, and a part is unpacked only
 * under the limits. Throws `IntakeError` for what is no such package.
 */
export async function openPackage(
  bytes: Uint8Array,
  fileName: string,
  limits: ZipLimits = PACKAGE_LIMITS,
): Promise<OfficePackage> {
  const archive = await openArchive(bytes, fileName, limits);
  const notes: Note[] = [];
  if (archive.doubled.length > 0) {
    notes.push({
      level: 'error',
      text: `"${fileName}" holds ${archive.doubled.length} ${archive.doubled.length === 1 ? 'part' : 'parts'} twice (${archive.doubled.slice(0, 5).join(', ')}); the first of each was read. No office program writes such a file.`,
      lines: [],
    });
  }
  const text = async (name: string): Promise<string | null> => {
    const content = await archive.unpack(name);
    if (content === null) return null;
    return decode(content, xmlEncoding(content)).text;
  };
  return {
    names: archive.names,
    notes,
    text,
    unpack: (name) => archive.unpack(name),
    async relations(part) {
      const cut = part.lastIndexOf('/') + 1;
      const folder = part.slice(0, cut);
      const rels = await text(`${folder}_rels/${part.slice(cut)}.rels`);
      return relationsOf(rels ?? '', folder);
    },
  };
}

/** What the XML declaration says; UTF-8 when it is silent (XML 1.0, 4.3.3). */
function xmlEncoding(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named = /^[^<]*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(start)?.[1]?.toLowerCase();
  return named === undefined || named.startsWith('utf-16') ? 'utf-8' : named;
}

const RELATION = /<(?:\w+:)?Relationship\s([^>]{0,4000})>/g;

function relationsOf(xml: string, folder: string): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  for (const [, attributes = ''] of xml.matchAll(RELATION)) {
    const value = (name: string): string =>
      unescapeXml(new RegExp(`(?:^|\\s)${name}=["']([^"']*)["']`).exec(attributes)?.[1] ?? '');
    const external = value('TargetMode') === 'External';
    const target = value('Target');
    relations.set(value('Id'), {
      type: value('Type').split('/').at(-1) ?? '',
      target: external ? target : resolvePart(folder, target),
      external,
    });
    if (relations.size > 100_000) break;
  }
  return relations;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** `../media/a.png` seen from `xl/worksheets/` is `xl/media/a.png`; it never climbs above the top. */
function resolvePart(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The document a file claims to be is not in it. */
export function notInside(fileName: string, what: string, names: readonly string[]): IntakeError {
  const inside = names.slice(0, 3).map((name) => `"${name.slice(0, 60)}"`);
  return new IntakeError(
    `"${fileName}" is a ZIP archive but holds no ${what}; it holds ${inside.length === 0 ? 'nothing' : inside.join(', ')}${names.length > 3 ? ', …' : ''}.`,
    'If it is an archive of files, rename it to .zip and import it again; if not, open it in its own program and save it anew.',
  );
}
