import type * as Library from './markdownItLibrary'

export type Markdown = InstanceType<typeof Library.MarkdownIt>
export type Token = ReturnType<Markdown['parse']>[number]
export type InlineState = InstanceType<Markdown['inline']['State']>
export type BlockState = InstanceType<Markdown['block']['State']>
export type CoreState = InstanceType<Markdown['core']['State']>
/** The data that markdown-it's rules share while they parse one document. */
export type Environment = NonNullable<Parameters<Markdown['render']>[1]>
export type RenderRule = NonNullable<Markdown['renderer']['rules'][string]>

/** A new instance with HTML allowed; changes to its rules affect no other instance. */
export function newMarkdown(): Markdown {
  // Loaded on request: a window without articles parses none.
  const library: typeof Library = require('./markdownItLibrary')
  const markdown = new library.MarkdownIt({ html: true })
  markdown.inline.ruler.before('link', 'bracket_left_open', bracketLeftOpen)
  return markdown
}

const lastBrackets = new WeakMap<InlineState, number>()

/** A bracket without a closing one is text. markdown-it finds that too, but tries up to 100 levels of nested links for each bracket. */
export function bracketLeftOpen(state: InlineState, silent: boolean): boolean {
  const length = state.src.startsWith('![', state.pos) ? 2 : 1
  if (state.src[state.pos + length - 1] !== '[') return false
  const last = lastBrackets.get(state) ?? state.src.lastIndexOf(']')
  lastBrackets.set(state, last)
  if (last > state.pos) return false
  if (!silent) state.pending += state.src.slice(state.pos, state.pos + length)
  state.pos += length
  return true
}

/** Line ends and NUL replaced as in markdown-it's rule `normalize`; most texts need no change. */
export function normalized(source: string): string {
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  return lines.includes('\0') ? lines.replaceAll('\0', '\uFFFD') : lines
}
