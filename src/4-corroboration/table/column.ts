/**
 * Whole numbers in a row that nobody knows the length of beforehand.
 *
 * They are kept in pieces and joined once, so that growing copies nothing and never holds a column
 * twice: a piece is let go as soon as it is copied.
 */
const PIECE = 2 ** 18;

type Numbers = Int32Array | Uint8Array | Float64Array;

export class Column<T extends Numbers> {
  readonly #make: (size: number) => T;
  #pieces: T[] = [];
  #last: T;
  #used = 0;

  constructor(make: (size: number) => T) {
    this.#make = make;
    // The first piece is small: most tables are.
    this.#last = make(1024);
    this.#pieces.push(this.#last);
  }

  get length(): number {
    let length = this.#used;
    for (let i = 0; i + 1 < this.#pieces.length; i++) length += (this.#pieces[i] as T).length;
    return length;
  }

  push(value: number): void {
    if (this.#used === this.#last.length) {
      this.#last = this.#make(PIECE);
      this.#pieces.push(this.#last);
      this.#used = 0;
    }
    this.#last[this.#used++] = value;
  }

  /** All of them in one array; the column is empty afterwards. */
  join(): T {
    const all = this.#make(this.length);
    let at = 0;
    const pieces = this.#pieces;
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i] as T;
      const part = piece === this.#last ? piece.subarray(0, this.#used) : piece;
      all.set(part as never, at);
      at += part.length;
      pieces[i] = this.#make(0);
    }
    this.#last = this.#make(1024);
    this.#pieces = [this.#last];
    this.#used = 0;
    return all;
  }
}

export const wholeNumbers = (size: number): Int32Array => new Int32Array(size);
export const codes = (size: number): Uint8Array => new Uint8Array(size);
export const anyNumbers = (size: number): Float64Array => new Float64Array(size);
