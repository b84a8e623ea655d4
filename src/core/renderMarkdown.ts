import { newMarkdown, normalized, type BlockState, type Markdown, type Token } from './markdownIt'

/** Link reference definitions by their normalized label. */
export type References = Readonly<Record<string, { readonly title: string; readonly href: string }>>

/** One block of the top level. Its lines count from the start of the source, from 0. */
export interface TopBlock {
  readonly firstLine: number
  /** The first line behind it. */
  readonly endLine: number
  /** The link reference definitions in it. */
  readonly references: References | undefined
  /** Undefined when it may depend on definitions elsewhere. Most blocks do not, and need not keep what they were read as. */
  readonly html: string | undefined
  readonly tokens: readonly Token[]
}

/** Made with the first preview. The second only does what comes after the blocks. */
let rendering: { readonly blocks: Markdown; readonly inlines: Markdown } | undefined

function renderers() {
  if (!rendering) {
    const inlines = newMarkdown()
    inlines.core.ruler.disable(['normalize', 'block'])
    rendering = { blocks: newMarkdown(), inlines }
  }
  return rendering
}

const htmlBlockTag = /^(\s*<(?:article|aside|blockquote|details|div|figure|h[1-6]|li|ol|p|pre|section|table|tr|ul))(?=[\s>])/i

/** Reads the blocks of a source one by one. */
export class TopBlocks {
  readonly #state: BlockState

  constructor(source: string) {
    const { blocks } = renderers()
    this.#state = new blocks.block.State(normalized(source), blocks, {}, [])
  }

  /** The block that starts at a line that is not blank. What is above that line has no say. */
  read(firstLine: number): TopBlock {
    const state = this.#state
    const tokens: Token[] = []
    state.tokens = tokens
    state.env = {}
    state.line = firstLine
    // The first rule that takes the line takes the block; that for paragraphs takes any.
    state.md.block.ruler.getRules('').some((rule) => rule(state, firstLine, state.lineMax, false))
    for (const token of tokens) markLines(token, firstLine)
    const { references } = state.env
    const free = !tokens.some(({ type, content }) => type === 'inline' && content.includes('['))
    return { firstLine, endLine: state.line, references, html: free ? render(tokens, {}) : undefined, tokens: free ? [] : tokens }
  }
}

/** Elements behind the first line of their block carry theirs, counted from there, as `data-line`. */
function markLines(token: Token, firstLine: number): void {
  if (!token.map || token.nesting < 0) return
  const line = token.map[0] - firstLine
  if (token.type === 'html_block') {
    const rows = token.content.split('\n')
    token.content = rows
      .map((row, index) => (line + index > 0 ? row.replace(htmlBlockTag, `$1 data-line="${line + index}"`) : row))
      .join('\n')
  } else if (line > 0) token.attrSet('data-line', String(line))
}

/**
 * Renders a block to HTML, just as written: nothing is made safe here.
 * @param references the definitions of the whole body
 */
export function renderBlock({ html, tokens }: TopBlock, references: References): string {
  // They may have been rendered before, with other definitions.
  for (const token of tokens) if (token.type === 'inline') token.children = []
  return html ?? render([...tokens], references)
}

function render(tokens: Token[], references: References): string {
  const { inlines } = renderers()
  const environment = { references }
  const state = new inlines.core.State('', inlines, environment)
  state.tokens = tokens
  inlines.core.process(state)
  return inlines.renderer.render(tokens, inlines.options, environment)
}

/** Renders Markdown as a whole. */
export function renderMarkdown(source: string): string {
  return renderers().blocks.render(source)
}

/** The HTML of one line of Markdown. */
export function renderInlineMarkdown(content: string): string {
  return renderers().blocks.renderInline(content)
}
