import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { descendants } from '../core/html/readHtml'
import { isTemplated } from '../core/markdown/templateTags'

export const figureNoCaption: Rule = {
  id: 'figure-no-caption',
  severity: 'hint',
  optional: true,
  docs: {
    summary: 'Every figure with an image has a caption.',
    why: 'A caption says who and what a news image shows, and where. HTML does not require one, so this rule is off by default.',
    authority: "The newsroom's own style",
    bad: ['<⟦figure⟧><img src="/a.jpg" alt="Boats"></figure>\n'],
    good: [
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>Boats</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats">(Harbour office)</figure>\n',
      '<figure><figure><img src="/a.jpg" alt="Boats"><figcaption>Boats</figcaption></figure></figure>\n',
    ],
  },
  *check(article) {
    for (const { element, caption, looseCaption } of article.figures.values()) {
      if (caption || looseCaption || !element.endTag) continue
      if (isTemplated(article.masked.slice(element.range.start, element.range.end))) continue
      if (element.children.some((child) => child.kind === 'markdown')) continue
      let pictured = false
      let nested = false
      for (const { name } of descendants(element)) {
        if (name === 'img' || name === 'video') pictured = true
        if (name === 'figure') nested = true
      }
      if (pictured && !nested) yield { range: element.nameRange, message: l10n.t('This figure has no caption.') }
    }
  },
}
