import * as l10n from '@vscode/l10n'
import { removeAttribute } from '../core/html/attributeEdits'
import type { Rule } from '../core/lint/rule'

/** Event handler content attributes (HTML Standard, 8.1.8.2, and UI Events). Other names that start with `on` are not event handlers. */
const events = new Set(
  `abort animationend animationstart beforeinput blur canplay change click close contextmenu copy cut dblclick drag dragend dragenter dragleave
  dragover dragstart drop ended error focus focusin focusout hashchange input invalid keydown keypress keyup load loadeddata loadedmetadata
  loadstart message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup mousewheel paste pause play playing pointerdown
  pointerenter pointerleave pointermove pointerout pointerover pointerup popstate reset resize scroll select submit toggle touchcancel touchend
  touchmove touchstart transitionend unload wheel`
    .split(/\s+/)
    .map((name) => `on${name}`),
)

export const inlineHandler: Rule = {
  id: 'inline-handler',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'Elements in an article do not run scripts.',
    why: 'Sites with a content security policy block such attributes, and sanitizers remove them.',
    authority: 'Content Security Policy Level 3, 6.1.10 (script-src-attr)',
    bad: [
      '<a href="/a" ⟦onclick="track()"⟧>Boats</a>\n',
      '<p>\n<img src="/a.jpg" alt="Boats" ⟦onError="hide(this)"⟧ width="1" height="2">\n</p>\n',
    ],
    good: ['<img src="/a.jpg" alt="a" onet="b">\n', '<Button onClick={go}>Boats</Button>\n', '`<a onclick="go()">`\n'],
  },
  *check(article) {
    for (const name of article.attributeNames) {
      if (!events.has(name)) continue
      for (const { attribute } of article.having(name)) {
        if (attribute.templated) continue
        yield {
          range: attribute.range,
          message: l10n.t('{0} runs a script: sites block or remove it.', attribute.name),
          fixes: [{ title: l10n.t('Remove {0}', attribute.name), edits: [removeAttribute(article.text, attribute)], safe: true }],
        }
      }
    }
  },
}
