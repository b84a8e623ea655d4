import type { InlineState } from '../markdownIt'
import { range } from '../../text/text'
import { readBraces } from './expression'
import { elementEnd, readJsxTag } from './jsxTag'
import { countsOf, maxMdxProblems } from './mdxCounts'
import type { MdxFeatures } from './mdxFeatures'
import { asHtml, setMdx, type MdxPiece } from './mdxTokens'

/** Tags, expressions and comments within text. */
export function inText(state: InlineState, silent: boolean, { comments, directives }: MdxFeatures): boolean {
  const { src, pos, posMax } = state
  const unit = src[pos]
  if (unit !== '<' && unit !== '{') return false
  const count = countsOf(state)
  if (count.faults > maxMdxProblems) return false
  const text = src.slice(0, posMax)
  if (unit === '<') {
    if (comments && text.startsWith('<!--', pos)) {
      const close = text.indexOf('-->', pos + 4)
      if (close >= 0) {
        const end = close + 3
        if (!silent) push(state, { kind: 'comment', range: range(pos, end) }, end)
        state.pos = end
        // remark-comment makes the next character text, whatever it marks.
        if (end < posMax && src[end] !== '\n') {
          if (!silent) state.pending += src[end]
          state.pos++
        }
        return true
      }
    }
    const tag = readJsxTag(text, pos)
    if (!tag) return false
    if (tag.kind === 'fault') count.faults++
    const end = tag.kind === 'tag' ? tag.range.end : pos + 1
    if (!silent) push(state, tag, end)
    state.pos = end
    return true
  }
  if (isInAddress(src, pos) || (directives && /(?:^|[^:]):[a-z][\w-]*\[[^[\]]*\]$/i.test(src.slice(Math.max(0, pos - 200), pos))))
    return false
  const braces = readBraces(text, pos, elementEnd)
  if (braces.fault) count.faults++
  if (!silent) push(state, { ...braces, kind: 'braces', at: pos }, braces.end)
  state.pos = braces.end
  return true
}

function push(state: InlineState, piece: MdxPiece, end: number): void {
  const { src, pos } = state
  const token = state.push('mdx', '', 0)
  token.content = src.slice(pos, end)
  const meta = { pieces: [piece], text: src, toSource: undefined }
  setMdx(token, meta, () => asHtml(meta, pos, end))
}

/** Whether an offset is in a bare address, which GFM makes a link. */
function isInAddress(text: string, at: number): boolean {
  return /(?:^|[^\w])(?:https?:\/\/|www\.)[\w-]+\.[^\s<]*$/i.test(text.slice(Math.max(0, at - 500), at))
}
