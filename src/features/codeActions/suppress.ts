import { parseArticle, type Article } from '../../core/article/article'
import { readBlocks, renderBlock } from '../../core/markdown/renderMarkdown'
import { multilineUnits, readSuppressions } from '../../core/lint/suppression'
import { applyEdits, lineEndOf, range, type Range } from '../../core/text/text'
import { toValue } from '../../core/data/nodes'

/** A suppression comment to insert. The author has to add the reason. */
export interface SuppressionInsertion {
  readonly offset: number
  /** The text before and after the reason. */
  readonly before: string
  readonly after: string
}

/** A sample reason, to test whether the comment works at that offset. */
const anyReason = 'reason'

/**
 * The comment that disables a rule for one problem: on a separate line above it, or above the value, tag or paragraph that contains
 * it.
 * @returns undefined if a comment is not possible there, or would change what readers see
 */
export function lineSuppression(article: Article, ruleId: string, at: Range, path: string): SuppressionInsertion | undefined {
  const { text, lines, frontMatter, body } = article
  const unit = multilineUnits(article).find(({ start, end }) => start < at.start && at.start <= end)
  const line = lines.lineOf(unit?.start ?? at.start)
  const offset = lines.startOf(line)
  const written = text.slice(offset, lines.rangeOf(line).end)
  const directive = `copydesk-disable-next-line ${ruleId}`
  if (offset < body.start) {
    if (!frontMatter || offset <= frontMatter.open.start || !hasComments(article)) return undefined
    const insertion = ofFrontMatter(article, offset, `${/^ */.exec(written)?.[0] ?? ''}# ${directive}`)
    return holds(article, insertion, at, keepsValues) ? insertion : undefined
  }
  if (!hasHtmlComments(path)) return undefined
  // Above a list item, except the first, the comment has to belong to the previous item.
  const [, quote = '', marker = ''] = /^([ \t>]*)((?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?)/.exec(written) ?? []
  for (const prefix of new Set([quote, quote + marker.replace(/\S/g, ' ')])) {
    const insertion = ofBody(article, offset, directive, prefix)
    if (holds(article, insertion, at, keepsBody)) return insertion
  }
  return undefined
}

/**
 * The comment that disables a rule for the whole file: on the first line of the front matter, which readers do not see, or of the
 * body if the language of the front matter has no comments.
 * @returns undefined if neither can have a comment
 */
export function fileSuppression(article: Article, ruleId: string, path: string): SuppressionInsertion | undefined {
  const { frontMatter, body, text } = article
  const directive = `copydesk-disable-file ${ruleId}`
  if (frontMatter && hasComments(article)) {
    const insertion = ofFrontMatter(article, frontMatter.content.start, `# ${directive}`)
    if (holds(article, insertion, range(0, 0), keepsValues)) return insertion
  }
  if (!hasHtmlComments(path)) return undefined
  const insertion = ofBody(article, body.start, directive, '')
  const opened = /[\r\n]$/.test(text.slice(0, body.start)) ? insertion : { ...insertion, before: lineEndOf(text) + insertion.before }
  return holds(article, opened, range(0, 0), keepsBody) ? opened : undefined
}

function hasComments({ frontMatter }: Article): boolean {
  return frontMatter?.language === 'yaml' || frontMatter?.language === 'toml'
}

/** MDX has a different syntax for comments and reports `<!--` as an error. */
function hasHtmlComments(path: string): boolean {
  return !path.toLowerCase().endsWith('.mdx')
}

function ofFrontMatter({ text }: Article, offset: number, comment: string): SuppressionInsertion {
  return { offset, before: `${comment} -- `, after: lineEndOf(text) }
}

function ofBody({ text }: Article, offset: number, directive: string, prefix: string): SuppressionInsertion {
  return { offset, before: `${prefix}<!-- ${directive} -- `, after: ` -->${lineEndOf(text)}` }
}

/** Whether the inserted comment is recognised, covers the problem, and changes nothing else. */
function holds(
  article: Article,
  { offset, before, after }: SuppressionInsertion,
  at: Range,
  keeps: (article: Article, changed: Article, inserted: Range) => boolean,
): boolean {
  const newText = before + anyReason + after
  const edited = applyEdits(article.text, [{ range: range(offset, offset), newText }])
  const changed = parseArticle(edited, article.path).readAs(article.markdown)
  const inserted = range(offset, offset + newText.length)
  const problem = at.start < offset ? at.start : at.start + newText.length
  const suppression = readSuppressions(changed).find((found) => found.range.start >= inserted.start && found.range.end <= inserted.end)
  if (!suppression?.reach || suppression.reach.start > problem || problem > suppression.reach.end) return false
  return keeps(article, changed, inserted)
}

function keepsValues(article: Article, changed: Article): boolean {
  const [before, after] = [article.frontMatter, changed.frontMatter]
  if (!before || !after || (before.close === undefined) !== (after.close === undefined)) return false
  const meaning = ({ root, errors, repairs }: typeof before) =>
    JSON.stringify([toValue(root), errors.map(({ code }) => code), repairs.length])
  return meaning(before) === meaning(after)
}

/** Whether the blocks around the inserted comment render as before, in the Markdown that the article is read as. */
function keepsBody(article: Article, changed: Article, inserted: Range): boolean {
  const { lines, masked, body, blocks, markdown } = article
  const line = lines.lineOf(inserted.start)
  const outer = blocks.filter(({ depth }) => depth === 0)
  const here = outer.findIndex(({ last }) => last > line)
  const from = Math.max(body.start, lines.startOf(outer[(here < 0 ? outer.length : here) - 1]?.first ?? 0))
  const to = here < 0 ? masked.length : lines.startOf(outer[here + 1]?.last ?? lines.count)
  const comment = changed.text.slice(inserted.start, inserted.end).replace(/^[\s>]+|\s+$/g, '')
  const rendered = (source: string) => {
    const read = readBlocks(source, markdown)
    const html = read.blocks.map((block) => renderBlock(block, read.references, markdown)).join('')
    const lines = html
      .replace(comment, '')
      .replaceAll(/ data-line="\d+"/g, '')
      .split('\n')
    return lines.map((line) => line.trim()).join('')
  }
  return rendered(masked.slice(from, to)) === rendered(changed.masked.slice(from, to + inserted.end - inserted.start))
}
