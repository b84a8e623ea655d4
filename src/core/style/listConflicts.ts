import * as l10n from '@vscode/l10n'
import { termScopes, type Term } from './terms'

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
