import * as l10n from '@vscode/l10n'
import { attributeOf } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'

/** Hosts of scripts that show intended embeds, such as posts, slides and charts. */
const widgets =
  /^(?:https?:)?\/\/(?:platform\.twitter\.com|platform\.x\.com|(?:www|platform)\.instagram\.com|speakerdeck\.com|embed\.reddit\.com|gist\.github\.com|public\.flourish\.studio|datawrapper\.dwcdn\.net|www\.tiktok\.com|embed\.bsky\.app)\//i

export const embedScript: Rule = {
  id: 'embed-script',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'An article has no scripts.',
    why: 'A script can do anything on the page. Most sites remove it, and what it should have shown is missing.',
    authority: 'OWASP, Cross Site Scripting Prevention; Content Security Policy Level 3',
    bad: ['<⟦script⟧>alert(1)</script>\n', '<div>Text</div>\n\n<⟦script⟧ src="https://example.com/a.js"></script>\n'],
    good: ['<script type="application/ld+json">{}</script>\n', '`<script>`\n', '```html\n<script>alert(1)</script>\n```\n'],
  },
  *check(article) {
    for (const element of article.named('script')) {
      const type = attributeOf(element, 'type')?.value?.trim().toLowerCase() ?? ''
      if (/json|^text\/(?!java|ecma)/.test(type)) continue
      const widget = widgets.test(attributeOf(element, 'src')?.value?.trim() ?? '')
      yield {
        range: element.nameRange,
        message: widget
          ? l10n.t('What this script embeds is missing wherever scripts are not allowed: in feeds, in e-mails, on many sites.')
          : l10n.t('This is a script: most sites remove it, and an article does not need it.'),
        ...(widget ? { severity: 'hint' as const } : {}),
        fixes: element.endTag ? [{ title: l10n.t('Remove the script'), edits: [{ range: element.range, newText: '' }], safe: false }] : [],
      }
    }
  },
}
