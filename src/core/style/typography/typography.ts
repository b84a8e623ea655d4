import { cjkSpacings, type CjkSpacing } from './spacing'
import { quoteStyles, type QuoteStyle } from './quotes'

/** `cjk`: full-width marks in Chinese text; `ascii`: half-width marks everywhere. */
export const punctuations = ['cjk', 'ascii', 'off'] as const

/** What `typography` in `copydesk.yaml` says; nothing is checked without it. */
export interface Typography {
  readonly cjkSpacing?: CjkSpacing
  readonly punctuation?: (typeof punctuations)[number]
  readonly quotes?: QuoteStyle
  readonly repeatedWords?: boolean
}

/** The part of the schema of `copydesk.yaml`. */
export const typographySchema = {
  type: ['object', 'null'],
  additionalProperties: false,
  description: 'Spaces, marks and quotation marks as the newsroom sets them.',
  properties: {
    cjkSpacing: {
      enum: cjkSpacings,
      description:
        'Spaces between Chinese or Japanese characters and Latin letters or digits: “spaced” for spaces, “words” for spaces around words (numbers either way), “tight” for none.',
    },
    punctuation: {
      enum: punctuations,
      description: 'Marks in Chinese text: “cjk” for full-width ones (，。), “ascii” for half-width ones (, .).',
    },
    quotes: {
      enum: quoteStyles,
      description:
        'Quotation marks: “typographic” for those of the language (“…” in Chinese and English, „…“ in German), “corner” for 「…」 in Chinese and typographic ones elsewhere, “straight” for "…".',
    },
    repeatedWords: { type: 'boolean', default: false, description: 'Whether small words that stand twice in a row are reported.' },
  },
}
