/**
 * How deep and how long a page is, found by one pass over its characters before a parser builds a
 * tree of it, and its plain words for pages that no tree should be built of.
 *
 * Both are linear in the page. The depth is never less than half of what a parser that closes
 * paragraphs and cells by itself would reach.
 */
export interface HtmlSize {
  readonly tags: number;
  readonly depth: number;
  /** Attributes of the tag that has most of them. */
  readonly attributes: number;
}

/** Elements that cannot hold others, and those whose end a parser supplies. */
const NOT_COUNTED = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup'.split(
    ' ',
  ),
);

/** Elements whose content is no text of the page. */
const RAW = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'textarea']);
/** Those of them that a parser does not look into: in the others elements stand inside each other. */
const OPAQUE = new Set(['script', 'style']);

export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly start: number;
  readonly end: number;
}

/** Tags from front to back; comments and the inside of scripts are passed over. */
export function* tagsOf(html: string, raw: ReadonlySet<string> = RAW): Generator<Tag> {
  let at = html.indexOf('<');
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end === -1) return;
      yield { name: '', closing: false, start: at, end: end + 3 };
      at = html.indexOf('<', end + 3);
      continue;
    }
    const name = /^<\/?([a-zA-Z][^\s/>]{0,60})/.exec(html.slice(at, at + 64))?.[1]?.toLowerCase();
    if (name === undefined && html[at + 1] !== '!' && html[at + 1] !== '?') {
      at = html.indexOf('<', at + 1);
      continue;
    }
    let end = endOfTag(html, at);
    if (end === -1) return;
    const closing = html[at + 1] === '/';
    if (name !== undefined && !closing && raw.has(name)) {
      const close = new RegExp(`</${name}`, 'gi');
      close.lastIndex = end;
      const found = close.exec(html);
      if (found === null) {
        yield { name, closing: true, start: at, end: html.length };
        return;
      }
      end = endOfTag(html, found.index);
      if (end === -1) end = html.length;
      yield { name: '', closing: false, start: at, end };
    } else yield { name: name ?? '', closing, start: at, end };
    at = html.indexOf('<', end);
  }
}

/** After the `>` that ends a tag; one inside quotes does not. -1 when the page ends before. */
function endOfTag(html: string, start: number): number {
  const mark = /[>"']/g;
  mark.lastIndex = start;
  for (;;) {
    const found = mark.exec(html);
    if (found === null) return -1;
    if (found[0] === '>') return found.index + 1;
    // A quote opens a value only after "="; elsewhere it is a stray character.
    if (!/=\s*$/.test(html.slice(Math.max(start, found.index - 8), found.index))) continue;
    const close = html.indexOf(found[0], found.index + 1);
    if (close === -1) {
      const end = html.indexOf('>', found.index);
      return end === -1 ? -1 : end + 1;
    }
    mark.lastIndex = close + 1;
  }
}

export function sizeOfHtml(html: string): HtmlSize {
  const open = new Map<string, number>();
  let depth = 0;
  let deepest = 0;
  let tags = 0;
  let attributes = 0;
  for (const { name, closing, start, end } of tagsOf(html, OPAQUE)) {
    tags += 1;
    // A long tag is mostly a picture written into it, which has no spaces.
    if (end - start > 5000 && name !== '') {
      attributes = Math.max(attributes, html.slice(start, end).match(/\s[^\s=>]/g)?.length ?? 0);
    }
    if (name === '' || NOT_COUNTED.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (!closing) {
      open.set(name, count + 1);
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (count > 0) {
      open.set(name, count - 1);
      depth -= 1;
    }
  }
  return { tags, depth: deepest, attributes };
}

/** The page without its tags, `\n` where one stood that ends a line; nothing else is changed. */
export function withoutTags(html: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { name, start, end } of tagsOf(html)) {
    pieces.push(html.slice(from, start), INLINE.has(name) ? '' : '\n');
    from = end;
  }
  pieces.push(html.slice(from).replace(/<[a-z!/?][\s\S]*$/i, ''));
  return pieces.join('');
}

const INLINE = new Set(
  'a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
