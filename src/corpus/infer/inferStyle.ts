import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { writeScalar } from '../../core/data/writeYaml'
import { proseOf } from '../../core/prose/prose'
import { quotedRanges } from '../../core/style/wordBounds'
import { spacingIn, spacingLines, type SpacingUse } from './inferSpacing'
import { firstHanForm, hanFormsIn, isDivided, otherSpellings } from './spellings'

/** How often a form is written. */
export interface FormUse {
  readonly form: string
  readonly uses: number
  readonly articles: number
}

/** Forms of one word, the most frequent first. */
export interface FormGroup {
  readonly forms: readonly FormUse[]
  /** Whether only capitals are different, and none is within a word: one form may be a name or an abbreviation. */
  readonly isCapitalOnly: boolean
}

interface Count {
  uses: number
  articles: number
  last: number
}

/** When so many different words, or pairs, are counted, the rarest are dropped. */
const usualMaxCounted = 400_000
/** Fewer uses of the most frequent form are no habit. */
const minUses = 3

const wordPattern = /[A-Za-z\u00C0-\u024F][A-Za-z0-9\u00C0-\u024F]*(?:-[A-Za-z0-9\u00C0-\u024F]+)*/g

/** Learns which words a corpus writes in two ways: in capitals, with and without hyphen, in British and American spelling, in two Chinese forms. */
export class StyleInference {
  readonly #words = new Map<string, Count>()
  /** Two words in a row, joined by a blank. */
  readonly #pairs = new Map<string, Count>()
  readonly #maxCounted: number
  #articles = 0
  #spacing: SpacingUse = { spaced: 0, tight: 0 }

  constructor(maxCounted = usualMaxCounted) {
    this.#maxCounted = maxCounted
  }

  /** The number of articles. */
  get articles(): number {
    return this.#articles
  }

  get spacing(): SpacingUse {
    return this.#spacing
  }

