import { GrowableBytes, GrowableNumbers } from './growableArrays'
import { hashOfBytes } from '../records/textHash'

/** Assigns numbers, from 0, to byte strings; equal ones get the same number. Never decodes them. */
export class ByteStringTable {
  /** Hash table with open addressing: number plus one, or 0 for a free slot. On a collision the next slot is used. */
  #heads = new Int32Array(256)
  readonly #hashes = new GrowableNumbers()
  readonly #ends = new GrowableNumbers()
  readonly #bytes = new GrowableBytes()

  /** How many byte strings there are; also the number of the next new one. */
  get size(): number {
    return this.#ends.length
  }

  numberOf(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOfBytes(bytes, from, to) >>> 0
    const last = this.#heads.length - 1
    let place = hash & last
    for (let head = this.#heads[place] ?? 0; head > 0; head = this.#heads[place] ?? 0) {
      if (this.#equals(head - 1, hash, bytes, from, to)) return head - 1
      place = (place + 1) & last
    }
    this.#hashes.push(hash)
    this.#bytes.add(bytes, from, to)
    const number = this.#ends.push(this.#bytes.length)
    this.#heads[place] = number + 1
    if (this.size * 2 > this.#heads.length) this.#grow()
    return number
  }

  clear(): void {
    if (this.size > 0) this.#heads.fill(0)
    this.#hashes.clear()
    this.#ends.clear()
    this.#bytes.clear()
  }

  #equals(number: number, hash: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#hashes.at(number) !== hash) return false
    const start = number === 0 ? 0 : this.#ends.at(number - 1)
    return this.#ends.at(number) - start === to - from && this.#bytes.equals(start, bytes, from, to)
  }

  #grow(): void {
    const heads = new Int32Array(this.#heads.length * 2)
    const last = heads.length - 1
    for (let number = 0; number < this.size; number++) {
      let place = this.#hashes.at(number) & last
      while (heads[place] !== 0) place = (place + 1) & last
      heads[place] = number + 1
    }
    this.#heads = heads
  }
}
