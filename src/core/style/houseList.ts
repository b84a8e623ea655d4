import * as l10n from '@vscode/l10n'
import { termScopes, type Term, type TermScope } from './terms'
import { TermTrie } from './termTrie'
import { FirstWords } from './firstWords'
import { markupUnits, mayStandForOther } from './writtenForms'
import { smallUnits, wordUnits } from './wordBounds'

/** An occurrence of a wrong form. Offsets are those of the text that was searched. */
export interface TermMatch {
  readonly start: number
  readonly end: number
  readonly term: Term
  /** What to write; undefined if the list says only what is not used. */
  readonly replacement: string | undefined
  /** Whether only capital letters change. */
  readonly isCaseOnly: boolean
}

/** Where a text stands. */
export interface TermPlace {
  readonly scope: TermScope
  /** Undefined if it is not known: then entries of any language are for it. */
  readonly language: () => string | undefined
}

/** A form in the list, by its last node. */
interface Form {
  readonly kind: 'wrong' | 'otherCase' | 'allowed'
  readonly text: string
  readonly term: Term
}

/** A compiled house list. */
export class HouseList {
  readonly #trie = new TermTrie()
  readonly #forms = new Map<number, Form[]>()
  /** By node, 1 if it has forms: most nodes have none. */
  readonly #ends: Uint8Array
  readonly #starts = new FirstWords()
  /** Of the forms that are wrong. */
  readonly #wrong = new FirstWords()
  readonly #words = wordUnits()
  readonly #small = smallUnits()

  /** Made when completion first asks. */
  #sorted: readonly SortedForm[] | undefined

  /** The entries of the list. */
  readonly terms: readonly Term[]

  constructor(terms: readonly Term[]) {
    this.terms = terms
    for (const term of terms) {
      for (const form of term.instead) this.#add({ kind: 'wrong', text: form, term })
      if (term.prefer !== undefined) this.#add({ kind: 'allowed', text: term.prefer, term })
      if (term.otherCases && term.prefer !== undefined) this.#add({ kind: 'otherCase', text: term.prefer, term })
    }
    const rank = { wrong: 0, allowed: 1, otherCase: 2 }
    this.#ends = new Uint8Array(this.#trie.size)
    for (const [node, forms] of this.#forms) {
      forms.sort((a, b) => rank[a.kind] - rank[b.kind])
      this.#ends[node] = 1
    }
  }

