import * as l10n from '@vscode/l10n'
import { attributeOf, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import { isMdx } from '../core/settings/articleFormat'
import { range, type Range } from '../core/text/text'

/** Elements whose content is shown as written, or is not text. */
const verbatimElements = new Set('code pre script style textarea svg math kbd samp tt template'.split(' '))
/** Bold text, a picture with any address, a link with an address that cannot be meant as text. */
const literalMarkdown =
  /\*\*(?=\S)([^*\n]*[^*\s])\*\*|(?:!\[([^[\]\n]*)\]\(([^\s()<>"]+)\))|\[([^[\]\n]+)\]\(((?:https?:|mailto:|\.{0,2}\/|#)[^\s()<>"]*)\)/dg

export const htmlMarkdownLiteral: Rule = {
  id: 'html-markdown-literal',
  severity: 'warning',
  docs: {
    summary: 'There is no Markdown inside an HTML block.',
    why: 'Markdown inside an HTML block is not converted: readers see the asterisks and brackets.',
    authority: 'CommonMark 0.31.2, 4.6 (HTML blocks)',
    bad: [
      '<div>\nBoats are ⟦**late**⟧ today\n</div>\n',
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>⟦[Harbour office](https://example.com)⟧</figcaption></figure>\n',
      '<p>⟦![Boats](/a.jpg)⟧</p>\n',
      '<figure>\n⟦![Boats](boats.jpg)⟧\n</figure>\n',
    ],
    good: [
      '<div>\n\nBoats are **late** today\n\n</div>\n',
      '<div><code>**kwargs**</code></div>\n',
      'A <b>**word**</b> in a sentence\n',
      '<div markdown="1">\n**Boats**\n</div>\n',
      '<p>a ** b ** c, a[1](2)</p>\n',
    ],
  },
  *check(article, { path, generator, files }) {
    // MDX converts Markdown inside elements.
    if (isMdx(article, path, generator, files)) return
    // If none of the marks occurs, the texts need not be checked.
    if (!article.masked.includes('**', article.body.start) && !article.masked.includes('](', article.body.start)) return
    for (const element of article.elements) {
      for (const child of element.children) {
        // Markdown converts text between two inline tags.
        if (child.kind !== 'text') continue
        const text = article.masked.slice(child.range.start, child.range.end)
        if ((!text.includes('**') && !text.includes('](')) || !isLiteral(element)) continue
        for (const match of text.matchAll(literalMarkdown)) {
          const start = child.range.start + match.index
          const at = range(start, start + match[0].length)
          yield {
            range: at,
            message: l10n.t('This is Markdown inside HTML: readers see it exactly as written here.'),
            fixes: [
              { title: titleOf(match), edits: [{ range: at, newText: asHtml(match, article.text, child.range.start) }], safe: false },
            ],
          }
        }
      }
    }
  },
}

/** Whether a text is literal: not in code, and not in an element that asks the site to convert Markdown (`markdown="1"`). */
function isLiteral(element: HtmlElement): boolean {
  for (let at: HtmlElement | undefined = element; at; at = at.parent) {
    if (verbatimElements.has(at.name) || attributeOf(at, 'markdown')) return false
  }
  return true
}

function titleOf([written, bold]: RegExpMatchArray): string {
  if (bold !== undefined) return l10n.t('Write it as <strong>')
  return written.startsWith('!') ? l10n.t('Write it as <img>') : l10n.t('Write it as <a>')
}

/** What is written in Markdown, as HTML. @param text in which the matched text starts at `from` */
function asHtml(match: RegExpMatchArray, text: string, from: number): string {
  const [bold, alt, picture, label, address] = (match.indices ?? []).slice(1).map((at) => at && range(from + at[0], from + at[1]))
  const written = (at: Range | undefined) => (at ? text.slice(at.start, at.end) : '')
  if (bold) return `<strong>${withHtml(match[1] ?? '', text, bold.start)}</strong>`
  if (label) return `<a href="${written(address)}">${withHtml(match[4] ?? '', text, label.start)}</a>`
  return `<img src="${written(picture)}" alt="${written(alt).replaceAll('"', '&quot;')}">`
}

/** The Markdown inside a part of a text, which starts at `from`, as HTML. */
function withHtml(masked: string, text: string, from: number): string {
  let html = ''
  let copied = 0
  for (const match of masked.matchAll(literalMarkdown)) {
    html += text.slice(from + copied, from + match.index) + asHtml(match, text, from)
    copied = match.index + match[0].length
  }
  return html + text.slice(from + copied, from + masked.length)
}
