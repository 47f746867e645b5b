/**
 * Many different words, each kept once under a number from 0.
 *
 * A table of ten million claims names sources, questions and values over and over. Here a word is
 * found by its bytes as they lie in the file, without making a string of them: an open-addressing
 * hash table (linear probing, FNV-1a with a last mixing) of pairs [hash, address] points into pools of
 * bytes, where each word stands as its number, its length and its bytes: two places to look at, since
 * in a large table each look waits for memory. A different word costs its bytes, 9 more and 11 to 23 for
 * the hash table; a known one costs nothing. Strings are made when somebody asks (`at`).
 *
 * Numbers follow the order in which words first came. `seed` goes into the hash only: whoever reads
 * files from strangers hands in a random one, so that nobody can prepare words that all collide; no
 * number and no order depends on it.
 */
import { bytesOf, decode } from './utf8.ts';

/** Bytes of a pool; an address is pool · POOL + place, hence at most 1024 pools in 32 bits. */
const POOL_BITS = 22;
const POOL = 2 ** POOL_BITS;
const FIRST_POOL = 2 ** 12;
const MOST_POOLS = 2 ** 32 / POOL;

/** A list of words by number, whatever keeps them. */
export interface WordList extends Iterable<string> {
  readonly length: number;
  at(index: number): string;
}

/** What the hash of a word starts from. */
export function hashStart(seed: number): number {
  return 0x811c9dc5 ^ seed;
}

/** One byte more (Fowler, Noll & Vo 1991, variant 1a). */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

export function hashOf(bytes: Uint8Array, from: number, to: number, seed: number): number {
  let hash = hashStart(seed);
  for (let i = from; i < to; i++) hash = hashByte(hash, bytes[i] as number);
  return hash;
}

/** Where what is fetched goes; nobody reads it. */
const fetched = new Int32Array(1024);

export class Words implements WordList {
  readonly seed: number;
  #size = 0;
  readonly #pools: Uint8Array[] = [];
  #pool = new Uint8Array(0);
  #used = 0;
  #address = new Uint32Array(16);
  /** Pairs [mixed hash, address]; no word is at address 0, which marks an empty place. */
  #slots = new Int32Array(2 * 32);
  #mask = 31;

  constructor(seed = 0) {
    this.seed = seed;
  }

  get length(): number {
    return this.#size;
  }

  /** The word of a number from 0 to length − 1. */
  at(index: number): string {
    if (!(index >= 0 && index < this.#size)) {
      throw new RangeError(`there is no word ${index}; there are ${this.#size}.`);
    }
    const { pool, from, to } = this.where(index);
    return decode(pool, from, to);
  }

  *[Symbol.iterator](): Iterator<string> {
    for (let i = 0; i < this.#size; i++) yield this.at(i);
  }

  /** The number of a word, which is new if it was not there. */
  add(word: string): number {
    const bytes = bytesOf(word);
    return this.intern(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length, this.seed));
  }

  /** The number of a word; −1 when it is not there. */
  find(word: string): number {
    const bytes = bytesOf(word);
    return this.look(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length, this.seed));
  }

  /** As `find`, by bytes and their hash. */
  look(bytes: Uint8Array, from: number, to: number, hash: number): number {
    return this.#numberAt(this.#slot(bytes, from, to, mixed(hash)));
  }

