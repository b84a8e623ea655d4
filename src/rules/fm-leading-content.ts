import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { range } from '../core/text/text'

export const fmLeadingContent: Rule = {
  id: 'fm-leading-content',
  severity: 'warning',
  docs: {
    summary: 'The front matter starts at the very first character of the file.',
    why: 'Hexo and Hugo skip blank lines before the opening delimiter. Jekyll, Eleventy and most editors do not find the front matter then.',
    authority: 'Jekyll, document.rb (YAML_FRONT_MATTER_REGEXP); gray-matter 4.0.3; Hugo, pagelexer_intro.go',
    bad: ['⟦\n⟧---\ntitle: Harbour opens\n---\n', '⟦\n \n⟧---\ntitle: Harbour opens\n---\n'],
    good: ['---\ntitle: Harbour opens\n---\n'],
  },
  *check({ text, frontMatter }, { generator }) {
    if (!frontMatter || frontMatter.preamble.end === 0) return
    const strict = generator.frontMatter.strictStart
    const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0
    const { preamble } = frontMatter
    const fixes: Fix[] = []
    if (preamble.end > mark) {
      fixes.push({
        title: l10n.t('Delete the blank lines before the front matter'),
        edits: [{ range: range(mark, preamble.end), newText: '' }],
        safe: true,
      })
    }
    if (mark === 1) {
      // Deleting the byte order mark is a safe fix only if it breaks the site; otherwise the author decides.
      fixes.push({
        title: l10n.t('Delete the byte order mark (BOM)'),
        edits: [{ range: range(0, 1), newText: '' }],
        safe: strict && preamble.end === mark,
      })
    }
    const what =
      preamble.end > mark
        ? l10n.t('There is a blank line before the front matter')
        : l10n.t('There is an invisible byte order mark (BOM) before the front matter')
    yield {
      range: preamble,
      message: strict
        ? l10n.t('{0}: your site does not find the front matter.', what)
        : l10n.t('{0}: some site generators and editors do not find the front matter.', what),
      ...(strict ? { severity: 'error' as const } : {}),
      fixes,
    }
  },
}
