import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import type { Rule } from '../core/lint/rule'
import { showTag } from '../core/lint/tagFixes'
import { templateProblems } from '../core/settings/templateProblems'

export const tagUnknown: Rule = {
  id: 'tag-unknown',
  severity: 'error',
  docs: {
    summary: 'The template tags, shortcodes and filters in an article exist.',
    why: 'If one does not exist, the build stops, and no page of the site is published. Reported as an error if all files that could define it can be searched; as a warning if a plugin or a theme may define it; as information if the configuration of the site is not found. Tags that your site has can be named in copydesk.yaml (tags).',
    authority: 'Jekyll: Tags; Hexo: Tag Plugins; Hugo: Shortcodes; Eleventy: Liquid',
    given: {
      generator: jekyll,
      settings: 'tags: [note]\n',
    },
    bad: ['Boats ⟦{% harbour %}⟧ and nets\n', 'Boats `⟦{% harbour %}⟧`\n'],
    good: ['{% note %}\n', '{% raw %}{% harbour %}{% endraw %}\n', '{% if page.title %}Boats{% else %}Nets{% endif %}\n'],
  },
  *check(article, { generator, files, tags }) {
    const { templates } = generator
    if (!templates) return
    const { problems, isComplete, isInCode } = templateProblems(article, generator, files, tags)
    for (const { kind, range, ...problem } of problems) {
      if ((kind !== 'unknown' && kind !== 'unknownFilter') || !('name' in problem)) continue
      const { name } = problem
      const title = generator.title ?? ''
      const isSure = isComplete === true && !templates.language.olderTags.has(name)
      const what =
        kind === 'unknownFilter'
          ? l10n.t('{0} has no filter “{1}”', title, name)
          : templates.language.kind === 'shortcodes'
            ? l10n.t('There is no shortcode “{0}” in {1}', name, title)
            : l10n.t('{0} has no tag “{1}”', title, name)
      yield {
        range,
        severity: isSure ? 'error' : isComplete === undefined ? 'information' : 'warning',
        message: isSure
          ? l10n.t('{0}: the build stops here.', what)
          : l10n.t('{0}: the build stops here, unless a plugin or a theme has it.', what),
        fixes: [showTag(article.text, range, templates.language, isSure && isInCode(range))],
      }
    }
  },
}
