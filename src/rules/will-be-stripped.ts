import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import { strippedBy, type Stripped } from '../core/sanitizer/sanitizerLosses'

/** Maximum number of places listed for each kind; the others are only counted. */
const maxListedPlaces = 20

export const willBeStripped: Rule = {
  id: 'will-be-stripped',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'An article has nothing that the site would remove.',
    why: 'A site removes HTML that it does not trust before it publishes an article. This rule shows it while you can still change it. It reports nothing unless copydesk.yaml has a “sanitizer” setting, because only the newsroom knows what its site allows.',
    authority: 'sanitize-html; the sanitizer that copydesk.yaml describes',
    given: { settings: 'sanitizer: { extends: default }\n' },
    bad: [
      '<⟦form⟧>Vote</form>\n',
      '<div>\n<⟦style⟧>p { color: red }</style>\n</div>\n',
      '<p ⟦onclick⟧="go()">Boats</p>\n<p onclick="go()">Nets</p>\n',
      '<p style="color: red; ⟦position: fixed⟧">Boats</p>\n',
      '<a href="⟦ftp://example.com/a⟧">Boats</a>\n',
      '<iframe src="⟦https://example.com/map⟧" title="Map"></iframe>\n',
    ],
    good: [
      '<figure class="wide"><img src="/a.jpg" alt="Boats" data-id="1"><figcaption>Boats</figcaption></figure>\n',
      '<p style="color: red">Boats</p>\n',
      '<iframe src="https://www.youtube.com/embed/a" title="Boats"></iframe>\n',
      '<a href="{{ url }}" style="{{ style }}">Boats</a>\n',
      '`<form>` and <https://example.com>\n',
    ],
  },
  *check(article, { policy, path }) {
    // MDX components are not HTML elements.
    if (!policy || path.endsWith('.mdx')) return
    const kinds = new Map<string, Stripped[]>()
    for (const stripped of strippedBy(policy, article)) {
      const kind = strippedMessage(article, stripped)
      const same = kinds.get(kind)
      if (same) same.push(stripped)
      else kinds.set(kind, [stripped])
    }
    for (const [message, [first, ...others]] of kinds) {
      if (!first) continue
      yield {
        range: first.range,
        message: others.length === 0 ? message : l10n.t('{0} (and {1} more in this file)', message, others.length),
        related: others.slice(0, maxListedPlaces).map(({ range }) => ({ range, message })),
      }
    }
  },
}

/** The message for what the site removes. */
export function strippedMessage({ text }: Article, stripped: Stripped): string {
  switch (stripped.what) {
    case 'element': {
      const { name, lost } = stripped
      if (!lost) return l10n.t('The site removes the tag <{0}>; the text in it stays.', name)
      const words = text.slice(lost.start, lost.end).replace(/\s+/g, ' ').trim()
      return words === ''
        ? l10n.t('The site removes <{0}>.', name)
        : l10n.t('The site removes <{0}> and everything in it: “{1}”.', name, words.length > 60 ? `${words.slice(0, 60)}…` : words)
    }
    case 'attribute':
      return l10n.t('The site removes {0} from <{1}>.', stripped.name, stripped.element)
    case 'style':
      return l10n.t('The site removes “{0}” from the style of <{1}>.', stripped.name, stripped.element)
    case 'address':
    case 'candidate':
      return l10n.t('The site removes addresses that start with “{0}:”.', stripped.scheme)
    case 'host':
      return l10n.t('The site does not show embedded pages from {0}.', stripped.host)
  }
}
