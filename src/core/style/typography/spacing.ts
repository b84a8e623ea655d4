import { cjk, changesOf, hasCjk, lineBefore, type TextChange } from './textChange'

/** `words`: spaces around words in Latin letters; numbers may stand with or without them. */
export const cjkSpacings = ['spaced', 'words', 'tight', 'off'] as const
export type CjkSpacing = (typeof cjkSpacings)[number]

/** What stands between Chinese characters, white space and full-width marks: a word or a number with its marks. */
const token = /[!-~\u00a1-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u2010-\u2015\u2018\u2019\u2030\u2032\u2033\u2103\u2109]+/g
const startsWithWord = /^[A-Za-z0-9\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]/
const endsWithWord = /(?:[A-Za-z0-9\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]|\d[%°\u2030\u2103\u2109])$/
/** Addresses, file names, handles, code and formulas. */
const name = /[_\\@#=&~<>{}|`*^$+]|:\/|\.\p{L}|^[./:]|\/$/u
const hasLetter = /\p{L}/u
const cjkUnit = new RegExp(`[${cjk}]`)

/** The spaces to insert or delete between Chinese or Japanese characters and Latin letters or digits. */
export function* spacingChanges(text: string, spacing: CjkSpacing): Generator<TextChange> {
  if (spacing === 'off' || !hasCjk(text)) return
  if (spacing === 'tight') yield* spacesBetween(text)
  else yield* missingSpaces(text, spacing === 'words')
}

/** The longest name that is looked for, in UTF-16 code units. */
const maxName = 20

/** Whether the Chinese characters before an offset belong to a handle, a tag or a file name, such as `@港口`. */
function isInName(text: string, offset: number): boolean {
  let start = offset
  while (offset - start < maxName && cjkUnit.test(text[start - 1] ?? '')) start--
  return /[@#_/\\=&]/.test(text[start - 1] ?? '')
}

function* missingSpaces(text: string, onlyWords: boolean): Generator<TextChange> {
  for (const { 0: found, index } of text.matchAll(token)) {
    const end = index + found.length
    const isAfter = cjkUnit.test(text[index - 1] ?? '') && startsWithWord.test(found) && !isInName(text, index)
    const isBefore = cjkUnit.test(text[end] ?? '') && endsWithWord.test(found)
    // A single letter is often a part of the word: T恤, A股, 维生素C.
    if ((!isAfter && !isBefore) || /^[A-Za-z]$/.test(found) || name.test(found)) continue
    if (onlyWords && !hasLetter.test(found)) continue
    if (isAfter) yield { start: index, end: index, newText: ' ' }
    if (isBefore) yield { start: end, end, newText: ' ' }
  }
}

const between = new RegExp(`(?<=[${cjk}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%°\\u2103]) +(?=[${cjk}])`, 'g')
/** A number at the start of a line that is not one of years, days or the like counts a heading or an entry. */
const counted = /^[年月日号时点分秒个名人万亿岁元米只条家位次]/

function* spacesBetween(text: string): Generator<TextChange> {
  yield* changesOf(text, between, (found, start) => {
    const isCount = lineBefore(text, start, 12)?.match(/^[\d.]+$/) && !counted.test(text[start + found.length] ?? '')
    return isCount ? undefined : ''
  })
}
