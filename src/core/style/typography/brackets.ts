const partners: Readonly<Record<string, string>> = { '（': '）', '(': ')', '《': '》', '〈': '〉', '「': '」', '『': '』', '【': '】' }
const bracket = /[（《〈「『【）》〉」』】()]/g
/** The number of an entry, such as `1）` or `一）`, and faces, such as `:）`. */
const noCloser = /[\da-zA-Z一二三四五六七八九十:：;；]$/

/** A full-width bracket, at its offset of the text. */
export interface Bracket {
  readonly start: number
  readonly mark: string
}

/** The full-width brackets of a text that have no partner, in order. The partner of a round one may be half-width. */
export function bracketsAlone(text: string): readonly Bracket[] {
  const open: Bracket[] = []
  const alone: Bracket[] = []
  for (const { 0: mark, index: start } of text.matchAll(bracket)) {
    const last = open.at(-1)?.mark ?? ''
    if (partners[mark] !== undefined) open.push({ start, mark })
    else if (partners[last] === mark || (isRound(last) && isRound(mark))) open.pop()
    else if (!(isRound(mark) && noCloser.test(text[start - 1] ?? ''))) alone.push({ start, mark })
  }
  return [...alone, ...open.filter(({ start }) => !opensParagraph(text, start))]
    .filter(({ mark }) => mark !== '(' && mark !== ')')
    .sort((a, b) => a.start - b.start)
}

/** Whether quotation marks open a paragraph. A quotation of several opens each of them, and closes the last. */
function opensParagraph(text: string, start: number): boolean {
  return start < 4 && /^\s*[「『]+$/.test(text.slice(0, start + 1))
}

function isRound(mark: string): boolean {
  return mark !== '' && '()（）'.includes(mark)
}
