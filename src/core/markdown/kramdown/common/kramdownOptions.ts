/** The options of kramdown that Jekyll's configuration sets and that change what readers see. */
export interface KramdownOptions {
  /** Whether it is kramdown-parser-gfm, which Jekyll uses unless `kramdown: input` names another. */
  readonly gfm: boolean
  /** Whether a block may follow a paragraph without a blank line between them. */
  readonly endsParagraphs: boolean
  /** Each line end of a paragraph becomes `<br>`. */
  readonly hardWrap: boolean
  /** Line ends between Chinese or Japanese letters are left out. */
  readonly joinsCjkLines: boolean
  /** How much is added to the level of each heading. */
  readonly headingOffset: number
  /** Markdown in all HTML blocks is read, as with `markdown="1"`. */
  readonly parseBlockHtml: boolean
  /** Markdown in inline HTML is read. */
  readonly parseSpanHtml: boolean
  /** What `'` and `"` become: left single, right single, left double, right double. */
  readonly quotes: readonly [leftSingle: string, rightSingle: string, leftDouble: string, rightDouble: string]
  /** What dashes, dots and guillemets become; undefined if they stay as written. */
  readonly symbols: KramdownSymbols | undefined
}

/** The typographic signs by the names that kramdown gives them. */
export type KramdownSymbols = Readonly<Record<SymbolName, string>>
export type SymbolName = 'mdash' | 'ndash' | 'hellip' | 'laquo_space' | 'raquo_space' | 'laquo' | 'raquo'

export const usualSymbols: KramdownSymbols = {
  mdash: '—',
  ndash: '–',
  hellip: '…',
  laquo_space: '«\u00A0',
  raquo_space: '\u00A0»',
  laquo: '«',
  raquo: '»',
}

/** As Jekyll 4 sets it (`lib/jekyll/configuration.rb`; the rest are the defaults of kramdown 2.4.0, `lib/kramdown/options.rb`). */
export const usualOptions: KramdownOptions = {
  gfm: true,
  endsParagraphs: true,
  hardWrap: false,
  joinsCjkLines: false,
  headingOffset: 0,
  parseBlockHtml: false,
  parseSpanHtml: true,
  quotes: ['‘', '’', '“', '”'],
  symbols: usualSymbols,
}

/** Quotes, dashes and dots stay as written. */
export const withoutSigns: Pick<KramdownOptions, 'quotes' | 'symbols'> = { quotes: ["'", "'", '"', '"'], symbols: undefined }
