import * as l10n from '@vscode/l10n'
import { removeAttribute } from '../core/html/attributeEdits'
import { attributeOf } from '../core/html/readHtml'
import { withoutTrackers } from '../core/images/imageAddress'
import type { Rule } from '../core/lint/rule'
import { textAt } from '../core/text/text'

export const imgResizerResidue: Rule = {
  id: 'img-resizer-residue',
  severity: 'hint',
  docs: {
    summary: 'Images have no attributes or parameters that only the site they were copied from needed.',
    why: 'What image resizers and trackers leave behind does nothing for readers, and an empty srcset may hide the image.',
    authority: 'Jetpack, Image CDN (data-recalc-dims)',
    bad: [
      '<img src="/a.jpg" alt="Boats" width="770" height="433" ⟦data-recalc-dims="1"⟧>\n',
      '<img src="/a.jpg" ⟦srcset=""⟧ alt="Boats" width="770" height="433">\n',
      '<img src="⟦https://example.com/a.jpg?w=1&utm_source=feed⟧" alt="Boats" width="770" height="433">\n',
    ],
    good: ['<img src="/a.jpg" alt="Boats" srcset="/b.jpg 2x" data-id="1" width="770" height="433">\n'],
  },
  *check(article) {
    for (const element of article.named('img')) {
      for (const attribute of element.attributes) {
        const empty = attribute.name === 'srcset' && !attribute.templated && (attribute.value ?? '').trim() === ''
        if (!empty && attribute.name !== 'data-recalc-dims') continue
        yield {
          range: attribute.range,
          message: empty
            ? l10n.t('This srcset is empty.')
            : l10n.t('{0} is left over from the site this image was copied from.', attribute.name),
          fixes: [{ title: l10n.t('Remove {0}', attribute.name), edits: [removeAttribute(article.text, attribute)], safe: true }],
        }
      }
      const src = attributeOf(element, 'src')
      if (!src || src.templated) continue
      const written = textAt(article.text, src.valueRange)
      const newText = withoutTrackers(written)
      if (newText === written) continue
      yield {
        range: src.valueRange,
        message: l10n.t('The address of this image has parameters that only track readers.'),
        fixes: [{ title: l10n.t('Remove the tracking parameters'), edits: [{ range: src.valueRange, newText }], safe: false }],
      }
    }
  },
}
