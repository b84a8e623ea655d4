import { isRecord } from '../../data/isRecord'
import { decodeNumber, htmlEntity } from '../../markdown/kramdown/common/htmlEntities'
import { usualOptions, usualSymbols, type KramdownOptions, type KramdownSymbols } from '../../markdown/kramdown/common/kramdownOptions'

/** `kramdown:` of Jekyll's configuration (kramdown 2.4.0, `lib/kramdown/options.rb`). What kramdown refuses counts as not said. */
export function kramdownOptionsOf(configuration: unknown): KramdownOptions {
  const own = isRecord(configuration) ? configuration : {}
  const isOn = (key: string, usual: boolean) => truthOf(own[key]) ?? usual
  const quirks = listOf(own['gfm_quirks'])
  const keepsSigns = quirks?.includes('no_auto_typographic') ?? false
  const offset = Number(own['header_offset'] ?? 0)
  return {
    gfm: typeof own['input'] !== 'string' || own['input'].toUpperCase() === 'GFM',
    endsParagraphs: quirks?.includes('paragraph_end') ?? true,
    hardWrap: isOn('hard_wrap', usualOptions.hardWrap),
    joinsCjkLines: isOn('remove_line_breaks_for_cjk', usualOptions.joinsCjkLines),
    headingOffset: Number.isInteger(offset) ? offset : 0,
    parseBlockHtml: isOn('parse_block_html', usualOptions.parseBlockHtml),
    parseSpanHtml: isOn('parse_span_html', usualOptions.parseSpanHtml),
    quotes: quotesOf(own['smart_quotes']) ?? usualOptions.quotes,
    symbols: keepsSigns ? undefined : symbolsOf(own['typographic_symbols']),
  }
}

function truthOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  return value === undefined || value === null ? undefined : !/^\s*(?:false)?\s*$/i.test(String(value))
}

/** A list, or a text with commas in it. */
function listOf(value: unknown): readonly string[] | undefined {
  const items: unknown = typeof value === 'string' ? value.split(',') : value
  return Array.isArray(items) ? items.map((item) => String(item).trim().replace(/^:/, '')) : undefined
}

/** Four names of entities, or numbers of characters. */
function quotesOf(value: unknown): KramdownOptions['quotes'] | undefined {
  const [a, b, c, d, ...more] = (listOf(value) ?? []).map((name) => (/^\d+$/.test(name) ? decodeNumber(name, undefined) : htmlEntity(name)))
  return a !== undefined && b !== undefined && c !== undefined && d !== undefined && more.length === 0 ? [a, b, c, d] : undefined
}

function symbolsOf(value: unknown): KramdownSymbols {
  if (!isRecord(value)) return usualSymbols
  return { ...usualSymbols, ...Object.fromEntries(Object.entries(value).map(([name, sign]) => [name, String(sign ?? '')])) }
}
