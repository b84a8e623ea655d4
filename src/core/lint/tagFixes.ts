import * as l10n from '@vscode/l10n'
import type { TemplateLanguage } from '../templates/templateLanguage'
import type { Fix } from '../text/problem'
import { range, textAt, type Range } from '../text/text'

/** Shows a template tag as it is written. @param safe whether that is surely meant: the tag is in code */
export function showTag(text: string, at: Range, { kind }: TemplateLanguage, safe: boolean): Fix {
  const written = textAt(text, at)
  const title = l10n.t('Show it as it is written')
  if (kind !== 'shortcodes') return { title, edits: [{ range: at, newText: `{% raw %}${written}{% endraw %}` }], safe }
  return {
    title,
    edits: [
      { range: range(at.start + 3, at.start + 3), newText: '/*' },
      { range: range(at.end - 3, at.end - 3), newText: '*/' },
    ],
    safe,
  }
}

/** Shows two braces that start no tag. */
export function showOpening(text: string, at: Range): Fix {
  return {
    title: l10n.t('Show it as it is written'),
    edits: [{ range: at, newText: `{{ '${textAt(text, at)}' }}` }],
    safe: true,
  }
}
