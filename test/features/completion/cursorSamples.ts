import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { textAt } from '../../../src/core/text/text'
import { yamlContexts } from '../../../src/features/completion/yamlCursor'
import { frontMatterLines } from '../../../src/features/completion/yamlFields'

/** The last `|` is the cursor. */
export function contextsAt(marked: string) {
  const offset = marked.lastIndexOf('|')
  assert.ok(offset >= 0, 'no cursor in the sample')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const lines = frontMatterLines(parseArticle(text))
  return { text, contexts: lines ? yamlContexts(lines, offset) : [] }
}

/** In short: `key <range>` or `value of key <range> style in flow "before" "after" taken`. */
export function described(marked: string): string {
  const { text, contexts } = contextsAt(marked)
  if (contexts.length === 0) return 'nothing'
  // An entry of a list may nearly always become a map: tested separately.
  const [first, second] = contexts
  const orMap = first?.kind === 'value' && second?.kind === 'key' && /-[ \t]*$/.test(text.slice(0, first.range.start))
  return (orMap ? contexts.slice(0, 1) : contexts)
    .map((context) => {
      const at = `<${textAt(text, context.range)}>`
      if (context.kind === 'key') {
        const within = context.path.length > 0 && `in ${context.path.join('.')}`
        const marks = [context.hasColon && 'colon', context.hasValue && 'value', context.inFlow && 'flow', context.before && 'before']
        return [`key ${at}`, within, ...marks].filter(Boolean).join(' ')
      }
      const parts = [
        context.path.join('.'),
        at,
        context.style !== 'plain' && context.style,
        context.inFlow && 'flow',
        context.before && 'before',
        context.after && `after${context.after}`,
      ]
      return [...parts, context.otherValues.size > 0 && `[${[...context.otherValues].join('/')}]`].filter(Boolean).join(' ')
    })
    .join(' or ')
}

export const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`
