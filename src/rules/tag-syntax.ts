import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import type { Rule } from '../core/lint/rule'
import { showOpening, showTag } from '../core/lint/tagFixes'
import { templateProblems } from '../core/settings/templateProblems'
import type { TagProblem } from '../core/templates/templateLanguage'

export const tagSyntax: Rule = {
  id: 'tag-syntax',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'The template tags and shortcodes in an article are complete.',
    why: 'A tag without its end, or without what it needs, stops the build: no page of the site is published. Jekyll, Eleventy and Hugo read tags in code too.',
    authority: 'Liquid: Basics; Nunjucks: Templating; Hugo: Shortcodes',
    given: { generator: jekyll },
    bad: ['Write ⟦{{⟧ here\n', 'Boats ⟦{% if %}⟧ nets\n', '⟦{% if page.title %}⟧Boats\n', 'Boats ⟦{% endif %}⟧\n', '100⟦{%⟧}\n'],
    good: ['{% if page.title %}Boats{% endif %}\n', "Write {{ '{{' }} here\n", 'A { brace } and {x}\n'],
  },
  *check(article, { generator, files, tags }) {
    const { templates } = generator
    if (!templates) return
    const { problems, isInCode } = templateProblems(article, generator, files, tags)
    for (const problem of problems) {
      const what = messageOf(problem, templates.language.kind === 'shortcodes')
      if (what === undefined) continue
      const { kind, range } = problem
      const opening = templates.language.kind === 'liquid' ? [showOpening(article.text, range)] : []
      yield {
        range,
        severity: kind === 'quotes' ? 'warning' : 'error',
        message: kind === 'quotes' ? what : l10n.t('{0} stops here. {1}', generator.title ?? '', what),
        fixes: kind === 'open' ? opening : kind === 'quotes' ? [] : showTag(article.text, problem, templates.language, isInCode(range)),
      }
    }
  },
}

function messageOf(problem: TagProblem, isShortcode: boolean): string | undefined {
  switch (problem.kind) {
    case 'open':
      return l10n.t('This starts a template tag, which has no end.')
    case 'empty':
      return l10n.t('There is nothing in this template tag.')
    case 'value':
      return l10n.t('This template tag has no value that can be read.')
    case 'mixed':
      return l10n.t(
        'The parameters of this shortcode cannot be read: a quotation mark within quotation marks is written \\", and either all parameters have names or none has.',
      )
    case 'quotes':
      return l10n.t('Only straight quotation marks (") enclose a value: readers see these as part of it.')
    case 'strayEnd':
      return l10n.t('There is nothing that “{0}” could end or continue.', isShortcode ? `/${problem.name}` : problem.name)
    case 'unclosedBlock':
      return l10n.t('“{0}” needs an end tag: {1}.', problem.name, isShortcode ? `{{< /${problem.name} >}}` : `{% end${problem.name} %}`)
    case 'unknown':
    case 'unknownFilter':
    case 'lost':
      return undefined
  }
}
