import type { Range } from '../text/text'
import type { ProsePlace } from './proseRun'

/** A part of a run of the body before the elements around it are known. */
export type RawPart =
  | { readonly kind: 'text'; readonly text: string; readonly source: Range | undefined }
  | { readonly kind: 'opaque'; readonly shown: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'depth'; readonly change: 1 | -1 }

export interface RawRun {
  readonly place: ProsePlace
  /** Where it starts in the document. */
  readonly start: number
  readonly isQuoted: boolean
  /** Whether it is in a footnote, which the page shows at its end. */
  readonly isNote: boolean
  readonly parts: readonly RawPart[]
}