  #add(form: Form): void {
    const units = folded(form.text)
    const node = this.#trie.add(units)
    this.#starts.add(units)
    if (form.kind !== 'allowed') this.#wrong.add(units)
    const forms = this.#forms.get(node)
    if (forms) forms.push(form)
    else this.#forms.set(node, [form])
  }

  /** Whether a text with markup may have a wrong form in it. False is certain. */
  mayOccurIn(source: string): boolean {
    for (let start = 0; start < source.length; ) {
      const next = this.#wrong.endAt(source, start, markupUnits)
      if (next < 0 && this.#isWrittenAt(source, start)) return true
      if (mayStandForOther(source, start, (unit) => this.#wrong.has(unit))) return true
      start = Math.abs(next)
    }
    return false
  }

  /** Whether a wrong form starts at an offset of a text with markup, or may go on behind markup. */
  #isWrittenAt(source: string, start: number): boolean {
    const [words, small, trie] = [this.#words, this.#small, this.#trie]
    let node = 0
    for (let end = start; end < source.length; ) {
      const unit = source.charCodeAt(end)
      const isDoubled = (unit === 0x20 || unit === 0x27) && source.charCodeAt(end + 1) === unit
      // White space may be longer than the blank that it is read as, and a quotation mark of YAML is written twice.
      if (isDoubled || (unit < 0x20 && end > start)) return trie.next(node, unit === 0x27 ? unit : 0x20) !== 0
      if (markupUnits[unit] === 1 && end > start) return trie.hasNext(node)
      node = trie.next(node, small[unit] ?? 0)
      if (node === 0) return false
      end++
      if (this.#ends[node] !== 1 || (words[unit] === 1 && words[source.charCodeAt(end)] === 1)) continue
      if (this.#forms.get(node)?.some((form) => form.kind !== 'allowed' && accepts(form, source, start, end))) return true
    }
    return false
  }

  /**
   * The wrong forms in a text, from the left, of those that start at one place the longest: whole words in scripts with spaces. What is part
   * of a preferred form is none. Takes time in proportion to the text and the longest form.
   */
  matches(text: string, place: TermPlace): readonly TermMatch[] {
    const found: TermMatch[] = []
    this.#eachForm(text, place, (start, { end, form }) => {
      if (form.kind !== 'allowed') found.push(matchOf(text, start, end, form))
    })
    return found
  }

  /** The form of the list, wrong or preferred, that an offset of a text is in or at an end of. */
  entryAt(
    text: string,
    offset: number,
    place: TermPlace,
  ): { readonly start: number; readonly end: number; readonly term: Term } | undefined {
    let found: { start: number; end: number; term: Term } | undefined
    this.#eachForm(text, place, (start, { end, form }) => {
      if (start <= offset && offset <= end && (found === undefined || offset < end)) found = { start, end, term: form.term }
    })
    return found
  }

  /**
   * The entries with a preferred form that have a form, wrong or preferred, which starts with what is written, whatever its capital letters.
   * @param limit of entries
   */
  startingWith(written: string, place: TermPlace, limit: number): readonly { readonly form: string; readonly term: Term }[] {
    this.#sorted ??= sortedForms(this.#forms.values())
    const found = new Map<Term, string>()
    const start = folded(written)
    for (let index = firstNotBefore(this.#sorted, start); found.size < limit; index++) {
      const next = this.#sorted[index]
      if (!next?.key.startsWith(start)) break
      const { term, kind, text } = next.form
      if (term.prefer !== undefined && isFor({ term, kind: 'wrong' }, place) && !found.has(term))
        found.set(term, kind === 'wrong' ? text : term.prefer)
    }
    return Array.from(found, ([term, form]) => ({ form, term }))
  }

  #eachForm(text: string, place: TermPlace, use: (start: number, found: Found) => void): void {
    for (let start = 0; start < text.length; ) {
      const next = this.#starts.endAt(text, start)
      const best = next < 0 ? this.#longest(text, start, place) : undefined
      if (best) use(start, best)
      start = best?.end ?? Math.abs(next)
    }
  }

  #longest(text: string, start: number, place: TermPlace): Found | undefined {
    const [words, small, ends] = [this.#words, this.#small, this.#ends]
    let node = this.#trie.next(0, small[text.charCodeAt(start)] ?? 0)
    let found: Found | undefined
    for (let end = start + 1; node !== 0; node = end < text.length ? this.#trie.next(node, small[text.charCodeAt(end++)] ?? 0) : 0) {
      if (ends[node] !== 1 || (words[text.charCodeAt(end - 1)] === 1 && words[text.charCodeAt(end)] === 1)) continue
      if (isName(text, start, end)) continue
      const form = this.#forms.get(node)?.find((one) => isFor(one, place) && accepts(one, text, start, end))
      if (form) found = { end, form }
    }
    return found
  }
}

interface Found {
  readonly end: number
  readonly form: Form
}

interface SortedForm {
  readonly key: string
  readonly form: Form
}

function sortedForms(forms: Iterable<readonly Form[]>): readonly SortedForm[] {
  const all = [...forms].flat().map((form) => ({ key: folded(form.text), form }))
  return all.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
}

