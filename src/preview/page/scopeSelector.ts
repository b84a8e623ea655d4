/** What stands before or behind a name that is only a part of another one, or of a text. */
const notBefore = String.raw`(?<![\w.#:\-["'=])`
const notBehind = String.raw`(?![\w\-"'\]])`
const root = `(?::root|${notBefore}html)${notBehind}`
const body = `${notBefore}body${notBehind}`
const wholePage = new RegExp(String.raw`${root}(?:\s*>\s*|\s+)${body}|${root}|${body}`, 'gi')

/** A selector of a site's style sheet with the page as a whole (`html`, `body`, `:root`) told as the scope. */
export function scopeSelector(selector: string): string {
  return selector.replace(wholePage, ':scope')
}
