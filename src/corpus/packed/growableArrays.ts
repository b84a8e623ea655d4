/** A growable list of integers from 0 to 2³² - 1 in reusable memory. */
export class GrowableNumbers {
  #values = new Uint32Array(256)
  #length = 0
  #max = 0

  get length(): number {
    return this.#length
  }

  /** The largest value since the last `clear`. */
  get max(): number {
    return this.#max
  }

  /** @returns the index of the value */
  push(value: number): number {
    if (this.#length === this.#values.length) {
      const values = new Uint32Array(this.#length * 2)
      values.set(this.#values)
      this.#values = values
    }
    this.#values[this.#length] = value
    if (value > this.#max) this.#max = value
    return this.#length++
  }

  /** The value at an index; 0 if there is none. */
  at(place: number): number {
    return place < this.#length ? (this.#values[place] ?? 0) : 0
  }

  /** A view of the values, valid until the next `push`. */
  get all(): Uint32Array {
    return this.#values.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
    this.#max = 0
  }
}

/** A growable byte array in reusable memory. */
export class GrowableBytes {
  #values = new Uint8Array(4096)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Appends a byte range. */
  add(bytes: Uint8Array, from: number, to: number): void {
    const length = this.#length + to - from
    if (length > this.#values.length) {
      const values = new Uint8Array(Math.max(length, this.#values.length * 2))
      values.set(this.all)
      this.#values = values
    }
    const values = this.#values
    // Most ranges are short: for these a loop is faster than `subarray` and `set`.
    for (let at = this.#length, index = from; index < to; ) values[at++] = bytes[index++] ?? 0
    this.#length = length
  }

  /** Whether the bytes from `start` equal the given range. */
  equals(start: number, bytes: Uint8Array, from: number, to: number): boolean {
    const values = this.#values
    for (let at = start, index = from; index < to; ) if (values[at++] !== bytes[index++]) return false
    return true
  }

  /** A view of the bytes, valid until the next `add`. */
  get all(): Uint8Array {
    return this.#values.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }
}
