import { bracketLeftOpen, type InlineState, type Markdown } from '../markdownIt'
import { isAsciiPunctuation } from './characters'

/** `extension/linkify.go`: the host needs a dot, and all is ASCII, so that a link ends before Chinese. */
const address = /(?:https?|ftp):\/\/[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?::\d+)?(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'">^{}[\]`]*)?/y
const wwwAddress = /www\.[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'">^{}[\]`]*)?/y
/** `FindEmailIndex` in `util/util.go`. */
const mailAddress =
  /[a-zA-Z0-9!#$%&'*+\-./=?^_`{|}~]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*/y
/** What no address can end with. */
const tail = '?!.,:*_~'

/** A link starts after one of these, at the start of a line, or right after another element. */
const opener = /^[ \t\n\r*_~(]$/
const mayHaveLink = /:\/\/|www\.|@/

/** What is known about the text of one block. */
interface BlockText {
  /** The square brackets that are open before the position: there are no links in the label of a link. */
  open: number
  readonly mayHaveLinks: boolean
  /** The first `@` at or after the position that was asked for last. */
  at: number
}

const blocks = new WeakMap<InlineState, BlockText>()

function textOf(state: InlineState): BlockText {
  let found = blocks.get(state)
  if (!found) {
    found = { open: 0, mayHaveLinks: mayHaveLink.test(state.src), at: -1 }
    blocks.set(state, found)
  }
  return found
}

/**
 * Turns bare addresses into links where goldmark does.
 * @param protocol of addresses that start with `www.`
 */
export function useBareLinks(markdown: Markdown, protocol: string): void {
  const { ruler } = markdown.inline
  ruler.at('text', plainText)
  ruler.before('text', 'bare_link', (state, silent) => bareLink(state, silent, protocol))
  ruler.at('bracket_left_open', (state, silent) => {
    const isText = bracketLeftOpen(state, silent)
    if (isText && !silent) textOf(state).open++
    return isText
  })
  ruler.push('bracket', bracket)
}

/** Up to the next character that may be markup. */
const run = /[^\n!"#$%&'*+\-.:<=>@[\\\]^_`{}~]+|\.(?!\.\.)/y
/** The same, with a stop after white space and parentheses, where a link may start. */
const word = /[^\n!"#$%&'*+\-.:<=>@[\\\]^_`{}~ \t(]*[ \t(]|[^\n!"#$%&'*+\-.:<=>@[\\\]^_`{}~ \t(]+|\.(?!\.\.)/y

function plainText(state: InlineState, silent: boolean): boolean {
  const { src, pos, posMax } = state
  const pattern = silent || !textOf(state).mayHaveLinks ? run : word
  pattern.lastIndex = pos
  if (!pattern.test(src)) return false
  const end = Math.min(pattern.lastIndex, posMax)
  if (!silent) state.pending += src.slice(pos, end)
  state.pos = end
  return end > pos
}

/** A bracket that belongs to no link. */
function bracket(state: InlineState, silent: boolean): boolean {
  const character = state.src[state.pos]
  if (character !== '[' && character !== ']') return false
  if (!silent) {
    const block = textOf(state)
    block.open = character === '[' ? block.open + 1 : Math.max(0, block.open - 1)
    state.pending += character
  }
  state.pos++
  return true
}

function bareLink(state: InlineState, silent: boolean, protocol: string): boolean {
  // Silent: the label of a link is searched for its end.
  if (silent || state.linkLevel > 0) return false
  const block = textOf(state)
  if (!block.mayHaveLinks || block.open > 0 || !mayStart(state)) return false
  const { src, pos } = state
  const written = addressAt(src, pos) ?? mailAt(state, block)
  if (!written) return false
  let length = written.text.length
  while (length > 1 && tail.includes(written.text[length - 1] ?? '')) length--
  const text = written.text.slice(0, length)
  const href = written.kind === 'mail' ? `mailto:${text}` : written.kind === 'www' ? `${protocol}://${text}` : text
  const open = state.push('link_open', 'a', 1)
  open.attrs = [['href', state.md.normalizeLink(href)]]
  open.markup = 'linkify'
  open.info = 'auto'
  state.push('text', '', 0).content = text
  const close = state.push('link_close', 'a', -1)
  close.markup = 'linkify'
  close.info = 'auto'
  state.pos += text.length
  return true
}

function mayStart({ src, pos, pending, tokens }: InlineState): boolean {
  if (pos === 0) return true
  // After a backslash a character is text, and so is what an entity stands for.
  const last = tokens.at(-1)
  if (pending === '' && last) return last.type !== 'text_special' || last.info === 'sign'
  return opener.test(src[pos - 1] ?? '')
}

interface Written {
  readonly kind: 'address' | 'www' | 'mail'
  readonly text: string
}

function addressAt(src: string, pos: number): Written | undefined {
  const first = src[pos]
  if (first !== 'h' && first !== 'f' && first !== 'w') return undefined
  const pattern = first === 'w' ? wwwAddress : address
  pattern.lastIndex = pos
  const [found] = pattern.exec(src) ?? []
  return found === undefined ? undefined : { kind: first === 'w' ? 'www' : 'address', text: withoutEnd(found) }
}

/** An address without the full stop, the parentheses or the entity at its end that belong to the sentence. */
function withoutEnd(text: string): string {
  if (text.endsWith('.')) return text.slice(0, -1)
  if (text.endsWith(')')) {
    let closing = 0
    for (const character of text) closing += character === ')' ? 1 : character === '(' ? -1 : 0
    return closing > 0 ? text.slice(0, -closing) : text
  }
  return text.replace(/&[a-zA-Z0-9]+;$/, '')
}

/** Longer addresses are not looked for. In characters. */
const maxMailName = 320

function mailAt({ src, pos }: InlineState, block: BlockText): Written | undefined {
  if (isAsciiPunctuation(src[pos] ?? '')) return undefined
  if (block.at < pos && block.at !== src.length) {
    const at = src.indexOf('@', pos)
    block.at = at < 0 ? src.length : at
  }
  if (block.at >= src.length || block.at - pos > maxMailName) return undefined
  mailAddress.lastIndex = pos
  const [found] = mailAddress.exec(src) ?? []
  if (found === undefined || !found.slice(found.indexOf('@'), -1).includes('.')) return undefined
  const text = found.endsWith('.') ? found.slice(0, -1) : found
  return /[-_]/.test(src[pos + text.length] ?? '') ? undefined : { kind: 'mail', text }
}
