/** A part of a text and what to write there. Offsets are those of the text; `start` and `end` are equal for an insertion. */
export interface TextChange {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/** The units of scripts that put no spaces between words: Chinese characters and kana, for a class of a regular expression. */
export const cjk = '\\u3005-\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff'

const cjkUnit = new RegExp(`[${cjk}]`)

export function hasCjk(text: string): boolean {
  return cjkUnit.test(text)
}

/** The changes of a pattern. @param newText of a match; undefined for none */
export function* changesOf(
  text: string,
  pattern: RegExp,
  newText: (found: string, start: number) => string | undefined,
): Generator<TextChange> {
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const written = newText(found, index)
    if (written !== undefined) yield { start: index, end: index + found.length, newText: written }
  }
}

/** What a line has before an offset; undefined if that is longer than `max` UTF-16 code units. */
export function lineBefore(text: string, offset: number, max: number): string | undefined {
  const start = Math.max(0, offset - max - 1)
  const before = text.slice(start, offset)
  const line = before.lastIndexOf('\n')
  if (line >= 0) return before.slice(line + 1)
  return start === 0 && before.length <= max ? before : undefined
}

/** Whether a half-width mark at an offset could be read as markup with what is before it: `1.`, `&lt;`. */
export function couldEndMarkup(text: string, offset: number): boolean {
  return /^\s*\d*$/.test(lineBefore(text, offset, 12) ?? 'x') || /&#?\w{1,32}$/.test(text.slice(Math.max(0, offset - 34), offset))
}

const names = /\[\[[^\]\n]{1,200}\]\]|(?<![\w:]):[a-z\d_+-]{1,40}:(?!\w)|#[^\s#]{1,40}#/g

/** The text without what is looked up by its letters: `[[page]]`, `:emoji:`, `#topic#`. Each unit of it is U+FFFC, as that of code is. */
export function withoutNames(text: string): string {
  return /[[:#]/.test(text) ? text.replace(names, (found) => '\uFFFC'.repeat(found.length)) : text
}

/** The changes by their start, without those that overlap one before them. */
export function inOrder(changes: Iterable<TextChange>): readonly TextChange[] {
  let end = 0
  return [...changes]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((change) => {
      if (change.start < end) return false
      end = change.end
      return true
    })
}
