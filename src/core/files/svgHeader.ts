import type { PixelSize } from './pixelSize'
import { tokenizer } from '../html/tokenizer'

/** Units in CSS pixels (CSS Values 4, 6.2). `em` and `ex` depend on a font, `%` on the page. */
const units: Readonly<Record<string, number>> = { '': 1, px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, pt: 96 / 72, pc: 16 }

/**
 * The root element of a text. `cut`: the text ends before the start tag does. `size` is undefined for a drawing with neither a size
 * nor an aspect ratio.
 */
export type SvgHeader =
  | { readonly kind: 'svg'; readonly size: PixelSize | undefined }
  | { readonly kind: 'cut' }
  | { readonly kind: 'other' }

/** Reads the root element of a drawing, in linear time. @param text the beginning of the file */
export function svgHeader(text: string): SvgHeader {
  const attributes = new Map<string, string>()
  let root: string | undefined
  let whole = false
  let name = { start: 0, end: 0 }
  const end = () => {
    whole = true
    reader.pause()
  }
  const reader = tokenizer({
    onopentagname: (start, stop) => {
      root = text.slice(start, stop)
    },
    onattribname: (start, stop) => {
      name = { start, end: stop }
    },
    onattribend: (_, stop) => {
      const written = /^\s*=\s*["']?([^"']*)/.exec(text.slice(name.end, stop + 1))
      attributes.set(text.slice(name.start, name.end).toLowerCase(), written?.[1] ?? '')
    },
    onopentagend: end,
    onselfclosingtag: end,
  })
  reader.write(text)
  if (root !== undefined && !/^(?:\w+:)?svg$/i.test(root)) return { kind: 'other' }
  return whole ? { kind: 'svg', size: sizeOf(attributes) } : { kind: 'cut' }
}

function sizeOf(attributes: ReadonlyMap<string, string>): PixelSize | undefined {
  const [width, height] = [lengthOf(attributes.get('width')), lengthOf(attributes.get('height'))]
  if (width && height) return { width: Math.round(width), height: Math.round(height), fixed: true }
  const [, , boxWidth = 0, boxHeight = 0] = (attributes.get('viewbox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (!(boxWidth > 0 && boxHeight > 0)) return undefined
  // SVG 2, 8.2: the other side follows from one side and the aspect ratio.
  if (width) return { width: Math.round(width), height: Math.round((width * boxHeight) / boxWidth), fixed: true }
  if (height) return { width: Math.round((height * boxWidth) / boxHeight), height: Math.round(height), fixed: true }
  return { width: Math.round(boxWidth), height: Math.round(boxHeight), fixed: false }
}

/** Undefined for invalid lengths, and for those that depend on the page. */
function lengthOf(written: string | undefined): number | undefined {
  const match = /^\s*\+?(\d+(?:\.\d+)?|\.\d+)([a-z]*)\s*$/i.exec(written ?? '')
  const unit = match ? units[(match[2] ?? '').toLowerCase()] : undefined
  return match && unit !== undefined ? Number(match[1]) * unit || undefined : undefined
}
