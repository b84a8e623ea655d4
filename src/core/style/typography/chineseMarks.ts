import { cjk, changesOf, couldEndMarkup, hasCjk, lineBefore, type TextChange } from './textChange'

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。', '(': '（', ')': '）' }
const half: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(full).map(([ascii, wide]) => [wide, ascii]))

const opening = '“‘《「『（【'
const closing = '”’》」』）】'
const mark = new RegExp(`(?<=[${cjk}${closing}]) ?[,;:?!](?: ?(?=[${cjk}${opening}])|(?=$))`, 'gm')
/** A mark between a word in Latin letters, or a number, and a Chinese character. A colon only with a space: `3:2`, `键:value`. */
const markBesideWord = new RegExp(
  `(?<=[A-Za-z0-9%])[,;] ?(?=[${cjk}])|(?<=[${cjk}])(?:[,;] ?|: )(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[,;?!:] ?(?=[${opening}])`,
  'g',
)
const fullStop = new RegExp(`\\.(?<=[${cjk}][${closing}]?\\.)(?=$| ?[${cjk}${opening}])`, 'gm')
/** A full stop after so few UTF-16 code units is that of a heading or an entry, such as `一.`. */
const shortLine = 7
const ellipsis = new RegExp(`(?<=[${cjk}${closing}])(?:[.…⋯]+|。{3,})`, 'g')
/** One or two full stops, several signs of an ellipsis, or full stops before such a sign: not one wrong ellipsis. */
const noWrongEllipsis = /^(?:\.{1,2}|[…⋯]{2,}|\.{1,2}[…⋯].*)$/
const dash = new RegExp(`(?<=[${cjk}${closing}])(?:--|－－)(?=[${cjk}${opening}])`, 'g')
const doubled = /，{2,}|、{2,}|；{2,}|：{2,}|(?<!。)。。(?!。)/g
const spaced = new RegExp(
  `(?<=[^\\s]) +(?=[，。、；：！？）》」』】])|(?<=[，。、；：！？（《「『【]) +(?=[${cjk}${opening}A-Za-z0-9])`,
  'g',
)
const brackets = /[（(]([^()（）\n\uFFFC]*)[)）]/g

/** The changes that give a Chinese text full-width marks. */
export function* fullWidthMarks(text: string): Generator<TextChange> {
  if (/[,;:?!]/.test(text)) {
    yield* changesOf(text, mark, (found) => full[found.trim()])
    yield* changesOf(text, markBesideWord, (found) => full[found.trim()])
  }
  yield* changesOf(text, fullStop, (_, start) => (lineBefore(text, start, shortLine) === undefined ? '。' : undefined))
  yield* changesOf(text, ellipsis, (found) => (noWrongEllipsis.test(found) ? undefined : '……'))
  yield* changesOf(text, dash, () => '——')
  yield* changesOf(text, doubled, ([first = '']) => first)
  yield* changesOf(text, spaced, () => '')
}

/** Brackets around Chinese text, and pairs of which one is full-width: the changes of each pair. */
export function* fullWidthBrackets(text: string): Generator<readonly TextChange[]> {
  for (const { 0: found, 1: inside = '', index } of text.matchAll(brackets)) {
    const end = index + found.length
    const [isOpenHalf, isCloseHalf] = [found[0] === '(', found.at(-1) === ')']
    if (isOpenHalf === isCloseHalf && !(isOpenHalf && hasCjk(inside))) continue
    // `[text](` looks like a link that went wrong.
    if (isOpenHalf && text[index - 1] === ']') continue
    const changes: TextChange[] = []
    if (isOpenHalf) changes.push({ start: isAfterWide(text, index) ? index - 1 : index, end: index + 1, newText: '（' })
    if (isCloseHalf) changes.push({ start: end - 1, end: isBeforeWide(text, end) ? end + 1 : end, newText: '）' })
    yield changes
  }
}

const wideBefore = new RegExp(`[${cjk}${closing}]`)
const wideAfter = new RegExp(`[${cjk}${opening}]`)

/** Whether a space that follows a Chinese character stands before an offset. */
function isAfterWide(text: string, at: number): boolean {
  return text[at - 1] === ' ' && wideBefore.test(text[at - 2] ?? '')
}

function isBeforeWide(text: string, at: number): boolean {
  return text[at] === ' ' && wideAfter.test(text[at + 1] ?? '')
}

const wide = /[，；：？！。]+/g
const wideBrackets = /（([^()（）\n\uFFFC]*)）/g

/** The changes that give a Chinese text half-width marks, with a space where a word follows. */
export function* halfWidthMarks(text: string): Generator<TextChange> {
  for (const { 0: found, index } of text.matchAll(wide)) {
    const end = index + found.length
    if (couldEndMarkup(text, index)) continue
    yield { start: index, end, newText: toHalf(found) + spaceBefore(text, end) }
  }
}

/** Full-width brackets in pairs, as half-width ones. A full-width mark before them becomes one with a space. */
export function* halfWidthBrackets(text: string): Generator<readonly TextChange[]> {
  for (const { 0: found, index } of text.matchAll(wideBrackets)) {
    const end = index + found.length
    const before = text[index - 1] ?? ' '
    if (before === ']') continue
    yield [
      { start: index, end: index + 1, newText: /[\s(（“‘《「『【，；：？！。]/.test(before) ? '(' : ' (' },
      { start: end - 1, end, newText: `)${spaceBefore(text, end)}` },
    ]
  }
}

function toHalf(marks: string): string {
  return Array.from(marks, (unit) => half[unit] ?? unit).join('')
}

/** The space before what follows a half-width mark. */
function spaceBefore(text: string, at: number): string {
  return /[^\s,.;:?!)，。；：？！）”’》」』】]/.test(text[at] ?? ' ') ? ' ' : ''
}
