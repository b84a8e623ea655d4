import { dividerUnit } from '../bodyMask'
import type { BlockState, Markdown } from '../markdownIt'

const anyUnit = new RegExp(dividerUnit, 'g')

/**
 * Leaves out the divider of the summary. Hugo puts a paragraph in its place before it reads Markdown, and takes it out of the page
 * (`hugolib/page__content.go` of 0.111.3): a list, a quote, a table or a heading ends there.
 */
export function useDivider(markdown: Markdown): void {
  markdown.block.ruler.before('paragraph', 'divider', divider)
  const { rules } = markdown.renderer
  for (const name of ['fence', 'code_block', 'html_block'] as const) {
    const usual = rules[name]
    if (!usual) continue
    rules[name] = (tokens, index, ...rest) => {
      const html = usual(tokens, index, ...rest)
      return html.includes(dividerUnit) ? withoutDivider(html) : html
    }
  }
}

/**
 * Hugo takes out all from the last `<p` before the divider to the first `</p` behind it, with two letters more. In code that is all of
 * it, and what is left of `</pre>` is shown.
 */
function withoutDivider(html: string): string {
  const at = html.indexOf(dividerUnit)
  const start = html.lastIndexOf('<p', at)
  const end = html.indexOf('</p', at)
  return start < 0 || end < 0 ? html.replace(anyUnit, '') : html.slice(0, start) + html.slice(end + 4)
}

function divider(state: BlockState, startLine: number): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  if (state.src[start] !== dividerUnit) return false
  state.line = startLine + 1
  return true
}
