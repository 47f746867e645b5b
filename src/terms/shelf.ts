/**
 * Records by id, in the order in which they first came, and found again by keys of their own: the
 * claims of a question, the links of a document. Putting a record in again replaces it where it stands.
 */
export class Shelf<T extends { readonly id: string }> {
  readonly #keysOf: (record: T) => readonly string[];
  readonly #records = new Map<string, { record: T; readonly place: number }>();
  readonly #byKey = new Map<string, Set<string>>();
  #next = 0;

  constructor(keysOf: (record: T) => readonly string[] = () => []) {
    this.#keysOf = keysOf;
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: string): T | undefined {
    return this.#records.get(id)?.record;
  }

  /** Where a record stands among the others; −1 for one that is not here. */
  place(id: string): number {
    return this.#records.get(id)?.place ?? -1;
  }

  /** All records in order. */
  all(): readonly T[] {
    // A Map keeps a key where it was first set, so this is the order of the places.
    return Array.from(this.#records.values(), ({ record }) => record);
  }

  /** The records under any of these keys, each once, in order. */
  under(...keys: readonly string[]): readonly T[] {
    const ids =
      keys.length === 1
        ? (this.#byKey.get(keys[0] as string) ?? [])
        : new Set(keys.flatMap((key) => [...(this.#byKey.get(key) ?? [])]));
    return Array.from(ids, (id) => this.#records.get(id) as { record: T; place: number })
      .sort((a, b) => a.place - b.place)
      .map(({ record }) => record);
  }

  /** Puts a record in; what stood under its id before is given back. */
  put(record: T): T | undefined {
    const known = this.#records.get(record.id);
    const before = known?.record;
    if (before !== undefined) this.#unkey(before);
    if (known === undefined) this.#records.set(record.id, { record, place: this.#next++ });
    else known.record = record;
    for (const key of this.#keysOf(record)) {
      const ids = this.#byKey.get(key);
      if (ids === undefined) this.#byKey.set(key, new Set([record.id]));
      else ids.add(record.id);
    }
    return before;
  }

  /** Takes a record out and gives it back. */
  remove(id: string): T | undefined {
    const known = this.#records.get(id)?.record;
    if (known === undefined) return undefined;
    this.#unkey(known);
    this.#records.delete(id);
    return known;
  }

  #unkey(record: T): void {
    for (const key of this.#keysOf(record)) {
      const ids = this.#byKey.get(key);
      ids?.delete(record.id);
      if (ids?.size === 0) this.#byKey.delete(key);
    }
  }
}
