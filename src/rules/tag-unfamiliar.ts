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
    effect: 'mayBeLost',
    summary: 'Template tags, shortcodes and filters that only a plugin or a theme can define are used by other articles too.',
    why: 'If one does not exist, the build stops, and no page of the site is published. Reported if neither the generator nor a file that can be searched defines it, fewer than five other articles use it, and the article itself does not use it more often than that; as a hint if the configuration of the site is not found. Tags that your site has can be named in copydesk.yaml (tags).',
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
    const uses = new Map<string, number>()
    for (const problem of problems) if ('name' in problem) uses.set(problem.name, (uses.get(problem.name) ?? 0) + 1)
    for (const problem of problems) {
      const what = missingTag(problem, templates.language, title)
      if (what === undefined || !('name' in problem) || isAbsent(problem.name)) continue
      // What an article uses so often is no slip.
      if ((uses.get(problem.name) ?? 0) > familiarUses) continue
      if ((corpus.tagUses(problem.name) ?? familiarUses) >= familiarUses) continue
      yield {
        range: problem.range,
        severity: isSeen ? 'warning' : 'hint',
        message: l10n.t('{0}: the build stops here, unless a plugin or a theme has it.', what),
        fixes: showTag(article.text, problem, templates.language, false),
      }
    }
  },
}
