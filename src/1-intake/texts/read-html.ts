import { Readability } from '@mozilla/readability';
import iconv from 'iconv-lite';
import { parseHTML } from 'linkedom';
import PostalMime from 'postal-mime';
import type { Note, ReadOptions } from '../document.ts';
import { decode, notText } from '../encoding/decode.ts';
import { IntakeError, type Member, type Reading } from '../format.ts';
import { isoSpan } from '../stated-time.ts';
import { DEFAULT_ZONE } from '../time-span.ts';
import { withMarks, withoutEntities } from './html-entities.ts';
import { sizeOfHtml, withoutTags } from './html-size.ts';
import { textOfNode, type PageNode } from './html-text.ts';
import { oneDocument, someOf, unreadFile } from './one-document.ts';
import { isWebArchive, latin1 } from './web-archive.ts';

/** Beyond these a page is no page: no tree of it is built. */
const DEEPEST = 400;
const MOST_TAGS = 400_000;
/** The search for an article looks from every element up to the root. */
const DEEPEST_ARTICLE = 150;
const MOST_ATTRIBUTES = 2000;

/** Reads a page; see `html.ts`. Throws `IntakeError` for a web archive that cannot be taken apart. */
export async function readHtml(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Promise<Reading> {
  const binary = options.encoding === undefined ? notText(bytes) : null;
  if (binary !== null) {
    return unreadFile(
      'html',
      fileName,
      {
        level: 'error',
        text: `"${fileName}" is not a page: it holds ${binary}. It is kept unread; if it is a page after all, name its encoding and read it again.`,
        lines: [],
      },
      options,
    );
  }
  if (isWebArchive(latin1(bytes.subarray(0, 2048))))
    return readWebArchive(bytes, fileName, options);
  const { text, encoding, notes } = decodePage(bytes, options.encoding);
  return readPage(text, fileName, options, { encoding, notes, members: [] });
}

/** A page with all it shows in one file, as browsers save it: MIME (RFC 2557). */
async function readWebArchive(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Promise<Reading> {
  const mail = await PostalMime.parse(new Uint8Array(bytes), { maxNestingDepth: 20 }).catch(
    (error: unknown) => {
      throw new IntakeError(
        `The saved page "${fileName}" cannot be taken apart: ${error instanceof Error ? error.message : 'it is damaged'}.`,
        'Open it in a browser, save it as a complete page (.html), and import that.',
      );
    },
  );
  const head = latin1(bytes.subarray(0, 4096));
  const address = /^(?:Snapshot-Content-Location|Content-Location):\s*(\S{1,2000})/im.exec(
    head,
  )?.[1];
  const saved = /^Date:\s*([^\r\n]{1,100})/im.exec(head)?.[1];
  const notes: Note[] = [];
  if (address !== undefined || saved !== undefined) {
    notes.push({
      level: 'info',
      text: `Saved${saved === undefined ? '' : ` on ${saved.trim()}`}${address === undefined ? '' : ` from ${address}`}, as the file says.`,
      lines: [],
    });
  }
  const members: Member[] = [];
  for (const [i, part] of mail.attachments.entries()) {
    if (!part.mimeType.startsWith('image/')) continue;
    const content =
      typeof part.content === 'string'
        ? new TextEncoder().encode(part.content)
        : new Uint8Array(part.content);
    const kind = /^image\/(\w{1,5})/.exec(part.mimeType)?.[1] ?? 'bin';
    members.push({ name: `picture-${i + 1}.${kind === 'jpeg' ? 'jpg' : kind}`, bytes: content });
  }
  return readPage(mail.html ?? mail.text ?? '', fileName, options, {
    encoding: 'mime',
    notes,
    members,
  });
}

interface Page {
  readonly encoding: string;
  readonly notes: readonly Note[];
  readonly members: readonly Member[];
}

function readPage(raw: string, fileName: string, options: ReadOptions, page: Page): Reading {
  const notes: Note[] = [...page.notes];
  const say = (level: Note['level'], text: string): number =>
    notes.push({ level, text, lines: [] });
  const settings = page.encoding === 'mime' ? options : { ...options, encoding: page.encoding };
  const saved = /^[^<]*(?:<!doctype[^>]*>\s*)?<!-- saved from url=\(\d+\)(\S{1,2000}) -->/i.exec(
    raw.slice(0, 5000),
  )?.[1];
  if (saved !== undefined) say('info', `Saved from ${saved}, as the file says.`);
  const source = withoutEntities(raw);
  const size = sizeOfHtml(source);
  if (size.depth > DEEPEST || size.tags > MOST_TAGS || size.attributes > MOST_ATTRIBUTES) {
    say(
      'doubt',
      `The page has ${size.tags} tags, up to ${size.depth} inside each other: more than a page has. All its words were read, menus and hidden text included.`,
    );
    const text = withMarks(withoutTags(source))
      .replace(/[ \t\r]*\n\s*\n\s*/g, '\n\n')
      .trim();
    return oneDocument(
      {
        format: 'html',
        text,
        how: `Read as a page in ${page.encoding}`,
        notes,
        members: page.members,
        options: settings,
      },
      fileName,
      options,
    );
  }
  const document = parseTree(source);
  const said = aboutItself(document);
  const hidden = hiddenTexts(document);
  const isHidden = (node: PageNode): boolean => hidden.nodes.has(node);
  const whole = withMarks(textOfNode(document.body, isHidden).trim());
  // Tags that close nothing hide how deep a page is until it is a tree.
  const article = depthOf(document.body) > DEEPEST_ARTICLE ? null : findArticle(document);
  const text = article === null ? '' : withMarks(textOfNode(article.root, isHidden).trim());
  // Of a short page a third is no article: better the menus than half a statement.
  const found =
    article !== null &&
    text.length >= 140 &&
    (whole.length > 3000 || text.length * 3 > whole.length);
  const title = said.title ?? tidy(article?.title);
  const body = found ? text : whole;
  if (found) {
    if (whole.length > text.length * 1.2) {
      say(
        'info',
        `Of ${whole.length} characters on the page, ${text.length} are the article; the rest (menus, links, notices) stays in the original.`,
      );
    }
  } else if (whole !== '') say('info', 'No article stands out; the whole page was read.');
  if (hidden.texts.length > 0) {
    const most = hidden.texts.slice(0, 5).map((words) => `"${words.slice(0, 200)}"`);
    say(
      'doubt',
      `The page hides text, which is not part of what was read: ${someOf(most)}${hidden.texts.length > 5 ? ` and ${hidden.texts.length - 5} more` : ''}.`,
    );
  }
  if (said.address !== null) say('info', `The page names its address: ${said.address}.`);
  if (said.changed !== null) say('info', `The page says it was last changed ${said.changed}.`);
  const statedTime =
    said.published === null ? null : isoSpan(said.published, options.zone ?? DEFAULT_ZONE);
  if (said.published !== null) {
    say(
      'info',
      statedTime === null
        ? `The page says it appeared "${said.published}", which was not read as a date.`
        : `The page says it appeared ${said.published}.`,
    );
  }
  const opening = body.slice(0, 2000).split('\n').slice(0, 6).map(fold);
  const headline = title !== null && title !== '' && !opening.includes(fold(title));
  return oneDocument(
    {
      format: 'html',
      text: headline ? `${title}\n\n${body}` : body,
      how: `Read as a page in ${page.encoding}`,
      title,
      sender: said.byline ?? tidy(article?.byline),
      statedTime,
      language: said.language,
      notes,
      members: page.members,
      options: settings,
    },
    fileName,
    options,
  );
}

/** How many elements the deepest one stands in. */
function depthOf(root: PageNode): number {
  let deepest = 0;
  let depth = 0;
  for (let node: PageNode | null = root; node !== null;) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      deepest = Math.max(deepest, ++depth);
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    if (node === null || node === root) break;
    node = node.nextSibling;
  }
  return deepest;
}

type Tree = ReturnType<typeof parseHTML>['document'];

/** A fragment has no body of its own for this parser: it is put into one. */
function parseTree(source: string): Tree {
  const plain = withoutDeclarations(source);
  const full = /<(?:html|body)[\s>]/i.test(plain)
    ? plain
    : `<!doctype html><html><body>${plain}</body></html>`;
  const { document } = parseHTML(full);
  // A tag that never closes can swallow the whole page; then what is there is read as words.
  if (document.documentElement !== null) return document;
  const words = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return parseHTML(`<!doctype html><html><body><pre>${words}</pre></body></html>`).document;
}

/**
 * A page without declarations after its first. Browsers pass over them; a tree with one in the middle of
 * it sends the search for the article round for ever.
 */
function withoutDeclarations(source: string): string {
  return source.replace(/<!(?!--)[^>]*>?/g, (found, at: number) =>
    at < 1000 && /^<!doctype\s+html/i.test(found) && !/[<[]/.test(found.slice(2)) ? found : ' ',
  );
}

function findArticle(document: Tree): {
  readonly root: PageNode;
  readonly title: string | null;
  readonly byline: string | null;
} | null {
  try {
    const found = new Readability<PageNode>(document as unknown as Document, {
      // The tree itself, not its text: a text would have to be parsed again.
      serializer: (node) => node as unknown as PageNode,
      maxElemsToParse: MOST_TAGS,
    }).parse();
    if (found?.content === null || found?.content === undefined) return null;
    return { root: found.content, title: found.title ?? null, byline: found.byline ?? null };
  } catch {
    // It throws plain errors on trees it does not expect; the whole page is read then.
    return null;
  }
}

interface Said {
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly changed: string | null;
  readonly address: string | null;
  readonly language: string | null;
}

/** What a page says about itself, the surest place first. */
function aboutItself(document: Tree): Said {
  const meta = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    const content = tidy(element.getAttribute('content'));
    if (name !== '' && content !== null && !meta.has(name)) meta.set(name, content);
  }
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = meta.get(name);
      if (value !== undefined) return value;
    }
    return null;
  };
  const ld = jsonLd(document);
  const time = document.querySelector(
    'time[datetime][pubdate], time[itemprop="datePublished"], article time[datetime], header time[datetime], time[datetime]',
  );
  const headline = document.querySelectorAll('h1');
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null;
  const author = first('author', 'article:author', 'dc.creator', 'byl', 'parsely-author');
  return {
    title:
      ld.headline ??
      first('og:title', 'twitter:title', 'dc.title') ??
      (headline.length === 1 ? tidy(headline[0]?.textContent) : null) ??
      tidy(document.querySelector('title')?.textContent),
    byline: ld.author ?? (author !== null && /^https?:/.test(author) ? null : author),
    published:
      ld.published ??
      first(
        'article:published_time',
        'datepublished',
        'date',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'dcterms.issued',
        'pubdate',
        'publishdate',
        'publish-date',
        'parsely-pub-date',
        'sailthru.date',
      ) ??
      tidy(time?.getAttribute('datetime')),
    changed:
      ld.changed ??
      first('article:modified_time', 'datemodified', 'last-modified', 'og:updated_time'),
    address: tidy(canonical ?? first('og:url')),
    language:
      /^[a-z]{2,3}/i
        .exec(document.documentElement?.getAttribute('lang') ?? '')?.[0]
        ?.toLowerCase() ?? null,
  };
}

