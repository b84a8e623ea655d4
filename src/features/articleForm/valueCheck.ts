import { isRecord } from '../../core/data/isRecord'
import type { Article } from '../../core/article/article'
import { equalValues } from '../../core/data/equalValues'
import { toValue } from '../../core/data/nodes'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { applyEdits, type Edit } from '../../core/text/text'
import type { FieldPath } from './formTypes'

/** Reads front matter again after edits of one field. */
export class ValueCheck {
  readonly #article: Article
  readonly #path: FieldPath
  readonly #others: unknown

  constructor(article: Article, path: FieldPath) {
    this.#article = article
    this.#path = path
    this.#others = without(toValue(article.frontMatter?.root), path)
  }

  /** Whether the field has a value then, undefined for none, and everything else in the front matter is as before. */
  accepts(edits: readonly Edit[], value: unknown): boolean {
    const { text, frontMatter, body } = this.#article
    // The body does not matter, and can be long.
    const head = text.slice(0, body.start)
    if (edits.some(({ range }) => range.end > head.length)) return false
    const changed = applyEdits(head, edits)
    const after = readFrontMatter(changed)
    if (!after || after.language !== frontMatter?.language || !after.close !== !frontMatter.close) return false
    if (after.errors.length + after.repairs.length > 0 || after.content.end - frontMatter.content.end !== changed.length - head.length)
      return false
    const read = toValue(after.root)
    return equalValues(valueAt(read, this.#path), value) && equalValues(without(read, this.#path), this.#others)
  }
}

function valueAt(root: unknown, path: FieldPath): unknown {
  let value = root
  for (const key of path) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}

/** A copy without the value at a path, and without the maps around it that hold nothing else. */
function without(root: unknown, [key, ...below]: FieldPath): unknown {
  if (key === undefined || !isRecord(root)) return isRecord(root) ? root : {}
  const entries = Object.entries(root).flatMap(([name, value]): [string, unknown][] => {
    if (name !== key) return [[name, value]]
    const rest = below.length === 0 ? {} : without(value, below)
    return isRecord(rest) && Object.keys(rest).length === 0 ? [] : [[name, rest]]
  })
  return Object.fromEntries(entries)
}
