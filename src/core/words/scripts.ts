/** The number of letters of a text by script; `letters` counts all. */
export interface ScriptCount {
  readonly letters: number
  readonly han: number
  readonly kana: number
  readonly hangul: number
  readonly arabic: number
  readonly hebrew: number
}

/** First and last code unit of the blocks (Unicode 16, Blocks.txt); only the common ones. */
const blocks = {
  han: [0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xf900, 0xfaff],
  kana: [0x3041, 0x30ff, 0x31f0, 0x31ff],
  hangul: [0x1100, 0x11ff, 0x3131, 0x318e, 0xac00, 0xd7a3],
  arabic: [0x0620, 0x06ff, 0x0750, 0x077f, 0xfb50, 0xfdff, 0xfe70, 0xfeff],
  hebrew: [0x05d0, 0x05f2],
} as const

type Script = keyof typeof blocks

/** Counts code units, not characters: several times faster than regular expressions, and exact enough for shares. */
export function countScripts(text: string): ScriptCount {
  const count = { letters: 0, han: 0, kana: 0, hangul: 0, arabic: 0, hebrew: 0 }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x250) {
      if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) count.letters++
      else if (unit >= 0xc0) count.letters++
      continue
    }
    const script = unit >= 0x4e00 && unit <= 0x9fff ? 'han' : scriptOf(unit)
    if (script) count[script]++
    if (script || (unit < 0x2000 && unit >= 0x370)) count.letters++
  }
  return count
}

/** Undefined for other scripts, and for code units that are not letters. */
export function scriptOf(unit: number): Script | undefined {
  for (const name of ['han', 'kana', 'hangul', 'arabic', 'hebrew'] as const) {
    const ranges = blocks[name]
    for (let index = 0; index < ranges.length; index += 2) {
      if (unit >= (ranges[index] ?? 0) && unit <= (ranges[index + 1] ?? 0)) return name
    }
  }
  return undefined
}
