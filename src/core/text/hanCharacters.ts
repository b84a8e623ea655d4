/** What is known of Chinese characters. */
export interface HanTable {
  /** The readings of a character in pinyin without tones, `v` for ü, the usual one first; none for what is no Chinese character. */
  readings(character: string): readonly string[]
  /** The simplified form of a traditional character; any other as it is. */
  simplified(character: string): string
}

interface Written {
  readonly usual: Readonly<Record<string, string>>
  readonly other: Readonly<Record<string, string>>
  readonly traditional: string
  readonly simplified: string
}

const none: readonly string[] = []

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

/**
 * Reads `media/han.json`: by reading the characters that are usually read so, and those that also are; and two texts of the
 * same length with the forms of characters.
 * @throws SyntaxError or TypeError when it is something else
 */
export function readHanTable(json: string): HanTable {
  const { usual, other, traditional, simplified }: Written = JSON.parse(json)
  const readings = new Map<string, string[]>()
  for (const [reading, characters] of [...Object.entries(usual), ...Object.entries(other)]) {
    for (const character of characters) {
      const known = readings.get(character)
      if (known) known.push(reading)
      else readings.set(character, [reading])
    }
  }
  const forms = new Map<string, string>()
  for (let index = 0; index < traditional.length; index++) forms.set(traditional[index] ?? '', simplified[index] ?? '')
  return {
    readings: (character) => readings.get(character) ?? none,
    simplified: (character) => forms.get(character) ?? character,
  }
}
