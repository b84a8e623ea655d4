import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import type { Rule } from '../core/lint/rule'
import { showTag } from '../core/lint/tagFixes'
import { templateProblems } from '../core/settings/templateProblems'

export const tagOutputLost: Rule = {
  id: 'tag-output-lost',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'Words between double braces have a value.',
    why: 'The generator replaces {{ name }} by the value of that name. Without one, readers see nothing in its place: in Jekyll and Eleventy also in code.',
    authority: 'Liquid: Introduction; Nunjucks: Variables',
    given: { generator: jekyll },
    bad: ['Dear ⟦{{ name }}⟧, welcome\n', 'Write `⟦{{ name }}⟧`\n'],
    good: ['{{ page.title }} {{ content }}\n', '{% assign name = "Mei" %}Dear {{ name }}\n', '{% raw %}{{ name }}{% endraw %}\n'],
  },
  *check(article, { generator, files, tags }) {
    const { templates } = generator
    if (!templates) return
    const { problems, isInCode } = templateProblems(article, generator, files, tags)
    for (const problem of problems) {
      if (problem.kind !== 'lost') continue
      yield {
        range: problem.range,
        message: l10n.t(
          '{0} replaces this by the value of “{1}”, which has none: readers see nothing here.',
          generator.title ?? '',
          problem.name,
        ),
        fixes: showTag(article.text, problem, templates.language, isInCode(problem.range)),
      }
    }
  },
}
