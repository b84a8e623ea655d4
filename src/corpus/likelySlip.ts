import { wordsOf } from './nameForms'

/**
 * Whether a rare name is a slip of the pen for a common one, by their letters alone. Only what hardly ever is a word of its own counts:
 * two letters swapped, a letter doubled or not, or a letter lost or added within a long word. Real words and brands mostly differ at the
 * first or the last letter (`Steam` and `stream`, `crypt` and `Crypto`, `syslog` and `rsyslog`), by one other letter (`Shipping` and
 * `shopping`), in capitals (`MSSQL` and `MySQL`) or in digits. Plurals differ at the end.
 */
export function isLikelySlip(rare: string, common: string): boolean {
  const [from, to] = [wordsOf(rare), wordsOf(common)]
  const places = from.flatMap((word, place) => (word === to[place] ? [] : [place]))
  const [place] = places
  if (from.length !== to.length || place === undefined || places.length > 1) return false
  const [written, meant] = [from[place] ?? '', to[place] ?? '']
  if (!isWord.test(written) || !isWord.test(meant) || isAcronym(rare, place) || isAcronym(common, place)) return false
  if (written[0] !== meant[0] || written.at(-1) !== meant.at(-1)) return false
  if (isVariant(written, meant) || isVariant(meant, written) || confused.has([written, meant].sort().join(' '))) return false
  const length = Math.min(written.length, meant.length)
  if (written.length === meant.length) return length >= minSwapLength && isSwap(written, meant)
  const at = addedAt(written, meant)
  if (at === undefined) return false
  const longer = written.length > meant.length ? written : meant
  const isDoubled = longer[at] === longer[at - 1] || longer[at] === longer[at + 1]
  return length >= (isDoubled ? minSwapLength : minLostLength)
}

const minSwapLength = 6
const minLostLength = 7

/** Scripts with letters that a key lies beside another, or that are typed twice. One other Chinese character is another word. */
const isWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+$/u

/** Whether a word of a name has several capitals, as a brand or an abbreviation has, unless the whole name is in capitals. */
function isAcronym(name: string, place: number): boolean {
  const word =
    name
      .normalize('NFKC')
      .split(/[^\p{L}\p{N}\p{M}+#]+/u)
      .filter(Boolean)[place] ?? ''
  return name !== name.toUpperCase() && (word.match(/\p{Lu}/gu) ?? []).length > 1
}

/** Whether two neighbouring letters are swapped. @param written as long as `meant` */
function isSwap(written: string, meant: string): boolean {
  let at = 0
  while (written[at] === meant[at]) at++
  return written[at] === meant[at + 1] && written[at + 1] === meant[at] && written.slice(at + 2) === meant.slice(at + 2)
}

/** The place of the one letter that one of the words has and the other has not, in the longer one; undefined if more differs. */
function addedAt(written: string, meant: string): number | undefined {
  const [longer, shorter] = written.length > meant.length ? [written, meant] : [meant, written]
  if (longer.length !== shorter.length + 1) return undefined
  let at = 0
  while (longer[at] === shorter[at]) at++
  return longer.slice(at + 1) === shorter.slice(at) ? at : undefined
}

/** British and American spellings, and others that are both right (the lists of the Oxford and Merriam-Webster dictionaries). */
const variants: readonly (readonly [RegExp, string])[] = [
  [/our/u, 'or'],
  [/ll(?=ing|ed|er|ist|or|ation|ery|ful|ment)/u, 'l'],
  [/(?:a|o)e/u, 'e'],
  [/gement/u, 'gment'],
  [/e(?=able|ing)/u, ''],
  [/inium/u, 'inum'],
]

/** Whether a word is another one in a second spelling that is right as well. */
function isVariant(written: string, meant: string): boolean {
  return variants.some(([pattern, other]) => variantsOf(written, pattern, other).includes(meant))
}

function variantsOf(word: string, pattern: RegExp, other: string): readonly string[] {
  return [...word.matchAll(new RegExp(pattern.source, 'gu'))].map(
    ({ index, 0: found }) => word.slice(0, index) + other + word.slice(index + found.length),
  )
}

/** Words that differ as slips do, and are both words. */
const confused: ReadonlySet<string> = new Set(
  (
    'casual causal,martial marital,signing singing,calvary cavalry,perfect prefect,complier compiler,contact contract,contacts contracts,contacted contracted,' +
    'desert dessert,deserts desserts,later latter,county country,counties countries,through thorough,patent patient,patents patients,martian martin,personal personnel,' +
    'ordinance ordnance,realty reality,policies polices,starting stating,planning planing,staring starring,taping tapping,dining dinning,silver sliver,sacred scared,' +
    'barely barley,united untied,statue statute,statues statutes,expert exert,experts exerts,bother brother,bothers brothers,friend fiend,friends fiends,monkey money,' +
    'adverse averse,canvas canvass,discreet discrete,allusion illusion,conservation conversation,hosting hoisting,sporting spotting,ration ratio,planet plant'
  )
    .split(',')
    .map((pair) => pair.split(' ').sort().join(' ')),
)
