import { isRecord } from '../../core/data/isRecord'
import { hasTexts } from './messageChecks'

/** The labels of the page. */
export interface PageWords {
  /** The heading of the notices. */
  readonly problems: string
  /** With `{0}` for the number. */
  readonly line: string
  readonly imageMissing: string
  /** For an address on the web. */
  readonly imageFailed: string
  /** For an image on the web that is not loaded. */
  readonly webImage: string
  /** With `{0}` for the hosts. */
  readonly webImages: string
  readonly webAllow: string
  readonly webRefuse: string
  readonly toolbar: string
  /** The button that locks the preview to its article. */
  readonly lock: string
  readonly width: string
  readonly full: string
  readonly tablet: string
  readonly phone: string
  readonly textSize: string
  readonly look: string
  readonly lookNewsroom: string
  readonly lookEditor: string
  readonly lookLight: string
  readonly lookDark: string
  readonly lookContrast: string
  readonly lookPrint: string
  readonly tabs: string
  readonly tabArticle: string
  readonly tabCards: string
  /** The button that shows removals, while their number is unknown. */
  readonly removed: string
  readonly removedCount: string
  readonly removedWhy: string
  readonly lockWhy: string
  /** For a text with one word. */
  readonly word: string
  /** With `{0}` for the number. */
  readonly words: string
  readonly minutes: string
}

export const wordNames = [
  'problems',
  'line',
  'imageMissing',
  'imageFailed',
  'webImage',
  'webImages',
  'webAllow',
  'webRefuse',
  'toolbar',
  'lock',
  'width',
  'full',
  'tablet',
  'phone',
  'textSize',
  'look',
  'lookNewsroom',
  'lookEditor',
  'lookLight',
  'lookDark',
  'lookContrast',
  'lookPrint',
  'tabs',
  'tabArticle',
  'tabCards',
  'removed',
  'removedCount',
  'removedWhy',
  'lockWhy',
  'word',
  'words',
  'minutes',
] as const satisfies readonly (keyof PageWords)[]

/** Whether the value has all labels. */
export function isWords(value: unknown): boolean {
  return isRecord(value) && hasTexts(value, wordNames)
}