  /** As `add`, by bytes and their hash. */
  intern(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const own = mixed(hash);
    const slot = this.#slot(bytes, from, to, own);
    const found = this.#numberAt(slot);
    if (found >= 0) return found;
    const number = this.#size;
    this.#keep(bytes, from, to);
    this.#slots[2 * slot] = own;
    this.#slots[2 * slot + 1] = this.#address[number] as number;
    if (3 * this.#size > 2 * this.#mask) this.#grow();
    return number;
  }

  /**
   * Fetches from memory what `look` and `intern` will need for up to 1024 cells, whose hashes stand
   * `stride` apart; changes nothing. In a large table a single look waits for memory twice, longer than
   * all the rest takes; here the places of all cells are asked for with nothing in between, so that the
   * waits overlap.
   */
  prefetch(hash: Int32Array, first: number, stride: number, count: number): void {
    if (this.#pools.length === 0) return;
    const slots = this.#slots;
    const mask = this.#mask;
    for (let k = 0, i = first; k < count; k++, i += stride) {
      fetched[k] = slots[2 * (mixed(hash[i] as number) & mask) + 1] as number;
    }
    for (let k = 0; k < count; k++) {
      const address = fetched[k] as number;
      const pool = this.#pools[address >>> POOL_BITS] as Uint8Array;
      fetched[k] = pool[address & (POOL - 1)] as number;
    }
  }

  /** Order of two words by their bytes, which is that of their code points. */
  compare(a: number, b: number): number {
    if (a === b) return 0;
    const one = this.where(a);
    const two = this.where(b);
    for (let i = one.from, j = two.from; i < one.to && j < two.to; i++, j++) {
      const difference = (one.pool[i] as number) - (two.pool[j] as number);
      if (difference !== 0) return difference;
    }
    return one.to - one.from - (two.to - two.from);
  }

  /** Where the bytes of a word lie; not to be written to. */
  where(index: number): { readonly pool: Uint8Array; readonly from: number; readonly to: number } {
    const address = this.#address[index] as number;
    const pool = this.#pools[address >>> POOL_BITS] as Uint8Array;
    let from = (address & (POOL - 1)) + 4;
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const part = pool[from++] as number;
      size |= (part & 0x7f) << shift;
      if (part < 0x80) break;
    }
    return { pool, from, to: from + size };
  }

  /** The place of a word in the hash table, or the empty one where it belongs. */
  #slot(bytes: Uint8Array, from: number, to: number, own: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = own & mask; ; slot = (slot + 1) & mask) {
      const address = slots[2 * slot + 1] as number;
      if (address === 0) return slot;
      if ((slots[2 * slot] as number) === own && this.#same(address, bytes, from, to)) return slot;
    }
  }

  /** The number of the word at a place of the hash table; −1 when it is empty. */
  #numberAt(slot: number): number {
    const address = this.#slots[2 * slot + 1] as number;
    if (address === 0) return -1;
    const pool = this.#pools[address >>> POOL_BITS] as Uint8Array;
    const i = address & (POOL - 1);
    return (
      (pool[i] as number) |
      ((pool[i + 1] as number) << 8) |
      ((pool[i + 2] as number) << 16) |
      ((pool[i + 3] as number) << 24)
    );
  }

  #same(address: number, bytes: Uint8Array, from: number, to: number): boolean {
    const pool = this.#pools[address >>> POOL_BITS] as Uint8Array;
    let at = (address & (POOL - 1)) + 4;
    // The length is written seven bits a byte, the lowest first.
    let size = to - from;
    while (size >= 0x80) {
      if (pool[at++] !== ((size & 0x7f) | 0x80)) return false;
      size >>>= 7;
    }
    if (pool[at++] !== size) return false;
    for (let i = from; i < to; i++) if (pool[at++] !== bytes[i]) return false;
    return true;
  }

  #keep(bytes: Uint8Array, from: number, to: number): void {
    const most = to - from + 4 + 5 + 1;
    if (this.#used + most > this.#pool.length) {
      if (this.#pools.length === MOST_POOLS) {
        throw new RangeError('the different words of the table are more than 4 GB.');
      }
      // A word longer than a pool gets one of its own, of which only the beginning has an address.
      this.#pool = new Uint8Array(Math.max(this.#pools.length === 0 ? FIRST_POOL : POOL, most));
      this.#pools.push(this.#pool);
      // Not from 0, so that no address is.
      this.#used = 1;
    }
    if (this.#size === this.#address.length) {
      const larger = new Uint32Array(this.#size * 2);
      larger.set(this.#address);
      this.#address = larger;
    }
    const number = this.#size++;
    this.#address[number] = (this.#pools.length - 1) * POOL + this.#used;
    const pool = this.#pool;
    let at = this.#used;
    for (let shift = 0; shift < 32; shift += 8) pool[at++] = number >>> shift;
    let size = to - from;
    for (; size >= 0x80; size >>>= 7) pool[at++] = (size & 0x7f) | 0x80;
    pool[at++] = size;
    for (let i = from; i < to; i++) pool[at++] = bytes[i] as number;
    this.#used = at >= POOL ? pool.length : at;
  }

  #grow(): void {
    const before = this.#slots;
    const mask = 2 * (this.#mask + 1) - 1;
    const slots = new Int32Array(2 * (mask + 1));
    for (let i = 0; i < before.length; i += 2) {
      if (before[i + 1] === 0) continue;
      let slot = (before[i] as number) & mask;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = before[i] as number;
      slots[2 * slot + 1] = before[i + 1] as number;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

/** Spreads what FNV leaves in the high bits to the low ones (the finisher of MurmurHash3). */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
