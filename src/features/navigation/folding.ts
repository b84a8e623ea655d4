import type { Article } from '../../core/article/article'
import type { ValueNode } from '../../core/data/nodes'

/** Lines, from 0, that can be folded into the first of them. */
export interface Fold {
  readonly start: number
  readonly end: number
}

/** What is told at most. */
const most = 2000

/**
 * What can be folded in an article beside what Markdown has: the front matter, its lists and maps, and figures. VS Code
 * itself folds blocks of HTML, which a figure need not be; of two folds that start on a line it shows one.
 */
export function foldsOf(article: Article): readonly Fold[] {
  const { frontMatter, lines, figures } = article
  const folds: Fold[] = []
  const add = (from: number, to: number) => {
    const [start, end] = [lines.lineOf(from), lines.lineOf(to)]
    if (end > start && folds.length < most) folds.push({ start, end })
  }
  if (frontMatter?.close) {
    add(frontMatter.open.start, frontMatter.close.end)
    foldValues(frontMatter.root, add)
  }
  for (const { range } of figures.keys()) add(range.start, range.end)
  return folds
}

function foldValues(root: ValueNode | undefined, add: (from: number, to: number) => void): void {
  const waiting = root ? [root] : []
  for (let node = waiting.pop(), looked = 0; node && looked < most; node = waiting.pop(), looked++) {
    const parts = node.kind === 'map' ? node.fields : node.kind === 'list' ? node.items : []
    for (const { range, value } of parts) {
      add(range.start, range.end)
      if (value.kind !== 'scalar') waiting.push(value)
    }
  }
}
