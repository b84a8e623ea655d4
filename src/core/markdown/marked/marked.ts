import type { Markdown } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'
import type { Quotes } from './smartypants'
import type * as Use from './useMarked'
import type { MarkedOptions } from './useMarked'

const curlyQuotes: Quotes = ['“', '”', '‘', '’']

export const usualMarked: MarkedOptions = { gfm: true, quotes: curlyQuotes, captions: false }

type Rules = (markdown: Markdown, has: MarkdownFeatures) => void
const known = new Map<string, Rules>()
const maxKept = 100

/**
 * The rules of markdown-it that read an article as marked 15 does, as hexo-renderer-marked 7 sets it up.
 * @returns the same function for equal options
 */
export function markedRules(options: MarkedOptions): Rules {
  const key = JSON.stringify(options)
  const found = known.get(key) ?? rulesWith(options)
  if (known.size >= maxKept) known.clear()
  known.set(key, found)
  return found
}

function rulesWith(options: MarkedOptions): Rules {
  return (markdown, has) => {
    const { useMarked }: typeof Use = require('./useMarked')
    useMarked(markdown, has, options)
  }
}
