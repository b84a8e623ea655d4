/// <reference lib="dom" />

/**
 * The target of a link within the page: the element with that id or name, otherwise the heading from whose text a generator would derive
 * that id. Generators differ, so only letters and digits are compared, and the number suffix for repeated headings.
 * @param written the text after `#`
 */
export function anchorTarget(page: ParentNode, written: string): Element | undefined {
  const decoded = decode(written)
  if (decoded === '') return undefined
  const name = CSS.escape(decoded)
  const named = page.querySelector(`[id="${name}"], a[name="${name}"]`)
  if (named) return named
  const headings = [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  const slugs = headings.map((heading) => slugOf(heading.textContent ?? ''))
  const exact = slugs.indexOf(slugOf(decoded))
  if (exact >= 0) return headings[exact]
  const [, base = '', number] = /^(.+?)-(\d+)$/.exec(decoded) ?? []
  const same = headings.filter((_, index) => slugs[index] === slugOf(base) && base !== '')
  return same[Number(number)] ?? same[0]
}

function slugOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
