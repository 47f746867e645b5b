import { SaxesParser } from 'saxes';
import type { PhotoCaption } from './photo-facts.ts';

/**
 * Captions, credits and dates of an XMP packet: RDF in which a property is an attribute of
 * `rdf:Description` or an element, possibly with a list of languages or people inside. What is broken
 * ends the reading; what was read before stands. Entities of one's own do not exist here.
 *
 * Source: ISO 16684-1 (XMP), §7; Adobe, *XMP Specification Part 2*.
 */
const WANTED: Readonly<Record<string, string>> = {
  'dc:title': 'title',
  'dc:description': 'caption',
  'dc:creator': 'creator',
  'dc:rights': 'rights',
  'photoshop:Headline': 'title',
  'photoshop:Credit': 'credit',
  'photoshop:Source': 'credit',
  'photoshop:DateCreated': 'date',
  'xmp:CreateDate': 'date',
  'exif:DateTimeOriginal': 'date',
  'xmp:CreatorTool': 'software',
};
/** Characters of one text that are kept, and texts of one file. */
export const LONGEST_CAPTION = 4000;
export const MOST_CAPTIONS = 40;
/** Elements of a packet; real ones have some hundreds. */
const MOST_ELEMENTS = 10_000;

export function readXmp(xml: string): {
  readonly captions: readonly PhotoCaption[];
  readonly damaged: boolean;
} {
  const captions: PhotoCaption[] = [];
  let damaged = false;
  const add = (name: string, text: string): void => {
    const what = WANTED[name];
    const plain = text.trim().slice(0, LONGEST_CAPTION);
    if (what === undefined || plain === '' || captions.length === MOST_CAPTIONS) return;
    if (!captions.some((one) => one.what === what && one.text === plain)) {
      captions.push({ what, text: plain, where: 'XMP' });
    }
  };
  const path: string[] = [];
  let text = '';
  let elements = 0;
  // Without `xmlns`, so that a packet without its declarations is read by the usual prefixes.
  const parser = new SaxesParser();
  parser.on('error', () => {
    damaged = true;
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    // Thrown here, caught below: nothing else stops the parser.
    if (damaged || elements > MOST_ELEMENTS) throw new RangeError('too many elements');
    path.push(tag.name);
    text = '';
    for (const [name, value] of Object.entries(tag.attributes)) add(name, String(value));
  });
  parser.on('text', (more) => {
    if (!damaged && text.length < LONGEST_CAPTION) text += more;
  });
  parser.on('closetag', () => {
    if (damaged) return;
    // The property a text belongs to is itself or stands around its list.
    const name = path.findLast((one) => one in WANTED);
    if (name !== undefined && text !== '') add(name, text);
    text = '';
    path.pop();
  });
  const from = xml.indexOf('<');
  const end = xml.search(/<\?xpacket end|\0/);
  try {
    parser.write(xml.slice(Math.max(0, from), end < 0 ? undefined : end)).close();
  } catch {
    damaged = true;
  }
  return { captions, damaged };
}
