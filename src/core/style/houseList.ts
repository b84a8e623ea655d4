import type { Term, TermScope } from './terms'
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
      const after = source.charCodeAt(end + 1)
      const isDoubled = (unit === 0x20 && after <= 0x20) || (unit === 0x27 && after === 0x27)
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
