import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import type { Rule } from '../core/lint/rule'
import { missingTag, showTag } from '../core/lint/tagFixes'
import { templateProblems } from '../core/settings/templateProblems'
import { familiarUses } from '../core/templates/usedTags'

export const tagUnfamiliar: Rule = {
  id: 'tag-unfamiliar',
  severity: 'warning',
  needs: 'corpus',
  docs: {
    summary: 'Template tags, shortcodes and filters that only a plugin or a theme can define are used by other articles too.',
    why: 'If one does not exist, the build stops, and no page of the site is published. Reported if neither the generator nor a file that can be searched defines it, and fewer than five other articles use it; as information if the configuration of the site is not found. Tags that your site has can be named in copydesk.yaml (tags).',
    authority: 'Jekyll: Tags; Hexo: Tag Plugins; Hugo: Shortcodes; Eleventy: Liquid',
    given: {
      generator: jekyll,
      settings: 'tags: [note]\n',
      corpus: { tagUses: (name) => (name === 'gallery' ? familiarUses : 0) },
    },
    bad: ['Boats ⟦{% harbour %}⟧ and nets\n', 'Boats `⟦{% harbour %}⟧`\n'],
    good: ['{% note %}\n', '{% gallery %}\n', '{% raw %}{% harbour %}{% endraw %}\n'],
  },
  *check(article, { generator, files, tags, corpus }) {
    const { templates, title = '' } = generator
    if (!templates || !corpus) return
    const { problems, isAbsent, isSeen } = templateProblems(article, generator, files, tags)
    for (const problem of problems) {
      const what = missingTag(problem, templates.language, title)
      if (what === undefined || !('name' in problem) || isAbsent(problem.name)) continue
      if ((corpus.tagUses(problem.name) ?? familiarUses) >= familiarUses) continue
      yield {
        range: problem.range,
        severity: isSeen ? 'warning' : 'information',
        message: l10n.t('{0}: the build stops here, unless a plugin or a theme has it.', what),
        fixes: showTag(article.text, problem, templates.language, false),
      }
    }
  },
}
