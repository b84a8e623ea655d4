/** The parts of an article's file name. */
export interface ArticleName {
  /** Without extension and date; for `index.md` the name of the folder. */
  readonly name: string
  /** The date at the start of the name, as `2024-01-05`; undefined if there is none. */
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

/** A name in a normal form for comparison, similar to the addresses that generators make of it. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
