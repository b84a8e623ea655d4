/** Readings and simplified forms of Chinese characters. */
export interface HanTable {
  /** The readings in pinyin without tones, `v` for ü, the most common first; empty for other characters. */
  readings(character: string): readonly string[]
  /** The simplified form of a traditional character; any other character unchanged. */
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
 * Parses `media/han.json`: two maps from a reading to the characters with it (as the most common reading, and as another one), and two
 * texts of equal length with traditional and simplified forms.
 * @throws SyntaxError or TypeError when the text has another structure
 */
export function readHanTable(json: string): HanTable {
  const { usual, other, traditional, simplified }: Written = JSON.parse(json)
  const readings = new Map<string, string[]>()
  for (const [reading, characters] of [...Object.entries(usual), ...Object.entries(other)]) {
    for (const character of characters) {
      const characterReadings = readings.get(character)
      if (characterReadings) characterReadings.push(reading)
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
