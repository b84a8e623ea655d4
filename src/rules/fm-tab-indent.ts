import * as l10n from '@vscode/l10n'
import { repairsOf } from '../core/lint/repairFindings'
import type { Rule } from '../core/lint/rule'
import type { Severity } from '../core/text/problem'

export const fmTabIndent: Rule = {
  id: 'fm-tab-indent',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'Lines of the front matter are indented with spaces.',
    why: 'YAML does not allow tabs there. Hexo replaces each tab with two spaces; other site generators stop, or read the list as one piece of text.',
    authority: 'YAML 1.2.2, 6.1 (indentation); hexo-front-matter, escapeYAML',
    bad: [
      '---\ntitle: Harbour opens\ncategories:\n⟦\t⟧- News\n\t- Sea\ndate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\ncategories:\n⟦\t⟧- [News, Sea]\ntags:\n⟦\t⟧- port\n    - ferry\n---\n',
      '---\ntitle: Harbour opens\nseo:\n⟦\t⟧title: Harbour\n\tmore:\n\t\t- sea\n---\n',
    ],
    good: ['---\ntitle: Harbour\topens\nauthor:\tLin\ntags:\n - sea\n---\n', '---\ntitle: Harbour opens\ncode: |\n  a\n  \tb\n---\n'],
  },
  *check(article, context) {
    for (const { range, edits, detail, isRead, safe } of repairsOf(article, context, 'fm-tab-indent')) {
      const { title = '', frontMatter } = context.generator
      const replacesTabs = frontMatter.tabWidth !== undefined
      const isIndented = detail === String(frontMatter.tabWidth)
      const severity: Severity = isIndented ? 'information' : isRead ? 'warning' : 'error'
      yield {
        range,
        message: isIndented
          ? l10n.t('This line is indented with a tab: {0} reads it as two spaces, but other programs cannot read it.', title)
          : replacesTabs
            ? l10n.t(
                '{0} reads this tab as two spaces: the lines of this field are then not indented equally, and list entries are lost.',
                title,
              )
            : l10n.t('This line is indented with a tab: YAML only allows spaces.'),
        severity,
        fixes: [{ title: l10n.t('Indent this field with spaces'), edits, safe: safe && isIndented === replacesTabs }],
      }
    }
  },
}
