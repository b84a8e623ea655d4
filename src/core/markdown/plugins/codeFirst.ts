import { startsFence } from '../htmlBlocks'
import { lookaheadOf } from '../lookahead'
import type { BlockState, Markdown, RenderRule } from '../markdownIt'

type BlockRule = (state: BlockState, startLine: number, endLine: number, silent: boolean) => boolean

/** Fenced code as Hexo 8 reads it, whatever renderer it calls for the rest. */
export function readCodeFirst({ block, renderer }: Markdown): void {
  const ruleOf = (name: string) => block.ruler.__rules__[block.ruler.__find__(name)]?.fn
  const [html, usual, show] = [ruleOf('html_block'), ruleOf('fence'), renderer.rules['fence']]
  const fence = usual && toSameMarks(usual)
  if (fence) block.ruler.at('fence', fence, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
  if (html && fence) block.ruler.at('html_block', htmlWithFences(html, fence), { alt: ['paragraph', 'reference', 'blockquote'] })
  if (show) renderer.rules['fence'] = withoutIndent(show)
}

/**
 * HTML blocks of Hexo 8, which takes fenced code out of an article before its Markdown is read
 * (`lib/plugins/filter/before_post_render/backtick_code_block.ts`): a fence counts in HTML as well, with its blank lines.
 */
function htmlWithFences(html: BlockRule, fence: BlockRule): BlockRule {
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

/**
 * A fence ends at the next line that has the same marks alone, however far it is indented; longer marks do not end it. If there is no such
 * line, the Markdown of the renderer decides.
 */
function toSameMarks(usual: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const look = lookaheadOf(state)
    const opening = silent || look.searches <= 0 ? '' : lineOf(state, startLine)
    const [marks = ''] = /^(?:`{3,}|~{3,})/.exec(opening) ?? []
    const isIndented = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4
    if (marks === '' || isIndented || opening.slice(marks.length).trimEnd().endsWith('`')) return usual(state, startLine, endLine, silent)
    let line = startLine + 1
    while (line < endLine && !isEnd(state, line, marks) && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent)) line++
    if (line >= endLine || !isEnd(state, line, marks)) {
      const isFound = usual(state, startLine, endLine, false)
      if (state.line < line) Object.assign(look, { searches: look.searches - 1, line: Math.max(look.line, state.lineMax) })
      return isFound
    }
    const token = state.push('fence', 'code', 0)
    token.info = opening.slice(marks.length)
    token.content = state.getLines(startLine + 1, line, state.sCount[startLine] ?? 0, true)
    token.markup = marks
    state.line = line + 1
    token.map = [startLine, state.line]
    return true
  }
}

function lineOf({ src, bMarks, tShift, eMarks }: BlockState, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line])
}

function isEnd(state: BlockState, line: number, marks: string): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!state.src.startsWith(marks, start)) return false
  const rest = state.src.slice(start + marks.length, state.eMarks[line])
  return rest === '' || rest === ' ' || rest === '\t'
}

function isFence({ src, bMarks, tShift, eMarks, sCount, blkIndent }: BlockState, line: number): boolean {
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0)
  return (sCount[line] ?? 0) - blkIndent < 4 && startsFence(src, start, eMarks[line] ?? start)
}

const maxIndent = 1000

/** Fenced code without the indentation that all its lines share, as Hexo's highlighters show it (hexo-util 4.0.0, `highlight`). */
function withoutIndent(usual: RenderRule): RenderRule {
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