  /** Counts the words that readers read, without code, addresses and quotations. */
  add(article: Article): void {
    const number = this.#articles++
    for (const run of proseOf(article)) {
      if (run.place === 'code' || run.isQuoted) continue
      const text = withoutQuotations(run.text)
      const { spaced, tight } = spacingIn(text)
      this.#spacing = { spaced: this.#spacing.spaced + spaced, tight: this.#spacing.tight + tight }
      this.#addWords(text, number, run.place === 'body')
      for (const form of hanFormsIn(text)) count(this.#words, form, number)
    }
    for (const counts of [this.#words, this.#pairs]) if (counts.size > this.#maxCounted) dropRare(counts, this.#maxCounted)
  }

  #addWords(text: string, number: number, isBody: boolean): void {
    let before: { word: string; end: number } | undefined
    for (const { 0: word, index } of text.matchAll(wordPattern)) {
      const end = index + word.length
      const isJoined = /[.@#/_\\]/.test(text[index - 1] ?? '') || /^[@/_\\]|^\.\p{L}/u.test(text.slice(end, end + 2))
      const isNext = before !== undefined && text.slice(before.end, index) === ' '
      // A capital at the start of a sentence, or before another one, says nothing.
      const isSure = /[A-Z]/.test(word.slice(1)) || (isBody && isNext && !/^ [A-Z]/.test(text.slice(end, end + 2)))
      if (!isJoined && (isSure || !/[A-Z]/.test(word))) count(this.#words, word, number)
      if (!isJoined && isNext && before && /^[a-z]{3,}$/.test(word) && /^[a-z]{3,}$/.test(before.word))
        count(this.#pairs, `${before.word} ${word}`, number)
      before = isJoined ? undefined : { word, end }
    }
  }

  /** Whether a word is often written with and without a capital in the middle of sentences. */
  #areBothUsual(words: readonly string[]): boolean {
    return words.length === 2 && words.every((word) => word.length >= 4 && (this.#words.get(word)?.articles ?? 0) >= minUses)
  }

  /** The words in two or more forms, those with the most uses of the rarer forms first. */
  result(): readonly FormGroup[] {
    const groups = new Map<string, Map<string, Count>>()
    const join = (key: string, form: string, counted: Count | undefined) => {
      if (counted) groups.set(key, (groups.get(key) ?? new Map<string, Count>()).set(form, counted))
    }
    const smallWords = new Map<string, string[]>()
    for (const word of this.#words.keys()) {
      const small = word.toLowerCase()
      const words = smallWords.get(small)
      if (words) words.push(word)
      else smallWords.set(small, [word])
    }
    for (const [small, words] of smallWords) {
      const han = firstHanForm(small)
      if (han !== undefined) join(han, small, this.#words.get(small))
      if (words.length > 1 && (words.some((word) => innerCapitals.test(word)) || this.#areBothUsual(words)))
        for (const word of words) join(small, word, this.#words.get(word))
      const counted = this.#words.get(small)
      for (const other of [...otherSpellings(small), ...(small.includes('-') ? [small.replaceAll('-', '')] : [])]) {
        if (!counted || !this.#words.has(other)) continue
        join(other, other, this.#words.get(other))
        join(other, small, counted)
      }
    }
    for (const [pair, counted] of this.#pairs) {
      const joined = pair.replace(' ', '')
      if (!this.#words.has(joined) || isDivided(pair)) continue
      join(joined, joined, this.#words.get(joined))
      join(joined, pair, counted)
    }
    return [...groups.values()]
      .map((counts) => groupOf([...counts].map(([form, { uses, articles }]) => ({ form, uses, articles }))))
      .filter(({ forms: [first, second] }) => second !== undefined && (first?.uses ?? 0) >= minUses)
      .sort((a, b) => Number(a.isCapitalOnly) - Number(b.isCapitalOnly) || rarer(b) - rarer(a))
  }
}

function groupOf(uses: readonly FormUse[]): FormGroup {
  const forms = [...uses].sort((a, b) => b.uses - a.uses)
  const [first] = forms
  const isCapitalOnly = forms.every(({ form }) => form.toLowerCase() === first?.form.toLowerCase() && !innerCapitals.test(form))
  return { forms, isCapitalOnly }
}

/** The uses of all forms but the first. */
function rarer({ forms }: FormGroup): number {
  return forms.slice(1).reduce((sum, { uses }) => sum + uses, 0)
}

/** A name with capitals inside, such as GitHub: other capitals are another form of it. */
const innerCapitals = /[a-z][A-Z]|^[A-Z]{2,}[a-z]/

function count(counts: Map<string, Count>, form: string, article: number): void {
  const known = counts.get(form)
  if (!known) counts.set(form, { uses: 1, articles: 1, last: article })
  else {
    known.uses++
    if (known.last !== article) known.articles++
    known.last = article
  }
}

/** Drops the rarest forms until a quarter of the room is free, so that most articles drop none and the time is linear. */
function dropRare(counts: Map<string, Count>, maxCounted: number): void {
  for (let rare = 1; counts.size > maxCounted * 0.75; rare *= 2)
    for (const [form, { uses }] of counts) if (uses <= rare) counts.delete(form)
}

function withoutQuotations(text: string): string {
  const ranges = quotedRanges(text)
  if (ranges.length === 0) return text
  let kept = ''
  let at = 0
  for (const { start, end } of ranges) {
    kept += `${text.slice(at, start)}\uFFFC`
    at = end
  }
  return kept + text.slice(at)
}

/** The words as entries of a house list in YAML, with counts, and the habit of spaces: what a desk would keep is for the desk to say. */
export function houseListText(inference: Pick<StyleInference, 'result' | 'articles' | 'spacing'>): string {
  const groups = inference.result()
  const head = [
    l10n.t('Words that {0} articles write in more than one way; after each how often, and in how many articles.', inference.articles),
    l10n.t('Keep the entries that the desk decides on. “lists” below “style” in copydesk.yaml names the file that they are saved to.'),
    ...spacingLines(inference.spacing),
  ]
  const sure = groups.filter(({ isCapitalOnly }) => !isCapitalOnly)
  const others = groups.filter(({ isCapitalOnly }) => isCapitalOnly)
  const lines = [
    ...head.map((line) => `# ${line}`),
    '',
    ...sure.flatMap(entryLines),
    ...(others.length === 0 ? [] : ['', `# ${l10n.t('With and without capitals: one of the two may be a name.')}`]),
    ...others.flatMap(entryLines).map((line) => (line.startsWith('#') ? line : `# ${line}`)),
  ]
  return `${lines.join('\n')}\n`
}

function entryLines({ forms }: FormGroup): readonly string[] {
  const counts = forms.map(({ form, uses, articles }) => `${form} ${uses} (${articles})`)
  const [first = '', ...others] = forms.map(({ form }) => writeScalar(form, 'plain', true))
  return [`# ${counts.join(', ')}`, `- { prefer: ${first}, instead: [${others.join(', ')}] }`]
}
