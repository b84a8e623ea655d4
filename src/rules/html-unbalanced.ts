import * as l10n from '@vscode/l10n'
import type { UnbalancedTag } from '../core/html/readHtml'
import { tagRemoval } from '../core/html/tagRemoval'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import type { Finding, Fix } from '../core/text/problem'
import { isTemplated } from '../core/markdown/templateTags'
import { isMdx } from '../core/settings/articleFormat'
import { endsInEscape } from '../core/text/backslashes'
import { range, textAt } from '../core/text/text'

const branches = /\{%-?\s*(?:if|unless|for|case|capture|block|macro)\b|\{\{-?\s*[<#%]?\s*(?:if|each|range|with)\b/
/** Elements that a template tag may open or close. */
const boxes = new Set(
  'address article aside audio center details div figcaption figure footer header iframe nav picture section summary video'.split(' '),
)

export const htmlUnbalanced: Rule = {
  id: 'html-unbalanced',
  severity: 'warning',
  docs: {
    summary: 'Every start tag has an end tag, and every end tag has a start tag.',
    why: 'Browsers have to guess where an element without an end tag ends: the rest of the article becomes a link, turns bold, or breaks the layout.',
    authority: 'HTML Standard, 13.1.2 Elements; html-validate close-order; HTMLHint tag-pair',
    bad: [
      'One <⟦b⟧>bold word, and the rest\n',
      '<⟦div⟧>\n<div>Boats\n</div>\n',
      '{% image "/a.jpg" %}\n\nBoats</⟦a⟧> in the harbour\n',
      'Boats</⟦span⟧> in the harbour\n',
      '<figure><img src="/a.jpg" alt="Boats"><⟦em⟧>Boats</figure>\n',
      '<div>Boats</div><⟦figure⟧ class="wide"\n\n<img src="/a.jpg" alt="Boats">\n',
      '<⟦iframe⟧ src="/map" title="Map" />\n\nBoats\n',
      '<div>Boats</div> <⟦a⟧ href="/harbour"\n',
    ],
    good: [
      '<ul><li>Boats<li>Nets</ul>\n',
      '<p>Boats\n<p>Nets\n',
      '<p><figure>Boats</figure></p>\n',
      '<div>\n\n**Boats**\n\n</div>\n',
      '{% figure "/a.jpg" %}\n\nBoats\n\n</figure>\n',
      '{% if wide %}<div class="wide">{% else %}<div>{% endif %}\n\nBoats\n\n</div>\n',
      'The `<b>` tag, the <path> of a file, <https://example.com>\n',
      '<br></br>\n',
    ],
  },
  *check(article, { path, generator, files }) {
    // In MDX, tags that are not balanced are an error: see mdx-syntax.
    if (isMdx(article, path, generator, files)) return
    if (!generator.markdown.selfClosing) yield* slashedFrames(article)
    const [first] = [...article.unbalanced, ...article.shownTags]
    if (!first) return
    const templated = isTemplated(article.masked)
    // Only one branch of a condition is printed.
    if (templated && branches.test(article.text)) return
    for (const tag of article.unbalanced) {
      if (templated && boxes.has(tag.name)) continue
      yield { range: tag.nameRange, message: messageFor(tag), fixes: fixesFor(article, tag) }
    }
    for (const at of article.shownTags) {
      const [whole, name = ''] = /^<\/?([a-z][\w-]*)[^<>]*>$/i.exec(textAt(article.masked, at)) ?? []
      if (whole === undefined || (templated && boxes.has(name.toLowerCase()))) continue
      const fixes = tagRemoval(article.text, at)
      yield { range: at, message: l10n.t('Readers see {0} as it is written: there is no start tag for it here.', whole), fixes }
    }
  },
}

/** Browsers ignore the slash and treat everything that follows as the content of the frame. */
function* slashedFrames(article: Article): Generator<Finding> {
  const { text } = article
  for (const { nameRange, startTag } of article.named('iframe')) {
    if (!text.endsWith('/>', startTag.end)) continue
    const at = range(startTag.end - 2, startTag.end)
    yield {
      range: nameRange,
      message: l10n.t('A slash does not close an <iframe>: everything after it disappears. Add </iframe>.'),
      fixes: [{ title: l10n.t('Close it with </iframe>'), edits: [{ range: at, newText: '></iframe>' }], safe: false }],
    }
  }
}

function messageFor({ kind, name }: UnbalancedTag): string {
  switch (kind) {
    case 'unclosed':
      return l10n.t('<{0}> is not closed: everything after it becomes part of it.', name)
    case 'stray':
      return l10n.t('There is no <{0}> here that </{0}> could close.', name)
    case 'cut':
      return l10n.t('This <{0}> has no “>” before the next blank line or the end of the file: readers do not see it.', name)
  }
}

function fixesFor({ text }: Article, tag: UnbalancedTag): readonly Fix[] {
  if (tag.kind === 'cut') return []
  const remove = tagRemoval(text, tag.range)
  if (tag.kind === 'stray') return remove
  const feed = text.indexOf('\n', tag.range.end)
  const line = text.slice(tag.range.end, feed < 0 ? text.length : feed).trimEnd()
  const end = tag.range.end + line.length
  // If the element and its content are on one line, the place for the end tag is clear.
  if (line.trim() === '' || line.includes('<') || isLeftOpen(line) || endsInEscape(line)) return remove
  const close = { range: range(end, end), newText: `</${tag.name}>` }
  return [{ title: l10n.t('Close it at the end of the line'), edits: [close], safe: false }, ...remove]
}

/** Whether a link or code goes on in the next line. */
function isLeftOpen(line: string): boolean {
  return line.lastIndexOf('[') > line.lastIndexOf(']') || (line.match(/`+/g)?.length ?? 0) % 2 === 1
}
