import * as l10n from '@vscode/l10n'
import { insertAttributes } from '../core/html/attributeEdits'
import { attributeOf, hasUnknownAttributes } from '../core/html/readHtml'
import { examplePhotoWith } from '../core/images/examplePhoto'
import { asHtml, wordsOf } from '../core/images/photoText'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import { range, type Edit, type Range } from '../core/text/text'

export const photoAlt: Rule = {
  id: 'photo-alt',
  severity: 'information',
  docs: {
    summary: 'An image without an alternative text has the one that its file has.',
    why: 'Agencies write an alternative text into the file (IPTC). It is better than none for readers who cannot see the image.',
    authority: 'IPTC Photo Metadata Standard, Alt Text (Accessibility); WCAG 2.2, 1.1.1 (A)',
    given: { files: { 'images/ferry.jpg': examplePhotoWith({ alt: 'A white ferry in the rain' }) } },
    bad: [
      '<⟦img⟧ src="/images/ferry.jpg">\n',
      '<⟦img⟧ src="/images/ferry.jpg" alt="">\n',
      '<⟦img⟧ alt src="/images/ferry.jpg">\n',
      '⟦![](/images/ferry.jpg⟧)\n',
    ],
    good: [
      '<img src="/images/ferry.jpg" alt="The ferry">\n',
      '<img src="/images/ferry.jpg" aria-hidden="true">\n',
      '<img src="/images/crane.jpg" alt="">\n',
      '![The ferry](/images/ferry.jpg)\n',
    ],
  },
  *check(article, { images }) {
    for (const element of article.named('img')) {
      const [src, alt, role] = [attributeOf(element, 'src'), attributeOf(element, 'alt'), attributeOf(element, 'role')]
      if (!src?.value || src.templated || hasUnknownAttributes(element) || alt?.templated || alt?.value?.trim()) continue
      if (attributeOf(element, 'aria-hidden')?.value === 'true' || role !== undefined) continue
      const words = wordsOf(images(src.value.trim(), 'body')).alt
      if (words === undefined) continue
      const written = `alt="${asHtml(words)}"`
      const edit = alt ? { range: alt.range, newText: written } : insertAttributes(element, written)
      yield finding(element.nameRange, words, edit)
    }
    for (const { alt, address, destination, range: whole } of article.images) {
      if (alt.trim() !== '' || !destination || !article.text.startsWith('![]', whole.start)) continue
      const words = wordsOf(images(address, 'body')).alt
      const at = whole.start + 2
      if (words !== undefined) yield finding(whole, words, { range: range(at, at), newText: words.replace(/[\\[\]*_`<>&!{}]/g, '\\$&') })
    }
  },
}

function finding(at: Range, words: string, edit: Edit): Finding {
  return {
    range: at,
    message: l10n.t('The image has no alternative text, and its file has one: “{0}”', words),
    fixes: [{ title: l10n.t('Use the alternative text of the file'), edits: [edit], safe: false }],
  }
}
