import type { InlineState, Markdown, Token } from '../markdown/markdownIt'
import { siteMarkdown, type MarkdownFeatures } from '../markdown/siteMarkdown'

/** A piece of text, and where it is written: offsets of the inline content. */
export interface TextPlace {
  readonly text: string
  /** -1 if it is not known. */
  readonly start: number
  readonly end: number
}

/** A token with what is known about where it is written. Properties, since weak maps cost several times as much. */
interface PlacedToken extends Token {
  places?: readonly TextPlace[]
  start?: number
}

/** The places of the text of a token that `placedMarkdown` has read; undefined if they are not known. */
export function placesOf(token: PlacedToken): readonly TextPlace[] | undefined {
  return token.places
}

/** The offset at which a token of text or an image was read. */
export function startOf(token: PlacedToken): number | undefined {
  return token.start
}

type InlineRule = (state: InlineState, silent: boolean) => boolean

const instances = new WeakMap<MarkdownFeatures, Markdown>()

/** A part of text that is no token yet: where it may be written. */
interface PendingSpan {
  readonly start: number
  length: number
}

/** What a state has read of text that is no token yet, and the number of its tokens whose places are noted. */
interface PlacedState extends InlineState {
  spans: PendingSpan[]
  noted: number
}

/**
 * The Markdown of a generator that keeps where each piece of text is written. It is apart from the reading of the rules, which needs less:
 * each inline rule is watched, and what it adds is compared with the source it has passed. What differs has no place.
 */
export function placedMarkdown(features: MarkdownFeatures): Markdown {
  const known = instances.get(features)
  if (known) return known
  const markdown = siteMarkdown(features)
  const { inline } = markdown
  inline.ruler2.disable('fragments_join')
  // Where links lead is not asked; writing addresses in their usual form takes half of the time.
  markdown.normalizeLink = (url) => url
  markdown.normalizeLinkText = (text) => text
  inline.ruler.push('any', anyCharacter)
  for (const { name, fn } of [...inline.ruler.__rules__]) inline.ruler.at(name, watched(fn))
  inline.State = class extends inline.State implements PlacedState {
    spans: PendingSpan[] = []
    noted = 0

    override pushPending(): Token {
      const token: PlacedToken = super.pushPending()
      token.places = placesIn(token.content, this.spans, this.src)
      this.spans = []
      return token
    }

    override push(...args: Parameters<InlineState['push']>): Token {
      const [type] = args
      // A rule may have taken back what was read, such as blanks at the end of a line.
      if (this.pending === '' && this.spans.length > 0) this.spans = []
      const token: PlacedToken = super.push(...args)
      if (type === 'text' || type === 'text_special' || type === 'image') token.start = this.pos
      return token
    }
  }
  instances.set(features, markdown)
  return markdown
}

/** What no rule reads is text. */
function anyCharacter(state: InlineState, silent: boolean): boolean {
  if (silent) return false
  state.pending += state.src[state.pos]
  state.pos++
  return true
}

function watched(rule: InlineRule): InlineRule {
  return (state, silent) => {
    if (silent) return rule(state, true)
    const { pos, pending } = state
    const count = state.tokens.length
    if (!rule(state, false)) return false
    note(state as PlacedState, pos, pending.length, count)
    return true
  }
}

/** Notes the places of what a rule has added. @param pending the length of the text before it @param count the number of tokens before it */
function note(state: PlacedState, from: number, pending: number, count: number): void {
  const { tokens, src, pos, spans } = state
  const hasTokens = tokens.length > count
  if (hasTokens) {
    let at = from
    for (let index = Math.max(count, state.noted); index < tokens.length; index++) {
      const token: PlacedToken | undefined = tokens[index]
      if (!token || token.places || token.start === undefined) continue
      const { type, content } = token
      at = Math.max(at, token.start)
      if (type === 'text_special') token.places = [{ text: content, start: token.start, end: pos }]
      else if (type === 'text' && content !== '' && src.startsWith(content, at)) {
        token.places = [{ text: content, start: at, end: at + content.length }]
        at += content.length
      }
    }
    state.noted = tokens.length
  }
  const length = state.pending.length - (hasTokens ? 0 : pending)
  if (length <= 0) return
  const start = hasTokens ? pos - length : from
  const last = spans.at(-1)
  if (last && last.start + last.length === start) last.length += length
  else state.spans.push({ start, length })
}

/** The places of a text, which a rule may have shortened. What is written otherwise than it is read has none. */
function placesIn(text: string, spans: readonly PendingSpan[], source: string): readonly TextPlace[] {
  const found: TextPlace[] = []
  let at = 0
  for (const { start, length } of spans) {
    if (at >= text.length) break
    const part = text.slice(at, at + length)
    const isWritten = source.startsWith(part, start)
    found.push(isWritten ? { text: part, start, end: start + part.length } : { text: part, start: -1, end: -1 })
    at += part.length
  }
  if (at < text.length) found.push({ text: text.slice(at), start: -1, end: -1 })
  return found
}
