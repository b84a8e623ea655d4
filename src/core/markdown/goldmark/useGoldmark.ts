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

/** Changes markdown-it's rules to those of goldmark: see `goldmarkRules`. */
export function useGoldmark(markdown: Markdown, { signs, linkProtocol, definitionLists }: GoldmarkOptions): void {
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
