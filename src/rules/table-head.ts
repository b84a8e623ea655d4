import * as l10n from '@vscode/l10n'
import { attributeOf, hasUnknownAttributes, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'

/** A table with fewer rows or columns may be a layout. */
const minRows = 3
const minColumns = 2

export const tableHead: Rule = {
  id: 'table-head',
  severity: 'hint',
  docs: {
    summary: 'A table has cells that name its columns or rows.',
    why: 'A screen reader reads the name of the column with each cell. Without `<th>` it has only numbers.',
    authority: 'WCAG 2.2, 1.3.1 (A), technique H51',
    bad: ['<⟦table⟧><tr><td>Pier</td><td>Boats</td></tr><tr><td>1</td><td>3</td></tr><tr><td>2</td><td>5</td></tr></table>\n'],
    good: [
      '<table><tr><th>Pier</th><th>Boats</th></tr><tr><td>1</td><td>3</td></tr><tr><td>2</td><td>5</td></tr></table>\n',
      '<table role="presentation"><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr><tr><td>E</td><td>F</td></tr></table>\n',
      '<table><tr><td><img src="a.jpg" alt="Boats"></td><td>Boats</td></tr></table>\n\n| Pier | Boats |\n| --- | --- |\n| 1 | 3 |\n',
    ],
  },
  *check(article) {
    for (const table of article.named('table')) {
      if (attributeOf(table, 'role') || hasUnknownAttributes(table)) continue
      const rows = rowsOf(table)
      const cells = rows.map((row) => elementsIn(row).filter(({ name }) => name === 'td' || name === 'th'))
      if (rows.length < minRows || cells.some((row) => row.length < minColumns)) continue
      if (cells.flat().some(({ name, attributes }) => name === 'th' || attributes.some((one) => one.name === 'scope'))) continue
      yield { range: table.nameRange, message: l10n.t('No cell of this table names a column or a row: write <th> for those that do.') }
    }
  },
}

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return elementsIn(table).flatMap((part) => (part.name === 'tr' ? [part] : /^t(?:head|body|foot)$/.test(part.name) ? rowsOf(part) : []))
}

function elementsIn({ children }: HtmlElement): readonly HtmlElement[] {
  return children.flatMap((child) => (child.kind === 'element' ? [child] : []))
}
