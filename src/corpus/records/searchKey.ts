/** The pinyin letters that a Chinese name can be found by, as bit masks: a bit for each letter, one for all digits. */
export interface Sounds {
  /** The first letters of its characters and words. */
  readonly initials: number
  /** All letters of all readings. */
  readonly letters: number
}

/**
 * The precomputed search data of a value. On each key press all values are searched; the bit masks rule out most of them quickly.
 */
export class SearchKey {
  readonly value: string
  readonly lower: string
  /** `lettersOf` the value in lower case. */
  readonly letters: number
  #initials = 0
  #sounds = -1
  #parts: readonly (readonly string[])[] | undefined

  constructor(value: string) {
    this.value = value
    this.lower = value.toLowerCase()
    this.letters = lettersOf(this.lower)
  }

  /**
   * Whether the pinyin of the value may match a query.
   * @param first the bit of the query's first letter
   * @param all the bits of all its letters
   * @param by computes the sounds of a value; called once, then cached
   */
  maySound(first: number, all: number, by: (value: string) => Sounds): boolean {
    if (this.#sounds < 0) {
      const { initials, letters } = by(this.value)
      this.#initials = initials
      this.#sounds = letters
    }
    return (this.#initials & first) !== 0 && (this.#sounds & all) === all
  }

  /** The parts of the name in lower case, each with its readings. @param by computes them; called once, then cached */
  parts(by: (lower: string) => readonly (readonly string[])[]): readonly (readonly string[])[] {
    this.#parts ??= by(this.lower)
    return this.#parts
  }
}

/** A bit for each code unit, by its lowest five bits. A text that lacks one of the bits of another does not contain it. */
export function lettersOf(text: string): number {
  let bits = 0
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) & 31)
  return bits
}
