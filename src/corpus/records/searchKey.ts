/** What a name in Chinese can be found by when it is written by its sound; a bit for each letter, all digits share one. */
export interface Sounds {
  /** The letters that one of its characters or words begins with. */
  readonly initials: number
  /** All letters of all readings. */
  readonly letters: number
}

/**
 * What a value is found by. It is kept beside the value: at each letter that is typed all of very many are asked, and most
 * are passed over by their bits.
 */
export class SearchKey {
  readonly value: string
  readonly lower: string
  /** As `lettersOf` the value in lower case. */
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
   * Whether it may sound like something.
   * @param first a bit for the letter that this begins with
   * @param all bits for all its letters
   * @param by tells how a value sounds: asked once only, so that it has to be the same each time
   */
  maySound(first: number, all: number, by: (value: string) => Sounds): boolean {
    if (this.#sounds < 0) {
      const { initials, letters } = by(this.value)
      this.#initials = initials
      this.#sounds = letters
    }
    return (this.#initials & first) !== 0 && (this.#sounds & all) === all
  }

  /** The parts of the name in lower case, each with its readings. @param by tells them: asked once only */
  parts(by: (lower: string) => readonly (readonly string[])[]): readonly (readonly string[])[] {
    this.#parts ??= by(this.lower)
    return this.#parts
  }
}

/** A bit for each code unit, by its lowest five bits: what lacks one of them does not hold the text. */
export function lettersOf(text: string): number {
  let bits = 0
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) & 31)
  return bits
}
