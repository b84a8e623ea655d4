import type { Markdown } from '../markdownIt'

type ParseLabel = Markdown['helpers']['parseLinkLabel']
type ParseDestination = Markdown['helpers']['parseLinkDestination']

/** As in markdown-it: otherwise the time is quadratic. */
const maxDepth = 32

/** What may follow an address: a title, and the closing bracket. */
const rest = /\s*(?:(?:"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|\((?:\\\)|[^)])*\))\s*)?\)/y

/**
 * The address of a link as marked 15 reads it (`inline.link`, `findClosingBracket`): up to the first closing bracket that nothing
 * opens. An opening bracket that is not closed is a part of it if no other is closed. In a definition, `[label]: address`, brackets are text.
 */
export function linkDestination(usual: ParseDestination, decode: (text: string) => string): ParseDestination {
  return (source, start, max) => {
    if (source[start] === '<') return usual(source, start, max)
    const inBrackets = /\(\s*$/.test(source.slice(Math.max(0, start - 20), start))
    const found = (end: number) => ({ ok: end > start, pos: end, str: decode(source.slice(start, end)) })
    let depth = 0
    const closes: number[] = []
    let end = start
    for (; end < max && (source[end] ?? '') > ' '; end++) {
      if (source[end] === '\\') end++
      else if (!inBrackets) continue
      else if (source[end] === '(') {
        if (++depth > maxDepth) return { ok: false, pos: 0, str: '' }
      } else if (source[end] === ')') {
        closes.push(end)
        if (--depth < 0) return found(end)
      }
    }
    const [last] = closes.slice(-1)
    if (last === undefined) return found(Math.min(end, max))
    rest.lastIndex = end
    if (depth === 0 && rest.test(source)) return found(end)
    return closes.length === 1 ? found(last) : { ok: false, pos: 0, str: '' }
  }
}

/**
 * The text of a link as marked 15 finds it (`inline._inlineLabel`): code and one level of brackets in it are skipped, all else is not looked at.
 * @returns the offset of the closing bracket, or -1
 */
export const linkLabel: ParseLabel = ({ src, posMax }, start) => {
  let inner = false
  for (let at = start + 1; at < posMax; at++) {
    const character = src[at]
    if (character === '\\') at++
    else if (character === '[') {
      if (inner) return -1
      inner = true
    } else if (character === ']') {
      if (!inner) return at
      inner = false
    } else if (character === '`' && !inner) {
      const close = src.indexOf('`', at + 1)
      if (close < 0) return -1
      at = close
    }
  }
  return -1
}
