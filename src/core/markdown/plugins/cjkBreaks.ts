import type { CoreState, Token } from '../markdownIt'

/** Wide letters and signs, but for Korean ones, whose words have spaces between them. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFF61-\uFFDC\uFFE0-\uFFEE\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]$/u
const hangul = /^[\u1100-\u11FF\u302E\u302F\u3131-\u318E\u3200-\u321E\u3260-\u327E\uA960-\uA97C\uAC00-\uD7A3\uD7B0-\uD7FB\uFFA0-\uFFDC]$/u

/** Leaves out line ends between wide letters, as markdown-it-cjk-breaks 1.1.3 does (`index.js`): the nearest texts before and behind count. */
export function joinCjkLines({ tokens }: CoreState): void {
  for (const { type, children } of tokens) if (type === 'inline' && children) joinIn(children)
}

function joinIn(children: readonly Token[]): void {
  let before = ' '
  let breaks: Token[] = []
  for (const token of children) {
    if (token.type === 'softbreak') breaks.push(token)
    else if (token.type === 'text') {
      const [next = ''] = token.content
      for (const lineEnd of breaks) if (isJoined(before, next)) Object.assign(lineEnd, { type: 'text', content: '' })
      breaks = []
      before = /.$/su.exec(token.content.slice(-2))?.[0] ?? ''
    }
  }
}

function isJoined(before: string, next: string): boolean {
  if (before === '\u200B' || next === '\u200B') return true
  return wide.test(before) && wide.test(next) && !hangul.test(before) && !hangul.test(next)
}
