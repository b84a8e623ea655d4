import type { Article } from '../../core/article/article'
import type { ValueNode } from '../../core/data/nodes'

/** A range of lines, counted from 0, that folds into its first line. `end` is the last line. */
export interface Fold {
  readonly start: number
  readonly end: number
}

/** The maximum number of folds, and of nodes searched for them. */
const maxFolds = 2000

/**
 * The folds of an article that VS Code's Markdown support lacks: the front matter, its lists and maps, and figures. VS Code folds HTML
 * blocks, but not every figure is one. If two folds start on the same line, VS Code shows one.
 */
export function foldsOf(article: Article): readonly Fold[] {
  const { frontMatter, lines, figures } = article
  const folds: Fold[] = []
  const add = (from: number, to: number) => {
    const [start, end] = [lines.lineOf(from), lines.lineOf(to)]
    if (end > start && folds.length < maxFolds) folds.push({ start, end })
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
  for (let node = waiting.pop(), visited = 0; node && visited < maxFolds; node = waiting.pop(), visited++) {
    const parts = node.kind === 'map' ? node.fields : node.kind === 'list' ? node.items : []
    for (const { range, value } of parts) {
      add(range.start, range.end)
      if (value.kind !== 'scalar') waiting.push(value)
    }
  }
}