/** The index of the first form whose key is not before a text. */
function firstNotBefore(forms: readonly SortedForm[], key: string): number {
  let [low, high] = [0, forms.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((forms[middle]?.key ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

function matchOf(text: string, start: number, end: number, { term, text: form }: Form): TermMatch {
  const written = text.slice(start, end)
  const { prefer } = term
  const isCapital = prefer !== undefined && startsSmall(form) && startsSmall(prefer) && !startsSmall(written)
  const replacement = isCapital ? capital(prefer) : prefer
  return { start, end, term, replacement, isCaseOnly: replacement !== undefined && folded(replacement) === folded(written) }
}

/** A text with its units as `smallUnits` has them. */
function folded(text: string): string {
  const small = smallUnits()
  let units = ''
  for (let at = 0; at < text.length; at++) units += String.fromCharCode(small[text.charCodeAt(at)] ?? 0)
  return units
}

/** White space and apostrophes in one form. */
function tidy(text: string): string {
  return text.replace(/[\n\t\u00A0]/g, ' ').replaceAll('\u2019', "'")
}

function isFor({ kind, term: { scope, language } }: Pick<Form, 'kind' | 'term'>, place: TermPlace): boolean {
  if (kind === 'allowed') return true
  if (scope && !scope.includes(place.scope)) return false
  if (language === undefined) return true
  const written = place.language()
  return written === undefined || written === language || written.startsWith(`${language}-`)
}

function accepts({ kind, text: form, term }: Form, text: string, start: number, end: number): boolean {
  const written = tidy(text.slice(start, end))
  const wanted = tidy(form)
  const isSame = written === wanted || (startsSmall(wanted) && written === capital(wanted))
  if (kind === 'allowed') return isSame
  if (kind === 'wrong') return (isSame || term.ignoreCase === true) && written !== term.prefer
  return !isSame
}

/** Whether a word is part of an address, a file name or a handle. */
function isName(text: string, start: number, end: number): boolean {
  const words = wordUnits()
  const isWordAt = (at: number) => words[text.charCodeAt(at)] === 1
  const before = text[start - 1] ?? ''
  if (before === '@' || before === '#' || (/[./\\_]/.test(before) && isWordAt(start - 2))) return true
  return (text[end] === '.' || text[end] === '@' || text[end] === '_') && isWordAt(end + 1)
}

function startsSmall(text: string): boolean {
  const first = text[0] ?? ''
  return first !== first.toUpperCase()
}

function capital(text: string): string {
  return (text[0] ?? '').toUpperCase() + text.slice(1)
}

export interface ListCheck<Entry extends Term> {
  /** The entries that do not contradict one another. */
  readonly terms: readonly Entry[]
  readonly problems: readonly { readonly term: Entry; readonly message: string }[]
}

/** Finds entries that contradict one another, or lead back to where they start. Neither of them is used. */
export function withoutConflicts<Entry extends Term>(terms: readonly Entry[]): ListCheck<Entry> {
  const problems: { term: Entry; message: string }[] = []
  const left = new Set(terms)
  const byPlace = new Map<string, readonly Entry[]>()
  const counted = new Set<string>()
  const repeated = new Set<string>()
  for (const { instead } of terms) for (const form of instead) (counted.has(form) ? repeated : counted).add(form)
  for (const term of terms) {
    for (const form of term.instead) {
      const other = repeated.has(form) ? conflictWhenAdded(byPlace, form, term) : undefined
      if (other) {
        problems.push({
          term,
          message: l10n.t(
            '“{0}” is replaced by “{1}” here and by “{2}” in another entry: neither is used.',
            form,
            term.prefer ?? '',
            other.prefer ?? '',
          ),
        })
        left.delete(term)
        left.delete(other)
      }
    }
  }
  const nextForms = new Map<string, string>()
  for (const { prefer, instead } of left)
    for (const form of instead) if (prefer !== undefined && !nextForms.has(form)) nextForms.set(form, prefer)
  const next = (form: string) => nextForms.get(form)
  const circular = formsInCircles(nextForms.keys(), next)
  for (const term of left) {
    const { prefer } = term
    if (prefer === undefined || !circular.has(prefer)) continue
    problems.push({
      term,
      message: l10n.t('These entries lead back to where they start, and none of them is used: {0}.', circleFrom(prefer, next).join(' → ')),
    })
  }
  const inCircles = new Set(problems.map(({ term }) => term))
  return { terms: terms.filter((term) => left.has(term) && !inCircles.has(term)), problems }
}

/**
 * Adds an entry to those of a form, by language and scope.
 * @param byPlace of each place the first entry, and the first one that prefers another form than it: any other disagrees with one of them
 * @returns one that is for the same language and scope, and prefers another form
 */
function conflictWhenAdded<Entry extends Term>(byPlace: Map<string, readonly Entry[]>, form: string, term: Entry): Entry | undefined {
  const { language, scope = termScopes, prefer } = term
  let found: Entry | undefined
  for (const place of scope) {
    const key = (of: string) => `${of} ${place} ${form}`
    // An entry without a language is for all: it meets all entries, and all meet it.
    for (const at of language === undefined ? [key('*')] : [key(language), key('')])
      found ??= byPlace.get(at)?.find((one) => one.prefer !== prefer)
    for (const at of [key('*'), key(language ?? '')]) {
      const known = byPlace.get(at) ?? []
      if (known.length === 0 || (known.length === 1 && known[0]?.prefer !== prefer)) byPlace.set(at, [...known, term])
    }
  }
  return found
}

/** The forms that lead back to themselves: each form is passed once. @param next the form that an entry replaces a form by */
function formsInCircles(forms: Iterable<string>, next: (form: string) => string | undefined): ReadonlySet<string> {
  const circular = new Set<string>()
  const passed = new Set<string>()
  for (const first of forms) {
    const way = new Map<string, number>()
    let at: string | undefined = first
    while (at !== undefined && !passed.has(at)) {
      passed.add(at)
      way.set(at, way.size)
      at = next(at)
    }
    const start = at === undefined ? undefined : way.get(at)
    if (start !== undefined) for (const form of [...way.keys()].slice(start)) circular.add(form)
  }
  return circular
}

/** A message names at most so many forms of a circle. */
const maxInCircle = 20

/** The forms from one back to it, the first of them if there are many. */
function circleFrom(form: string, next: (form: string) => string | undefined): readonly string[] {
  const path = [form]
  for (let at = next(form); at !== undefined && at !== form; at = next(at)) {
    if (path.length === maxInCircle) return [...path, '…', form]
    path.push(at)
  }
  return [...path, form]
}
