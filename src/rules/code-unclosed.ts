import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { MarkdownBlock } from '../core/markdown/markdownReading'
import { isTemplated } from '../core/markdown/templateTags'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { lineEndOf, range, type Range } from '../core/text/text'

const fence = /^[\s>]*(`{3,}|~{3,})[ \t]*([^\s`~]?)/
/** Languages in which a fence is an ordinary line. */
const showsMarkdown = /^[\s>]*[`~]{3,}[ \t]*(?:md|mdx|markdown|text|txt|plain)/i

export const codeUnclosed: Rule = {
  id: 'code-unclosed',
  severity: 'warning',
  docs: {
    summary: 'A code block that starts with ``` ends with ```.',
    why: 'Without its end, the rest of the article is code up to the next such line. Jekyll does not take it for code at all: readers see the marks.',
    authority: 'CommonMark 0.31.2, 4.5 (fenced code blocks); kramdown-parser-gfm 1.1.0, measured in Jekyll 4.3.1',
    bad: [
      '⟦```⟧\nnpm start\n\nAll of the article.\n\n## Fares\n',
      '⟦~~~ sh⟧\nnpm start\n~~\n\nAll of the article.\n',
      '⟦```sh⟧\nnpm start\n\nAnd then:\n\n```sh\nnpm test\n```\n\nAll of the article.\n',
    ],
    good: [
      '```\nnpm start\n\nnpm test\n```\n\nBoats left.\n',
      '- Nets:\n\n  ```\n  npm start\n\nBoats left.\n',
      'The end:\n\n```\nnpm start\n',
      '````md\n```sh\nnpm start\n```\n````\n',
      '`npm` and ```npm```\n',
      '- Nets:\n\n  ```js\n  {% codeblock js %}\n  npm\n  {% endcodeblock %}\n  ```\n\nBoats left.\n\n```sh\nnpm start\n```\n\nBoats.\n',
    ],
  },
  *check(article) {
    const { text, masked, body, lines } = article
    if (!masked.includes('```', body.start) && !masked.includes('~~~', body.start)) return
    for (const block of article.blocks) {
      if (block.kind !== 'fence') continue
      const opening = lines.rangeOf(block.first)
      const start = opening.start + (/[`~]/.exec(masked.slice(opening.start, opening.end))?.index ?? 0)
      const inner = unclosedBy(article, block)
      if (inner === undefined) continue
      yield {
        range: range(start, start + masked.slice(start, opening.end).trimEnd().length),
        message:
          inner === 'end'
            ? l10n.t('This code block is never closed: the rest of the article is code.')
            : l10n.t('The end of this code block is missing: it goes on to line {0}, over the start of the next one.', block.last),
        fixes: fixesFor(article, block),
      }
    }
    for (const { range: at } of article.inText(/^(?:`{3,}|~{3,})/gm))
      if (text.slice(lines.startOf(lines.lineOf(at.start)), at.start).trim() === '')
        yield { range: at, message: l10n.t('These marks start no code block, since its end is missing: readers see them.'), fixes: [] }
  },
}

/** What shows that the end of a block is missing: the end of the article, or the start of another block inside of it. */
function unclosedBy(article: Article, { first, last, depth }: MarkdownBlock): 'end' | 'start' | undefined {
  const rows = Array.from({ length: last - first }, (_, index) => rowOf(article, first + index))
  const [, marks = ''] = fence.exec(rows[0] ?? '') ?? []
  // A template tag may hold the end; behind one that cuts a list item, marks alone are the end of what it cut.
  if (marks === '' || rows.some(isTemplated)) return undefined
  if (rows[0]?.trim() === marks && first > 0 && isTemplated(rowOf(article, first - 1))) return undefined
  const isFence = (row: string, withInfo: boolean) => {
    const [, found = '', info = ''] = fence.exec(row) ?? []
    return found.startsWith(marks) && (info !== '') === withInfo
  }
  while (rows.length > 1 && rows.at(-1)?.trim() === '') rows.pop()
  const inside = rows.slice(1)
  const end = inside.at(-1) ?? ''
  const isClosed = inside.length > 0 && (isFence(end, false) || (article.markdown.codeFirst === true && end.trim() === marks))
  if (isClosed)
    return !showsMarkdown.test(rows[0] ?? '') && inside.some((row) => /^ {0,3}\S/.test(row) && isFence(row, true)) ? 'start' : undefined
  const isRest = depth === 0 && article.masked.slice(article.lines.startOf(last)).trim() === ''
  return isRest && inside.some((row) => row.trim() === '') ? 'end' : undefined
}

function rowOf({ masked, lines }: Article, line: number): string {
  const { start, end } = lines.rangeOf(line)
  return masked.slice(start, end)
}

function fixesFor(article: Article, { first, last, depth }: MarkdownBlock): readonly Fix[] {
  const [, marks = ''] = fence.exec(rowOf(article, first)) ?? []
  for (let line = first + 2; line < last && depth === 0; line++) {
    if (rowOf(article, line).trim() !== '') continue
    const at: Range = range(article.lines.startOf(line), article.lines.startOf(line))
    const edits = [{ range: at, newText: `${marks}${lineEndOf(article.text)}` }]
    return [{ title: l10n.t('Close the code block at the next blank line'), edits, safe: false }]
  }
  return []
}
