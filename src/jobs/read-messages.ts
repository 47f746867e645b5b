import type { Note, ReadOptions } from '#intake/document.ts';
import type { Member, ReadDocument, Reading, Table } from '#intake/format.ts';
import { rawFrame, valueFrame } from './read-frames.ts';

/** What the desk asks; the bytes of the file follow as one raw frame. */
export interface ReadRequest {
  readonly number: number;
  readonly name: string;
  readonly options: ReadOptions;
}

/**
 * What comes back: `ready` once at the start; for each file any number of parts, then one of three ends. A `member` is followed by its bytes
 * as a raw frame.
 */
export type ReadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'documents'; readonly documents: readonly ReadDocument[] }
  | { readonly kind: 'rows'; readonly rows: Table['rows'] }
  | { readonly kind: 'member'; readonly name: string }
  | {
      readonly kind: 'read';
      readonly number: number;
      readonly format: string;
      readonly header: readonly string[] | null;
      readonly notes: readonly Note[];
      readonly options: ReadOptions;
    }
  | {
      readonly kind: 'refused';
      readonly number: number;
      readonly message: string;
      readonly mend: string;
    }
  | { readonly kind: 'fault'; readonly number: number; readonly fault: string };

/** Documents or rows in one message; a message is cut earlier when its texts grow long. */
const SOME = 500;
const LONG = 1 << 20;

export function* requestFrames(request: ReadRequest, bytes: Uint8Array): Generator<Uint8Array> {
  yield* valueFrame(request);
  yield* rawFrame(bytes);
}

/** A reading as frames. */
export function* readingFrames(number: number, reading: Reading): Generator<Uint8Array> {
  const { documents, members, table, ...rest } = reading;
  const sizeOf = (document: ReadDocument): number =>
    document.text.length + document.textReceived.length;
  for (const some of inPortions(documents, sizeOf)) {
    yield* valueFrame({ kind: 'documents', documents: some } satisfies ReadAnswer);
  }
  const rows = table?.rows ?? [];
  for (const some of inPortions(rows, ({ cells }) => cells.join('').length)) {
    yield* valueFrame({ kind: 'rows', rows: some } satisfies ReadAnswer);
  }
  for (const { name, bytes } of members) {
    yield* valueFrame({ kind: 'member', name } satisfies ReadAnswer);
    yield* rawFrame(bytes);
  }
  const end = { kind: 'read', number, header: table?.header ?? null, ...rest } as const;
  yield* valueFrame(end satisfies ReadAnswer);
}

function* inPortions<T>(all: readonly T[], sizeOf: (one: T) => number): Generator<readonly T[]> {
  let portion: T[] = [];
  let size = 0;
  for (const one of all) {
    portion.push(one);
    size += sizeOf(one);
    if (portion.length < SOME && size < LONG) continue;
    yield portion;
    portion = [];
    size = 0;
  }
  if (portion.length > 0) yield portion;
}

/** Puts an answer together again as its parts arrive. */
export class ReadingParts {
  readonly #documents: ReadDocument[] = [];
  readonly #rows: Table['rows'][number][] = [];
  readonly #members: Member[] = [];

  documents(documents: readonly ReadDocument[]): void {
    for (const one of documents) this.#documents.push(one);
  }

  /** Documents that have come. */
  get count(): number {
    return this.#documents.length;
  }

  rows(rows: Table['rows']): void {
    for (const one of rows) this.#rows.push(one);
  }

  member(name: string, bytes: Uint8Array): void {
    this.#members.push({ name, bytes });
  }

  reading({ format, header, notes, options }: Extract<ReadAnswer, { kind: 'read' }>): Reading {
    return {
      format,
      documents: this.#documents,
      members: this.#members,
      table: header === null ? null : { header, rows: this.#rows },
      notes,
      options,
    };
  }
}
