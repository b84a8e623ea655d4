import { smallUnits, wordUnits } from './wordBounds'

const size = 1 << 18

const unitsOf = (signs: string) => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)))
/** Markup that can stand within a word. */
const divides = unitsOf('*_~`<&\\[{')
/** What can end a link or a character reference within a word, or start an escape. */
const ends = unitsOf(')];\\')

/**
 * The first words of all forms, in a table that tells at almost every place of a text that no form starts there: most words of a text start none,
 * and are read once.
 */
export class FirstWords {
  readonly #table = new Uint8Array(size)
  readonly #small = smallUnits()
  readonly #words = wordUnits()

  /** Adds a form. */
  add(form: string): void {
    this.#table[this.#read(form, 0).key] = 1
  }

  /**
   * Reads the word at an offset, or the unit if it is of none.
   * @param start not within a word
   * @returns the offset after it; negative if a form may start with it
   */
  endAt(text: string, start: number): number {
    const { key, end } = this.#read(text, start)
    return this.#table[key] === 1 ? -end : end
  }

  /**
   * Whether a form may start in a text that has markup in it. False is certain: no word is the first of a form, none is divided by markup, and
   * none has a character reference in it.
   */
  mayStartIn(source: string): boolean {
    const words = this.#words
    for (let start = 0; start < source.length; ) {
      const { key, end } = this.#read(source, start)
      if (this.#table[key] === 1) return true
      if (words[source.charCodeAt(start)] === 1) {
        if (start > 0 && ends.has(source.charCodeAt(start - 1))) return true
        let after = end
        while (divides.has(source.charCodeAt(after))) after++
        if (after > end && (words[source.charCodeAt(after)] === 1 || '#/!'.includes(source[after] ?? ' '))) return true
      }
      start = end
    }
    return false
  }

  #read(text: string, start: number): { readonly key: number; readonly end: number } {
    const [small, words] = [this.#small, this.#words]
    let unit = text.charCodeAt(start)
    let key = small[unit] ?? 0
    let end = start + 1
    if (words[unit] === 1)
      for (unit = text.charCodeAt(end); words[unit] === 1; unit = text.charCodeAt(++end))
        key = (Math.imul(key, 0x2f0b) + (small[unit] ?? 0)) | 0
    return { key: (key ^ (key >>> 14)) & (size - 1), end }
  }
}
