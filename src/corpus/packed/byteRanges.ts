/** More than any list in real front matter. */
const maxRanges = 64

/** A small list of byte ranges (start and end offsets) in reusable memory. */
export class ByteRanges {
  readonly #offsets = new Int32Array(2 * maxRanges)
  #count = 0

  get count(): number {
    return this.#count
  }

  from(index: number): number {
    return this.#offsets[index * 2] ?? 0
  }

  to(index: number): number {
    return this.#offsets[index * 2 + 1] ?? 0
  }

  clear(): void {
    this.#count = 0
  }

  /** Adds a range. @returns false, without adding it, if the list is full */
  add(from: number, to: number): boolean {
    if (this.#count === maxRanges) return false
    this.#offsets[this.#count * 2] = from
    this.#offsets[this.#count * 2 + 1] = to
    this.#count++
    return true
  }

  /** Adds a range unless the list has a range with equal bytes. @param bytes the buffer of all ranges. @returns false if the list is full */
  addOnce(bytes: Uint8Array, from: number, to: number): boolean {
    for (let index = 0; index < this.#count; index++) {
      const start = this.from(index)
      if (this.to(index) - start === to - from && areEqual(bytes, start, from, to)) return true
    }
    return this.add(from, to)
  }
}

function areEqual(bytes: Uint8Array, start: number, from: number, to: number): boolean {
  for (let at = start, index = from; index < to; ) if (bytes[at++] !== bytes[index++]) return false
  return true
}
