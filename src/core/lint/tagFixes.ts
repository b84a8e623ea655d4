import * as l10n from '@vscode/l10n'
import type { TagProblem, TemplateLanguage } from '../templates/templateLanguage'
import type { Fix } from '../text/problem'
import { range, textAt, type Range } from '../text/text'

/** A sentence, without its full stop, that says what does not exist; undefined if the problem is another one. */
export function missingTag(problem: TagProblem, { kind }: TemplateLanguage, generator: string): string | undefined {
  if (problem.kind === 'unknownFilter') return l10n.t('{0} has no filter “{1}”', generator, problem.name)
  if (problem.kind !== 'unknown') return undefined
  return kind === 'shortcodes'
    ? l10n.t('There is no shortcode “{0}” in {1}', problem.name, generator)
    : l10n.t('{0} has no tag “{1}”', generator, problem.name)
}

/** Shows a template tag as it is written. @param safe whether that is surely meant: the tag is in code. @returns none if it would not help */
export function showTag(text: string, { range: at, isAfterOpen }: TagProblem, { kind }: TemplateLanguage, safe: boolean): readonly Fix[] {
  if (isAfterOpen) return []
  const written = textAt(text, at)
  const title = l10n.t('Show it as it is written')
  if (kind !== 'shortcodes') return [{ title, edits: [{ range: at, newText: `{% raw %}${written}{% endraw %}` }], safe }]
  const edits = [
    { range: range(at.start + 3, at.start + 3), newText: '/*' },
    { range: range(at.end - 3, at.end - 3), newText: '*/' },
  ]
  return [{ title, edits, safe }]
}

/** Shows two braces that start no tag. */
export function showOpening(text: string, at: Range): Fix {
  return {
    title: l10n.t('Show it as it is written'),
    edits: [{ range: at, newText: `{{ '${textAt(text, at)}' }}` }],
    safe: true,
  }
}
