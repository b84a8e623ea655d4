/** Whole numbers from 0 to 2³² - 1, one behind the other, in memory that is used again. */
export class GrowableNumbers {
  #values = new Uint32Array(256)
  #length = 0
  #max = 0

  get length(): number {
    return this.#length
  }

  /** The largest since it was cleared. */
  get max(): number {
    return this.#max
  }

  /** @returns its place */
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

  /** 0 where there is none. */
  at(place: number): number {
    return place < this.#length ? (this.#values[place] ?? 0) : 0
  }

  /** A view: it is good until the next `push`. */
  get all(): Uint32Array {
    return this.#values.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
    this.#max = 0
  }
}

/** The same for bytes. */
export class GrowableBytes {
  #values = new Uint8Array(4096)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Adds a stretch of bytes. */
  add(bytes: Uint8Array, from: number, to: number): void {
    const length = this.#length + to - from
    if (length > this.#values.length) {
      const values = new Uint8Array(Math.max(length, this.#values.length * 2))
      values.set(this.all)
      this.#values = values
    }
    const values = this.#values
    // Most are short: for these a loop is quicker than a view to copy from.
    for (let at = this.#length, index = from; index < to; ) values[at++] = bytes[index++] ?? 0
    this.#length = length
  }

  /** Whether the stretch that begins here says the same as another one. */
  equals(start: number, bytes: Uint8Array, from: number, to: number): boolean {
    const values = this.#values
    for (let at = start, index = from; index < to; ) if (values[at++] !== bytes[index++]) return false
    return true
  }

  /** A view: it is good until the next `add`. */
  get all(): Uint8Array {
    return this.#values.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }
}
