import { startsFence } from '../htmlBlocks'
import type { BlockState, RenderRule } from '../markdownIt'

type BlockRule = (state: BlockState, startLine: number, endLine: number, silent: boolean) => boolean

/**
 * HTML blocks of Hexo 8, which takes fenced code out of an article before its Markdown is read
 * (`lib/plugins/filter/before_post_render/backtick_code_block.ts`): a fence counts in HTML as well, with its blank lines.
 */
export function htmlWithFences(html: BlockRule, fence: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (silent) return html(state, startLine, endLine, true)
    if (!html(state, startLine, endLine, false)) return false
    const { blkIndent, tokens } = state
    const first = tokens.at(-1)
    if (!first || !/^<\/?[a-z]/i.test(first.content.trimStart()) || /^\s*<(?:script|pre|style|textarea)\b/i.test(first.content)) return true
    let token: typeof first | undefined = first
    for (let from = startLine; ; ) {
      const end = state.line
      let line = from
      while (line < end && !isFence(state, line)) line++
      if (token) {
        token.content = state.getLines(from, line, blkIndent, true)
        token.map = [from, line]
      }
      if (line === end || !fence(state, line, endLine, false)) return true
      from = state.line
      let last = from
      while (last < endLine && !state.isEmpty(last) && (state.sCount[last] ?? 0) >= blkIndent) last++
      if (last === from) return true
      token = isFence(state, from) ? undefined : state.push('html_block', '', 0)
      state.line = last
    }
  }
}

function isFence({ src, bMarks, tShift, eMarks, sCount, blkIndent }: BlockState, line: number): boolean {
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0)
  return (sCount[line] ?? 0) - blkIndent < 4 && startsFence(src, start, eMarks[line] ?? start)
}

const maxIndent = 1000

/** Fenced code without the indentation that all its lines share, as Hexo's highlighters show it (hexo-util 4.0.0, `highlight`). */
export function withoutIndent(usual: RenderRule): RenderRule {
  return (tokens, index, options, env, self) => {
    const token = tokens[index]
    const [first = 0, last = 0] = token?.map ?? []
    // Hexo takes only a fence out that is closed.
    if (token && last - first === token.content.split('\n').length + 1) {
      let shared = Number.POSITIVE_INFINITY
      for (const [indent] of token.content.matchAll(/^[ \t]*(?=\S)/gm)) shared = Math.min(shared, indent.length)
      if (shared > 0 && shared < maxIndent) token.content = token.content.replace(new RegExp(`^[ \\t]{${shared}}`, 'gm'), '')
    }
    return usual(tokens, index, options, env, self)
  }
}
