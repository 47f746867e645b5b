import type { Note } from '../document.ts';
import { IntakeError } from '../format.ts';
import { notInside, openPackage, type OfficePackage } from '../archives/office-package.ts';
import { decode } from '../encoding/decode.ts';
import { textOf } from '../xml.ts';
import { propertyNote } from './docx.ts';

/** Namespaces of OpenDocument 1.2 and 1.3 with the prefixes its standard uses. */
export const ODF = Object.fromEntries(
  ['office', 'text', 'table', 'style', 'meta', 'drawing', 'manifest'].map((name) => [
    `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`,
    name === 'drawing' ? 'draw' : name,
  ]),
) as Readonly<Record<string, string>>;

const NAMES: Readonly<Record<string, string>> = {
  ...ODF,
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/1999/xlink': 'xlink',
  'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0': 'svg',
};
export { NAMES as ODF_NAMES };

export interface OpenDocument {
  readonly content: string;
  readonly styles: string;
  readonly title: string | null;
  readonly notes: readonly Note[];
  /** Null for a flat file (`.fodt`, `.fods`), which is one piece of XML. */
  readonly pack: OfficePackage | null;
}

/** Opens an OpenDocument file, packed or flat. Throws `IntakeError` for what it refuses. */
export async function openDocument(
  bytes: Uint8Array,
  fileName: string,
  what: 'text' | 'spreadsheet',
): Promise<OpenDocument> {
  const kind = what === 'text' ? 'OpenDocument text' : 'OpenDocument spreadsheet';
  const flat = bytes[0] !== 0x50;
  if (flat) {
    const content = decode(bytes).text;
    return { content, styles: content, pack: null, ...about(content) };
  }
  const pack = await openPackage(bytes, fileName);
  const manifest = (await pack.text('META-INF/manifest.xml')) ?? '';
  if (/<(?:\w+:)?encryption-data\b/.test(manifest)) {
    throw new IntakeError(
      `"${fileName}" is protected by a password.`,
      'Ask whoever sent it for the password, save it without one, and import that.',
    );
  }
  const content = await pack.text('content.xml');
  if (content === null || !new RegExp(`office:${what}\\b|:${what}[\\s>/]`).test(content)) {
    throw notInside(fileName, kind, pack.names);
  }
  const said = about((await pack.text('meta.xml')) ?? '');
  return {
    content,
    styles: (await pack.text('styles.xml')) ?? '',
    pack,
    title: said.title,
    notes: [...pack.notes, ...said.notes],
  };
}

function about(xml: string): { readonly title: string | null; readonly notes: readonly Note[] } {
  const found = textOf(xml, NAMES, [
    'dc:title',
    'meta:initial-creator',
    'meta:creation-date',
    'office:body',
  ]);
  const rest = textOf(xml.slice(0, 50_000), NAMES, ['dc:creator', 'dc:date']);
  const named = new Map<string, string>();
  const put = (key: string, value: string | undefined): unknown =>
    value !== undefined && named.set(key, value);
  put('dc:creator', found.get('meta:initial-creator'));
  put('dcterms:created', found.get('meta:creation-date'));
  if (/<office:meta|<(?:\w+:)?document-meta/.test(xml.slice(0, 5000))) {
    put('cp:lastModifiedBy', rest.get('dc:creator')?.slice(0, 100));
    put('dcterms:modified', rest.get('dc:date')?.slice(0, 30));
  }
  return { title: found.get('dc:title') ?? null, notes: propertyNote(named) };
}

/** `text:c` and the like: a count a file states, never more than could be meant. */
export function statedCount(value: string | undefined, most: number): number {
  const count = value === undefined ? 1 : Number(value);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, most) : 1;
}
