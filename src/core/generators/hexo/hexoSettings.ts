import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { valueAt } from '../shared/markdownSettings'
import type { LetterCase } from './hexoHeadings'

/** How a renderer of Hexo is set up. */
export interface HexoReading {
  /** Those that are `false` or undefined are off. */
  readonly features: Readonly<Record<keyof MarkdownFeatures | string, unknown>>
  /** What its configuration says and Copydesk does not follow, such as `plugins: markdown-it-emoji`. */
  readonly ignored: readonly string[]
}

/** Reads switches as the JavaScript of the renderers does: every value is true or false. */
export function isOnIn(map: unknown): (usual: boolean, key: string) => boolean {
  return (usual, key) => {
    const value = valueAt(map, key)
    return value === undefined ? usual : Boolean(value)
  }
}

export function lettersOf(value: unknown): LetterCase {
  return value === 1 || value === 2 ? value : 0
}
