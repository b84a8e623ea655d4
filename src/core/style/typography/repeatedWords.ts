/** Words that are never right twice in a row, in no language that uses them. */
const english =
  'a an the of and or with from for was are were been has have his their our your its this these which who would could should by at into than then as if but they we he she it is be'
const repeated = new RegExp(`(?<![\\p{L}\\p{N}'’.“"-])(${english.replaceAll(' ', '|')})[ \\n]\\1(?![\\p{L}\\p{N}'’.-])`, 'giu')
const chinese = /(?:我们|他们|她们|因为|所以|但是|以及|或者|通过|进行|对于|关于|已经|其中|由于|虽然|并且|而且|根据|为了){2}/g

/** A word that stands twice in a row. Offsets are those of the text. */
export interface RepeatedWord {
  readonly start: number
  readonly end: number
  readonly word: string
}

export function* repeatedWords(text: string): Generator<RepeatedWord> {
  for (const { 0: found, 1: word = '', index } of text.matchAll(repeated)) {
    if (isRight(found)) continue
    yield { start: index, end: index + found.length, word }
  }
  for (const { 0: found, index } of text.matchAll(chinese))
    if (found.slice(0, 2) === found.slice(2)) yield { start: index, end: index + found.length, word: found.slice(0, 2) }
}

/** Two capitals are names or abbreviations: “IT is”, “US US”. */
function isRight(found: string): boolean {
  const [first = '', second = ''] = found.split(/[ \n]/)
  return (first.length > 1 && first === first.toUpperCase()) || /^\p{Lu}/u.test(second)
}