function jsonLd(document: Tree): {
  headline: string | null;
  author: string | null;
  published: string | null;
  changed: string | null;
} {
  const said = {
    headline: null as string | null,
    author: null as string | null,
    published: null as string | null,
    changed: null as string | null,
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse(withMarks((script.textContent ?? '').slice(0, 1_000_000)));
    } catch {
      continue;
    }
    const roots = Array.isArray(data) ? data : [data, ...listOf(field(data, '@graph'))];
    for (const root of roots.slice(0, 100)) {
      const type = listOf(field(root, '@type')).join(' ');
      if (!/Article|Posting|Report|WebPage|NewsArticle/.test(type)) continue;
      said.headline ??= words(field(root, 'headline'));
      said.published ??= words(field(root, 'datePublished'));
      said.changed ??= words(field(root, 'dateModified'));
      const authors = listOf(field(root, 'author')).map(
        (one) => words(one) ?? words(field(one, 'name')),
      );
      said.author ??=
        authors
          .filter((name) => name !== null)
          .slice(0, 10)
          .join(', ') || null;
    }
  }
  return said;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function words(value: unknown): string | null {
  return typeof value === 'string' ? tidy(value) : null;
}

function tidy(text: string | null | undefined): string | null {
  const plain = withMarks((text ?? '').slice(0, 2000))
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? null : plain.slice(0, 500);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const HIDING =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;

/** Elements that hide what they hold, by their own style; sheets of styles are not read. */
function hiddenTexts(document: Tree): {
  readonly nodes: ReadonlySet<PageNode>;
  readonly texts: readonly string[];
} {
  const nodes = new Set<PageNode>();
  const texts: string[] = [];
  for (const element of document.querySelectorAll('[style], [hidden]')) {
    const hidden =
      element.getAttribute('hidden') !== null || HIDING.test(element.getAttribute('style') ?? '');
    if (!hidden) continue;
    const node = element as unknown as PageNode;
    nodes.add(node);
    let inside = false;
    for (let above = node.parentNode; above !== null && !inside; above = above.parentNode)
      inside = nodes.has(above);
    if (inside || texts.length >= 100) continue;
    const text = withMarks(textOfNode(node)).replace(/\s+/g, ' ').trim();
    if (/\p{L}/u.test(text)) texts.push(text);
  }
  return { nodes, texts };
}

/**
 * By the mark at its start, else by what the page says of itself – unless it is UTF-8 from end to end,
 * which nothing else is by chance – else as any text.
 */
function decodePage(
  bytes: Uint8Array,
  wanted: string | undefined,
): { readonly text: string; readonly encoding: string; readonly notes: readonly Note[] } {
  if (wanted !== undefined) return decode(bytes, wanted);
  const start = latin1(bytes.subarray(0, 4096));
  const stated =
    /<meta[^>]{0,300}charset\s*=\s*["']?([\w-]{2,30})|^[^<]*<\?xml[^>]{0,100}encoding=["']([\w-]{2,30})/i.exec(
      start,
    );
  const name = (stated?.[1] ?? stated?.[2])?.toLowerCase();
  const marked = /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/.test(start);
  if (name === undefined || marked || name.startsWith('utf') || !iconv.encodingExists(name))
    return decode(bytes);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const plain = decode(bytes);
    const ascii = !/[^\0-\x7F]/.test(plain.text);
    return ascii
      ? decode(bytes, name)
      : {
          ...plain,
          notes: [
            ...plain.notes,
            {
              level: 'doubt',
              text: `The page says it is ${name}; it is UTF-8 and was read as that.`,
              lines: [],
            },
          ],
        };
  } catch {
    return decode(bytes, name);
  }
}
