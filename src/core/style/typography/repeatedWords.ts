/** Small words of English that are hardly ever right twice in a row. “What it is is good” and “told it it was late” are right. */
const english =
  'a an the of and or with from for been his their our your its this these which who would could should by at into than then if but they we he she be'
const words = english.replaceAll(' ', '|')
const repeated = new RegExp(`(?<![\\p{L}\\p{N}'’.“"-])(${words})[ \\n]\\1(?![\\p{L}\\p{N}'’.-])`, 'giu')
/** The same with markup between them. */
const repeatedInMarkup = new RegExp(`(?<![A-Za-z])(${words})[^A-Za-z]{1,12}\\1(?![A-Za-z])`, 'i')
const chinese = '(?:我们|他们|她们|因为|所以|但是|以及|或者|通过|进行|对于|关于|已经|其中|由于|虽然|并且|而且|根据|为了)'
const repeatedChinese = new RegExp(`(${chinese})\\1`, 'g')
const mayBeChinese = new RegExp(`(${chinese})\\1`)

/** A word that stands twice in a row. Offsets are those of the text. */
export interface RepeatedWord {
  readonly start: number
  readonly end: number
  readonly word: string
}

/** Whether a text with markup may have a repeated word. */
export function mayRepeatWords(source: string): boolean {
  return repeatedInMarkup.test(source) || mayBeChinese.test(source)
}

/** The words that stand twice in a row. @param language a tag in lower case; undefined if it is not known: then English words are found as well */
export function* repeatedWords(text: string, language: string | undefined): Generator<RepeatedWord> {
  const found = language === undefined || /^(?:en|zh)/.test(language) ? text.matchAll(repeated) : []
  for (const { 0: both, 1: word = '', index } of found) if (!areNames(both)) yield { start: index, end: index + both.length, word }
  for (const { 0: both, 1: word = '', index } of text.matchAll(repeatedChinese)) yield { start: index, end: index + both.length, word }
}

/** Two capitals are names or abbreviations: “IT is”, “US US”. */
function areNames(both: string): boolean {
  const [first = '', second = ''] = both.split(/[ \n]/)
  return (first.length > 1 && first === first.toUpperCase()) || /^\p{Lu}/u.test(second)
}
