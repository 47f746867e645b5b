import { SaxesParser } from 'saxes';

/**
 * XML read from front to back, one event at a time, in bounded memory.
 *
 * Names come with the prefixes this program uses, whatever the file calls them: a file may write
 * `<ns0:t>`, and if it binds `ns0` to the namespace we call `w` the name is `w:t`. Entities of a DTD
 * are never expanded and nothing outside the text is ever loaded: the parser knows only the five
 * entities of XML itself, so a "billion laughs" costs its own length.
 */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Elements inside elements; a document of people is some dozens deep. */
export const DEEPEST_XML = 10_000;

/**
 * Reads to the end, or to the first place that is no XML.
 *
 * @param namespaces address of a namespace → the prefix it is to have.
 * @returns null when all was read, else what is wrong, as the end of a sentence: "breaks off: …".
 */
export function readXml(
  xml: string,
  namespaces: Readonly<Record<string, string>>,
  events: XmlEvents,
): string | null {
  const parser = new SaxesParser({ xmlns: false, position: false, fragment: false });
  const prefixes = new Map<string, string>();
  let names = new Map<string, string>();
  const nameOf = (raw: string): string => {
    const known = names.get(raw);
    if (known !== undefined) return known;
    const colon = raw.indexOf(':');
    const prefix = colon === -1 ? '' : raw.slice(0, colon);
    const own = prefixes.get(prefix);
    const name =
      own === undefined
        ? raw
        : own === ''
          ? raw.slice(colon + 1)
          : `${own}:${raw.slice(colon + 1)}`;
    if (names.size < 10_000) names.set(raw, name);
    return name;
  };
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST_XML)
      throw new Stop(`its elements are nested more than ${DEEPEST_XML} deep`);
    const raw = tag.attributes as Record<string, string>;
    let plain = true;
    for (const key in raw) {
      if (key === 'xmlns' || key.startsWith('xmlns:')) {
        const address = raw[key] ?? '';
        const own = Object.hasOwn(namespaces, address) ? namespaces[address] : undefined;
        const prefix = key === 'xmlns' ? '' : key.slice(6);
        if (own !== undefined && prefixes.get(prefix) !== own) {
          prefixes.set(prefix, own);
          names = new Map();
        }
      }
      if (key.includes(':')) plain = false;
    }
    let attributes = raw;
    if (!plain) {
      attributes = {};
      // The default namespace does not hold for attributes.
      for (const key in raw) attributes[key.includes(':') ? nameOf(key) : key] = raw[key] ?? '';
    }
    events.open(nameOf(tag.name), attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    events.close(nameOf(tag.name));
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.on('error', (error) => {
    throw new Stop(error.message.slice(0, 120));
  });
  try {
    parser.write(xml.startsWith('\uFEFF') ? xml.slice(1) : xml).close();
    return null;
  } catch (error) {
    if (error instanceof Stop) return error.message;
    throw error;
  }
}

class Stop extends Error {}

/** All text inside the elements of a name, for small parts such as properties. */
export function textOf(
  xml: string,
  namespaces: Readonly<Record<string, string>>,
  wanted: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at: string | null = null;
  readXml(xml, namespaces, {
    open(name) {
      if (wanted.includes(name)) at = name;
    },
    close(name) {
      if (name === at) at = null;
    },
    text(text) {
      if (at !== null) found.set(at, `${found.get(at) ?? ''}${text}`.slice(0, 10_000));
    },
  });
  return found;
}
