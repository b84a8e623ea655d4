import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import { proseOf } from '../core/prose/prose'
import type { Finding } from '../core/text/problem'
import { range, textAt } from '../core/text/text'

/** Addresses that somebody meant to fill in. */
const unfilled = /^(?:#|https?:(?:\/\/)?|TK|TODO|TBD|URL|LINK|链接|网址)?$/
/** A text without this has no such link in Markdown. */
const sign = /\]\(\s{0,9}<?(?:#|https?:(?:\/\/)?|TK|TODO|TBD|URL|LINK|链接|网址)>?[\s)]/
/** A link to the start of the page is meant so. */
const toTop =
  /\btop\b|[↑▲⇧⬆]|顶部|頂部|页首|開頭|开头|先頭|トップ|\bnach oben\b|seitenanfang|haut de (?:la )?page|\barriba\b|inicio de (?:la )?página/i
/** `[words]()`; the text of an article is searched for it, since its Markdown reads no link there. */
const empty = /\[([^[\]\n]{1,200})\]\([ \t]*(?:<>)?[ \t]*\)/

export const linkEmpty: Rule = {
  id: 'link-empty',
  severity: 'warning',
  docs: {
    summary: 'Links have an address.',
    why: 'Readers who follow a link without an address land where they are.',
    authority: 'HTML Standard, 4.6.2 Links created by a and area elements; RFC 3986, 4.4 (same-document reference)',
    bad: [
      'The ⟦[timetable]()⟧ and the ⟦[map](#)⟧, the ⟦[fares](TK)⟧ and ⟦[more](http://)⟧.\n',
      'The ⟦<a href="">fares</a>⟧ and <b>⟦<a target="_blank" href="#">map</a>⟧</b>.\n',
    ],
    good: [
      '[Timetable](timetable.md) [fares](#fares) [Back to top](#) `[map]()` \\[map]()\n',
      '<a href="#" class="menu">Menu</a> <a href="#" onclick="open()">More</a> <a id="fares"></a>\n',
      '<a href="#">↑</a> [](# "a mark") [回到顶部](#) [Nach oben](#)\n',
    ],
  },
  *check(article) {
    const { text } = article
    yield* withoutDestination(article)
    for (const { label, address, range: at } of sign.test(article.masked) ? article.links : []) {
      if (!label || !unfilled.test(address.trim()) || !says(textAt(text, label))) continue
      const end = text.indexOf(')', at.end)
      if (end < 0) continue
      yield { range: range(label.start - 1, end + 1), message: messageOf(textAt(text, label)) }
    }
    for (const { element, attribute } of article.having('href')) {
      const { name, attributes, startTag, endTag } = element
      if (name !== 'a' || attribute.templated || attribute.value === undefined || !unfilled.test(attribute.value.trim())) continue
      // With more than that a script or a style sheet makes something of it.
      if (!endTag || !attributes.every((one) => /^(?:href|target|rel|title)$/.test(one.name))) continue
      const words = text.slice(startTag.end, endTag.start)
      if (says(words)) yield { range: element.range, message: messageOf(words.replace(/<[^<>]*>/g, '')) }
    }
  },
}

/** The links without an address that the Markdown of an article does not have among its links. */
function* withoutDestination(article: Article): Generator<Finding, undefined> {
  const { text, masked, body } = article
  if (!empty.test(masked)) return undefined
  const ends = new Set<number>()
  for (const { place, pieces } of proseOf(article, (source) => empty.test(source)))
    if (place !== 'code') for (const { source } of pieces) if (source) ends.add(source.end)
  for (const { 0: link, 1: words = '', index } of masked.slice(body.start).matchAll(new RegExp(empty, 'g'))) {
    const start = body.start + index
    // In code, and where it is no link, the text goes on behind the words.
    if (!ends.has(start + 1 + words.replace(/[*_~]+$/, '').length) || !says(words)) continue
    const at = range(start, start + link.length)
    yield { range: at, message: messageOf(textAt(text, range(start + 1, start + 1 + words.length))) }
  }
  return undefined
}

/** Whether the words of a link are no mark, and do not lead to the start of the page. */
function says(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words) && !toTop.test(words)
}

function messageOf(words: string): string {
  return l10n.t('“{0}” is a link without an address.', words.replace(/\s+/g, ' ').trim().slice(0, maxShown))
}

/** So much of a link is shown. In UTF-16 code units. */
const maxShown = 60
