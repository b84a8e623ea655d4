import type { Markdown } from '../markdownIt'
import { useBareLinks } from './bareLinks'
import { useDefinitionLists } from './definitionLists'
import { useDelimiterRuns } from './delimiterRuns'
import { useDivider } from './divider'
import { useParagraphs } from './lazyTables'
import { useRawHtml } from './rawHtml'
import { useRendering } from './rendering'
import { useTypographer, type Signs } from './typographer'

/** What a site sets up of goldmark, beyond the features that all generators share. Plain data. */
export interface GoldmarkOptions {
  /** What typographic signs become; undefined if they stay as they are written. */
  readonly signs: Signs | undefined
  /** The scheme of bare addresses that start with `www.`; undefined if bare addresses are text. */
  readonly linkProtocol: string | undefined
  readonly definitionLists: boolean
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
  const found = known.get(key) ?? ((markdown: Markdown) => useGoldmark(markdown, options))
  if (known.size >= maxKept) known.clear()
  known.set(key, found)
  return found
}

function useGoldmark(markdown: Markdown, { signs, linkProtocol, definitionLists }: GoldmarkOptions): void {
  markdown.set({ linkify: false, typographer: false })
  if (definitionLists) useDefinitionLists(markdown)
  useParagraphs(markdown)
  useDelimiterRuns(markdown)
  useDivider(markdown)
  useRawHtml(markdown)
  useRendering(markdown)
  if (signs) useTypographer(markdown, signs)
  if (linkProtocol !== undefined) useBareLinks(markdown, linkProtocol)
}
