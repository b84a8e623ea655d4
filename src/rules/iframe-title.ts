import * as l10n from '@vscode/l10n'
import { insertAttributes } from '../core/html/attributeEdits'
import { attributeOf, hasUnknownAttributes, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'

/** The names of well-known video hosts. */
const players: readonly (readonly [RegExp, string])[] = [
  [/^(?:https?:)?\/\/(?:www\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)\//i, 'YouTube'],
  [/^(?:https?:)?\/\/player\.vimeo\.com\//i, 'Vimeo'],
  [/^(?:https?:)?\/\/player\.bilibili\.com\//i, 'Bilibili'],
  [/^(?:https?:)?\/\/v\.qq\.com\//i, '腾讯视频'],
  [/^(?:https?:)?\/\/player\.youku\.com\//i, '优酷'],
]

export const iframeTitle: Rule = {
  id: 'iframe-title',
  severity: 'warning',
  docs: {
    effect: 'unheard',
    summary: 'Every iframe has a title that says what it shows.',
    why: 'People who use a screen reader hear the title and then decide whether to enter the frame. Without a title they only hear “frame”.',
    authority: 'WCAG 2.2, 4.1.2 (A), H64; axe-core frame-title',
    bad: ['<⟦iframe⟧ src="https://www.youtube.com/embed/abc"></iframe>\n', '<⟦iframe⟧ src="https://example.com/map" title=" "></iframe>\n'],
    good: [
      '<iframe src="https://example.com/map" title="Map of the harbour"></iframe>\n',
      '<iframe src="https://example.com/map" aria-label="Map of the harbour"></iframe>\n',
      '<iframe src="https://example.com/map" hidden></iframe>\n',
      '<iframe src="https://example.com/map" aria-hidden="true"></iframe>\n',
      '<iframe {...props} />\n',
    ],
  },
  *check(article) {
    for (const element of article.named('iframe')) {
      if (isNamed(element)) continue
      yield {
        range: element.nameRange,
        message: l10n.t('This iframe has no title: say what it shows.'),
        fixes: titleFix(element),
      }
    }
  },
}

function isNamed(frame: HtmlElement): boolean {
  if (hasUnknownAttributes(frame)) return true
  return frame.attributes.some(
    ({ name, value, templated }) =>
      (/^(?::|v-bind:)?(?:title|aria-label|aria-labelledby)$/.test(name) && (templated || (value ?? '').trim() !== '')) ||
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'role' && (value === 'none' || value === 'presentation')),
  )
}

function titleFix(frame: HtmlElement): readonly Fix[] {
  const src = attributeOf(frame, 'src')?.value?.trim() ?? ''
  const host = players.find(([pattern]) => pattern.test(src))?.[1]
  if (host === undefined) return []
  const title = l10n.t('Video on {0}', host)
  const written = attributeOf(frame, 'title')
  const edit = written ? { range: written.range, newText: `title="${title}"` } : insertAttributes(frame, `title="${title}"`)
  return [{ title: l10n.t('Add the title “{0}”', title), edits: [edit], safe: false }]
}
