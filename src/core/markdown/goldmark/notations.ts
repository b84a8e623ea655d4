import type { Token } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'
import { attributesAt, attributesAtEnd, type WrittenAttributes } from './attributes'

/** Rewrites the notations of goldmark in the tokens of one block: boxes of tasks, attributes of headings. */
export function readGoldmarkNotations(tokens: readonly Token[], { taskLists, headingIds }: MarkdownFeatures): void {
  tokens.forEach((token, index) => {
    if (token.type !== 'inline') return
    const before = tokens[index - 1]
    const item = tokens[index - 2]
    if (taskLists && before?.type === 'paragraph_open' && item?.type === 'list_item_open') readTask(token, item)
    if (headingIds && before?.type === 'heading_open') readHeading(token, before)
  })
}

/** `extension/tasklist.go`: no white space is needed behind the box. */
const task = /^\[([\sxX])\]\s*/

/** Replaces the box by a character: not every policy allows the `<input>` that Hugo makes of it. */
function readTask(token: Token, item: Token): void {
  const box = task.exec(token.content)?.[1]
  if (box === undefined) return
  token.content = token.content.replace(task, /\s/.test(box) ? '☐ ' : '☑ ')
  item.attrJoin('class', 'task-list-item')
}

function readHeading(token: Token, heading: Token): void {
  const found = afterClosing(token.content, heading.markup) ?? attributesAtEnd(token.content)
  if (!found) return
  token.content = token.content.slice(0, found.start).trimEnd()
  for (const [name, value] of found.values) {
    if (name === 'class') heading.attrJoin('class', value)
    else if (/^(?:id|lang|dir|title|style)$/.test(name)) heading.attrSet(name, value)
  }
}

/** Attributes behind the closing sequence, as in `## Title ## {#id}`: it is left out with them. */
function afterClosing(content: string, markup: string): WrittenAttributes | undefined {
  const closing = markup.startsWith('#') ? /\s(#+)\s*(?=\{)/.exec(content) : null
  if (!closing || content.search(/\s#/) !== closing.index) return undefined
  const found = attributesAt(content, closing.index + closing[0].length)
  return found && content.slice(found.end).trim() === '' ? { ...found, start: closing.index } : undefined
}
