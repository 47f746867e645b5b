/** A column of numbers that grows by doubling; `done` cuts off what was not used. */
export class Column<T extends Int32Array | Uint8Array | Float64Array> {
  readonly #make: (size: number) => T;
  #array: T;
  #size = 0;

  constructor(make: (size: number) => T) {
    this.#make = make;
    this.#array = make(1024);
  }

  push(value: number): void {
    if (this.#size === this.#array.length) {
      const larger = this.#make(this.#size * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.#size++] = value;
  }

  done(): T {
    return this.#array.slice(0, this.#size) as T;
  }
}

export const wholes = (): Column<Int32Array> => new Column((size) => new Int32Array(size));
export const small = (): Column<Uint8Array> => new Column((size) => new Uint8Array(size));
export const reals = (): Column<Float64Array> => new Column((size) => new Float64Array(size));
