/** Characters before or after `html` and `body` that make them a part of another name or a string. */
const notBefore = String.raw`(?<![\w.#:\-["'=])`
const notAfter = String.raw`(?![\w\-"'\]])`
const root = `(?::root|${notBefore}html)${notAfter}`
const body = `${notBefore}body${notAfter}`
const wholePage = new RegExp(String.raw`${root}(?:\s*>\s*|\s+)${body}|${root}|${body}`, 'gi')

/** Replaces the selectors for the whole page (`html`, `body`, `:root`) by `:scope`. */
export function scopeSelector(selector: string): string {
  return selector.replace(wholePage, ':scope')
}
