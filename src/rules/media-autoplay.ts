import * as l10n from '@vscode/l10n'
import { insertAttributes, removeAttribute } from '../core/html/attributeEdits'
import { attributeOf, hasUnknownAttributes, type HtmlElement } from '../core/html/readHtml'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'

export const mediaAutoplay: Rule = {
  id: 'media-autoplay',
  severity: 'information',
  docs: {
    summary: 'Readers can start and stop sound and video themselves.',
    why: 'Sound that starts by itself drowns out a screen reader, and browsers block it anyway. Without controls, nobody can start or stop it.',
    authority: 'WCAG 2.2, 1.4.2 (A) and 2.2.2 (A); axe-core no-autoplay-audio',
    bad: ['<video src="/a.mp4" controls ⟦autoplay⟧></video>\n', '<⟦audio⟧ src="/a.mp3"></audio>\n'],
    good: [
      '<video src="/a.mp4" controls></video>\n',
      '<video src="/a.mp4" autoplay muted loop playsinline></video>\n',
      '<video src="/a.mp4" :controls="shown"></video>\n',
      '<video ref={video} src="/a.mp4"></video>\n',
    ],
  },
  *check(article) {
    for (const element of [...article.named('video'), ...article.named('audio')]) {
      if (hasUnknownAttributes(element) || element.attributes.some(({ name, templated }) => templated || /^[:@]|^v-/.test(name))) continue
      const found = findingOf(article, element)
      if (found) yield found
    }
  },
}

function findingOf({ text }: Article, element: HtmlElement): Finding | undefined {
  const autoplay = attributeOf(element, 'autoplay')
  if (autoplay) {
    // A silent looping video that is used like an animated image.
    if (element.name === 'video' && attributeOf(element, 'muted')) return undefined
    return {
      range: autoplay.range,
      message: l10n.t('This starts playing with sound by itself: let readers start it.'),
      fixes: [{ title: l10n.t('Remove {0}', 'autoplay'), edits: [removeAttribute(text, autoplay)], safe: false }],
    }
  }
  if (attributeOf(element, 'controls')) return undefined
  return {
    range: element.nameRange,
    message: l10n.t('Readers cannot start this: the controls attribute is missing.'),
    fixes: [{ title: l10n.t('Add {0}', 'controls'), edits: [insertAttributes(element, 'controls')], safe: false }],
  }
}
