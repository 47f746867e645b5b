/** What was done to a piece of text, or with it. */
export type Mark = 'inserted' | 'deleted' | 'moved away' | 'moved here' | 'hidden';

const OPEN: Readonly<Record<Mark, string>> = {
  inserted: '[+',
  deleted: '[-',
  'moved away': '[moved away: ',
  'moved here': '[moved here: ',
  hidden: '[hidden: ',
};
const CLOSE: Readonly<Record<Mark, string>> = {
  inserted: '+]',
  deleted: '-]',
  'moved away': ']',
  'moved here': ']',
  hidden: ']',
};

/**
 * A paragraph under way, whose pieces bear marks. Neighbours with the same marks share one pair of
 * brackets, however many pieces a program cut them into; brackets are always nested and closed.
 */
export class MarkedText {
  #text = '';
  #marks: readonly Mark[] = [];

  add(text: string, marks: readonly Mark[]): void {
    let same = 0;
    while (same < marks.length && marks[same] === this.#marks[same]) same += 1;
    this.#close(same);
    for (const mark of marks.slice(same)) this.#text += OPEN[mark];
    this.#marks = marks;
    this.#text += text;
  }

  /** The text so far, every bracket closed. */
  text(): string {
    this.#close(0);
    this.#marks = [];
    return this.#text;
  }

  #close(from: number): void {
    for (const mark of this.#marks.slice(from).reverse()) this.#text += CLOSE[mark];
  }
}
