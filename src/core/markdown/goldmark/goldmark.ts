import type { Markdown } from '../markdownIt'
import type { Signs } from './typographer'
import type * as Use from './useGoldmark'
import type { GoldmarkOptions } from './useGoldmark'

/** goldmark's own (`extension/typographer.go`). */
export const usualSigns: Signs = {
  leftsinglequote: '&lsquo;',
  rightsinglequote: '&rsquo;',
  leftdoublequote: '&ldquo;',
  rightdoublequote: '&rdquo;',
  endash: '&ndash;',
  emdash: '&mdash;',
  ellipsis: '&hellip;',
  leftanglequote: '&laquo;',
  rightanglequote: '&raquo;',
  apostrophe: '&rsquo;',
}

const known = new Map<string, (markdown: Markdown) => void>()
const maxKept = 100

/**
 * The rules of markdown-it that read an article as goldmark does (1.5.4, in Hugo 0.111.3). What follows from the source of goldmark
 * names its file; the rest is measured.
 * @returns the same function for equal options
 */
export function goldmarkRules(options: GoldmarkOptions): (markdown: Markdown) => void {
  const key = JSON.stringify(options)
  const found = known.get(key) ?? rulesWith(options)
  if (known.size >= maxKept) known.clear()
  known.set(key, found)
  return found
}

function rulesWith(options: GoldmarkOptions): (markdown: Markdown) => void {
  return (markdown) => {
    const { useGoldmark }: typeof Use = require('./useGoldmark')
    useGoldmark(markdown, options)
  }
}
