import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import type { Rule } from '../core/lint/rule'
import { missingTag, showTag } from '../core/lint/tagFixes'
import { templateProblems } from '../core/settings/templateProblems'

export const tagUnknown: Rule = {
  id: 'tag-unknown',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'The template tags, shortcodes and filters in an article exist.',
    why: 'If one does not exist, the build stops, and no page of the site is published. Reported if all files of the site that could define it were searched; if a plugin or a theme may define it, see tag-unfamiliar. Tags that your site has can be named in copydesk.yaml (tags).',
    authority: 'Jekyll: Tags; Hexo: Tag Plugins; Hugo: Shortcodes; Eleventy: Liquid',
    given: {
      generator: jekyll,
      settings: 'tags: [note]\n',
      files: { '_config.yml': { bytes: 0, content: { kind: 'unreadable' } } },
    },
    bad: ['Boats ⟦{% harbour %}⟧ and nets\n', 'Boats `⟦{% harbour %}⟧`\n'],
    good: ['{% note %}\n', '{% raw %}{% harbour %}{% endraw %}\n', '{% if page.title %}Boats{% else %}Nets{% endif %}\n'],
  },
  *check(article, { generator, files, tags }) {
    const { templates, title = '' } = generator
    if (!templates) return
    const { problems, isAbsent, isInCode } = templateProblems(article, generator, files, tags)
    for (const problem of problems) {
      const what = missingTag(problem, templates.language, title)
      if (what === undefined || !('name' in problem) || !isAbsent(problem.name)) continue
      yield {
        range: problem.range,
        message: l10n.t('{0}: the build stops here.', what),
        fixes: showTag(article.text, problem, templates.language, isInCode(problem.range)),
      }
    }
  },
}
