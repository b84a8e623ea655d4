import * as l10n from '@vscode/l10n'
import type { FrontMatter } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import type { Dialect } from '../core/site/dialect'
import { siteReads } from '../core/generators/frontMatterLanguages'
import { range, textAt } from '../core/text/text'

export const fmLanguage: Rule = {
  id: 'fm-language',
  severity: 'warning',
  docs: {
    summary: 'The front matter is in a language that the site reads: YAML, TOML or JSON.',
    why: 'A block between fences that the site does not know is published as text. Front matter that is a program (---js) is run by some sites with all rights on the machine; Copydesk never runs it, so nothing in it is checked.',
    authority: 'Hugo, content-management/front-matter; hexo-front-matter; Jekyll, document.rb; gray-matter 4.0.3, lib/engines.js',
    bad: [
      '⟦---js⟧\n{ title: "Harbour opens" }\n---\n',
      '⟦--- coffee⟧\ntitle: "Harbour opens"\n---\n',
      '⟦---xml⟧\n<title>Harbour opens</title>\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\n---\n',
      '+++\ntitle = "Harbour opens"\n+++\n',
      '---json\n{ "title": "Harbour opens" }\n---\n',
      '"title": "Harbour opens"\n;;;\n',
      '{ "title": "Harbour opens" }\n\nThe harbour opened.\n',
    ],
  },
  *check({ text, frontMatter }, { dialect }) {
    if (!frontMatter) return
    const { language, announced, open } = frontMatter
    const at = range(open.start, open.start + textAt(text, open).trimEnd().length)
    if (language === 'code') {
      const message = l10n.t('This front matter is a program ({0}): it is never run here. Write it as YAML, TOML or JSON.', announced)
      yield { range: at, message, severity: 'error' }
    } else if (language === 'other') {
      yield { range: at, message: l10n.t('“{0}” is not a language of front matter known here: nothing in it is checked.', announced) }
    } else if (siteReads(frontMatter, dialect) === false) {
      yield { range: at, message: notRead(dialect) }
    } else if (dialect === 'hexo') yield* bracesForHexo(text, frontMatter)
  },
}

function notRead(dialect: Dialect): string {
  if (dialect === 'jekyll') return l10n.t('Jekyll reads front matter in YAML between --- only: this block becomes text.')
  return dialect === 'hexo'
    ? l10n.t('Hexo reads YAML between --- and JSON above ;;; only: this block becomes text.')
    : l10n.t('Hugo reads YAML between ---, TOML between +++ and JSON in braces of its own: it cannot read this block.')
}

/** Hexo puts the braces around the pairs itself. */
function* bracesForHexo(text: string, { language, root }: FrontMatter): Generator<Finding> {
  if (language !== 'json' || root?.kind !== 'map' || text[root.range.start] !== '{') return
  const { start, end } = root.range
  const edits = [range(start, start + 1), range(end - 1, end)].map((brace) => ({ range: brace, newText: '' }))
  yield {
    range: range(start, start + 1),
    message: l10n.t('Hexo wants the pairs without braces around them: with these it reads nothing.'),
    fixes: text[end - 1] === '}' ? [{ title: l10n.t('Delete the braces'), edits, safe: false }] : [],
  }
}
