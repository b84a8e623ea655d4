import { smallUnits, wordUnits } from './wordBounds'

/** Of the table, in bits. */
const size = 1 << 20

/**
 * The first words of all forms, in a table that tells at almost every place of a text that no form starts there: most words of a text start none,
 * and are read once. Of a form in a script without spaces it has the first two units.
 */
export class FirstWords {
  readonly #table = new Uint8Array(size / 8)
  /** By unit, 1 if a form starts with it, 2 if a form is this unit alone. */
  readonly #first = new Uint8Array(65536)
  readonly #small = smallUnits()
  readonly #words = wordUnits()
  #end = 0

  /** Adds a form. */
  add(form: string): void {
    const key = this.#keyAt(form, 0)
    this.#table[key >>> 3] = (this.#table[key >>> 3] ?? 0) | (1 << (key & 7))
    const unit = this.#small[form.charCodeAt(0)] ?? 0
    this.#first[unit] = form.length === 1 ? 2 : this.#first[unit] || 1
  }

  /** Whether a form starts with a unit. */
  has(unit: number): boolean {
    return this.#first[this.#small[unit] ?? 0] !== 0
  }

  /**
   * Reads the word at an offset, or the unit if it is of none.
   * @param start not within a word
   * @param breaks 1 for each unit after which another may follow than the one that is written
   * @returns the offset after it; negative if a form may start with it
   */
  endAt(text: string, start: number, breaks?: Uint8Array): number {
    const unit = text.charCodeAt(start)
    const first = this.#first[this.#small[unit] ?? 0]
    if (first === 0) return this.#wordEnd(text, start)
    const isIn = this.#has(this.#keyAt(text, start))
    const end = this.#end
    return isIn || first === 2 || breaks?.[text.charCodeAt(end)] === 1 ? -end : end
  }

  #has(key: number): boolean {
    return (((this.#table[key >>> 3] ?? 0) >>> (key & 7)) & 1) === 1
  }

  #wordEnd(text: string, start: number): number {
    const words = this.#words
    let end = start + 1
    if (words[text.charCodeAt(start)] === 1) while (words[text.charCodeAt(end)] === 1) end++
    return end
  }

  #keyAt(text: string, start: number): number {
    const [small, words] = [this.#small, this.#words]
    let unit = text.charCodeAt(start)
    let key = small[unit] ?? 0
    let end = start + 1
    if (words[unit] !== 1) key = (Math.imul(key, 0x9e3779b1) + (small[text.charCodeAt(end)] ?? 0)) | 0
    else
      for (unit = text.charCodeAt(end); words[unit] === 1; unit = text.charCodeAt(++end))
        key = (Math.imul(key, 0x2f0b) + (small[unit] ?? 0)) | 0
    this.#end = end
    return (key ^ (key >>> 15)) & (size - 1)
  }
}
