import { changesOf, couldEndMarkup, type TextChange } from './textChange'

const letter = 'A-Za-z\\u00c0-\\u024f\\u0370-\\u052f\\u1e00-\\u1eff'
const spaceBefore = new RegExp(`(?<=[${letter}]) +(?=[,.](?:\\s|$))`, 'g')
/** French sets spaces before these. */
const spaceBeforeOther = new RegExp(`(?<=[${letter}]) +(?=[;:?!](?:\\s|$))`, 'g')
const doubled = new RegExp(`(?<=[${letter}0-9]),,(?= |$)`, 'gm')
const wide = new RegExp(`(?<=[${letter}0-9])[，。；：！？](?= ?(?:[${letter}]|$))`, 'gm')
const half: Readonly<Record<string, string>> = { '，': ',', '。': '.', '；': ';', '：': ':', '！': '!', '？': '?' }

/**
 * The changes of marks in a text without Chinese characters.
 * @param language a tag in lower case; undefined if it is not known
 */
export function* latinMarks(text: string, language: string | undefined): Generator<TextChange> {
  yield* changesOf(text, spaceBefore, () => '')
  if (language !== undefined && !/^(?:fr|br|oc)/.test(language)) yield* changesOf(text, spaceBeforeOther, () => '')
  yield* changesOf(text, doubled, () => ',')
  yield* changesOf(text, wide, (found, start) => {
    if (couldEndMarkup(text, start)) return undefined
    const next = text[start + 1] ?? ' '
    return (half[found] ?? found) + (/\s/.test(next) ? '' : ' ')
  })
}

const wideWord = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g

/** The changes of full-width letters and digits to ordinary ones. */
export function* ordinaryWords(text: string): Generator<TextChange> {
  yield* changesOf(text, wideWord, (found) => Array.from(found, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0)).join(''))
}
