/**
 * The text of a part of a page as a person sees it: blocks on lines of their own, a blank line between
 * paragraphs, `<br>` kept, cells of a row with tabs between them, list items with a dash. Walks the
 * tree without calling itself, so that no depth of it can matter.
 */
const PARAGRAPH = new Set(
  'P H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE TABLE UL OL DL FIGURE SECTION ARTICLE HEADER FOOTER MAIN ASIDE HR ADDRESS DETAILS FORM'.split(
    ' ',
  ),
);
const LINE = new Set('DIV LI TR DT DD FIGCAPTION SUMMARY OPTION CAPTION NAV LEGEND'.split(' '));
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT HEAD TEXTAREA SELECT BUTTON CANVAS AUDIO VIDEO'.split(
    ' ',
  ),
);

/** What is needed of a node; linkedom's and the browser's both have it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

/** @param skip elements to leave out besides scripts, styles and controls. */
export function textOfNode(
  root: PageNode,
  skip: (node: PageNode) => boolean = () => false,
): string {
  const pieces: string[] = [];
  /** Line ends owed before the next words. */
  let owed = 0;
  let space = false;
  let started = false;
  let preformatted = 0;
  let cell = false;
  const owe = (lines: number): void => {
    owed = Math.max(owed, lines);
    space = false;
  };
  const say = (words: string): void => {
    if (started && owed > 0) pieces.push(owed === 1 ? '\n' : '\n\n');
    else if (space && started) pieces.push(' ');
    owed = 0;
    space = false;
    started = true;
    cell = false;
    pieces.push(words);
  };
  const enter = (node: PageNode): boolean => {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? '';
      if (preformatted > 0) {
        if (text !== '') say(text);
        return false;
      }
      const words = text.replace(/[ \t\r\n\f]+/g, ' ');
      const bare = words.replace(/^ | $/g, '');
      if (words.startsWith(' ')) space = true;
      if (bare !== '') {
        say(bare);
        space = words.endsWith(' ');
      }
      return false;
    }
    if (node.nodeType !== 1) return node.nodeType === 9 || node.nodeType === 11;
    const name = node.nodeName.toUpperCase();
    if (SKIPPED.has(name) || (node !== root && skip(node))) return false;
    if (name === 'BR') {
      // Two breaks in a row are an empty line.
      owed = Math.min(2, owed + 1);
      space = false;
      return false;
    }
    if (PARAGRAPH.has(name)) owe(2);
    else if (LINE.has(name)) owe(1);
    if (name === 'LI') {
      say('-');
      space = true;
    }
    if ((name === 'TD' || name === 'TH') && cell) pieces.push('\t');
    if (name === 'PRE') preformatted += 1;
    return true;
  };
  const leave = (node: PageNode): void => {
    const name = node.nodeName.toUpperCase();
    if (PARAGRAPH.has(name)) owe(2);
    else if (LINE.has(name)) owe(1);
    if (name === 'TD' || name === 'TH') {
      // Inside a cell no line ends, and an empty one keeps its place.
      owed = 0;
      cell = true;
      space = false;
    } else if (name === 'TR') cell = false;
    if (name === 'PRE') preformatted -= 1;
  };
  let node: PageNode | null = root;
  while (node !== null) {
    const child: PageNode | null = enter(node) ? node.firstChild : null;
    if (child !== null) {
      node = child;
      continue;
    }
    for (;;) {
      if (node === null) break;
      if (node.nodeType === 1) leave(node);
      if (node === root) {
        node = null;
        break;
      }
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
  return pieces.join('');
}
