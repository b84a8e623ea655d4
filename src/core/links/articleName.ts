/** How the file of an article is called. */
export interface ArticleName {
  /** Without ending and date; that of the folder for `index.md`. */
  readonly name: string
  /** The day that the name begins with, as `2024-01-05`. */
  readonly day: string | undefined
}

const dated = /^(\d{4})-(\d{1,2})-(\d{1,2})-(?=.)/
const language = /\.[a-z]{2}(?:-[a-z]{2,4})?$/i

/** @param path with forward slashes */
export function articleName(path: string): ArticleName {
  const parts = path.split('/')
  const file = (parts.pop() ?? '').replace(/\.(?:md|markdown|mdx|html?)$/i, '')
  const plain = /^_?index(?:\.|$)/i.test(file) ? (parts.pop() ?? file) : file.replace(language, '')
  const [start = '', year = '', month = '', day = ''] = dated.exec(plain) ?? []
  return {
    name: plain.slice(start.length),
    day: start === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  }
}

/** A name in one form, as generators make addresses of it: to compare it with others. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
