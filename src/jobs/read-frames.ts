import { deserialize, serialize } from 'node:v8';

/**
 * What desk and reading process say to each other, over two plain pipes.
 *
 * A frame is its length (6 bytes, little endian) and that many bytes: a value as `v8.serialize` writes
 * it, or raw bytes of a file. Files go as raw frames, so that a large one is never copied into a
 * message, and a long reading goes as many small ones, so that neither side holds it twice.
 */
const HEAD = 6;
/** Raw bytes are written in pieces of this size, so that a pipe never has to hold a whole file. */
const PIECE = 1 << 20;

/** The pieces of a frame with one value. */
export function valueFrame(value: unknown): Generator<Uint8Array> {
  return rawFrame(serialize(value));
}

/** The pieces of a frame with raw bytes; they are views of `bytes`, not copies. */
export function* rawFrame(bytes: Uint8Array): Generator<Uint8Array> {
  const head = Buffer.allocUnsafe(HEAD);
  head.writeUIntLE(bytes.length, 0, HEAD);
  yield head;
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

export function valueOf(frame: Uint8Array): unknown {
  return deserialize(frame);
}

/**
 * Takes frames apart again. `push` gives each frame that is complete; a frame longer than `longest`, and
 * all frames together longer than `most`, throw before memory is taken for them.
 */
export class FrameReader {
  readonly #longest: number;
  readonly #most: number;
  readonly #head = Buffer.alloc(HEAD);
  #headFilled = 0;
  #body: Uint8Array | null = null;
  #bodyFilled = 0;
  #total = 0;

  constructor(longest: number, most: number) {
    this.#longest = longest;
    this.#most = most;
  }

  *push(chunk: Uint8Array): Generator<Uint8Array> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#body === null) {
        const take = Math.min(HEAD - this.#headFilled, chunk.length - at);
        this.#head.set(chunk.subarray(at, at + take), this.#headFilled);
        this.#headFilled += take;
        at += take;
        if (this.#headFilled < HEAD) return;
        const length = this.#head.readUIntLE(0, HEAD);
        this.#total += length;
        if (length > this.#longest || this.#total > this.#most) {
          throw new RangeError(`A message of ${length} bytes is too long.`);
        }
        this.#headFilled = 0;
        this.#body = new Uint8Array(length);
        this.#bodyFilled = 0;
      } else {
        const take = Math.min(this.#body.length - this.#bodyFilled, chunk.length - at);
        this.#body.set(chunk.subarray(at, at + take), this.#bodyFilled);
        this.#bodyFilled += take;
        at += take;
      }
      if (this.#body !== null && this.#bodyFilled === this.#body.length) {
        const done = this.#body;
        this.#body = null;
        yield done;
      }
    }
  }
}
