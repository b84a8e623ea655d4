import * as l10n from '@vscode/l10n'
import type { FrontMatter } from '../core/frontmatter/frontMatter'
import type { Article } from '../core/article/article'
import type { Rule, RuleContext } from '../core/lint/rule'
import { fencesOutcome, outcomeInWords } from '../core/lint/siteOutcome'
import type { Finding } from '../core/text/problem'
import { range, textAt } from '../core/text/text'

export const fmLanguage: Rule = {
  id: 'fm-language',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    bySite: true,
    summary: 'The front matter is in a format that the site can read: YAML, TOML or JSON.',
    why: 'If the site does not know the format of the front matter, it publishes it as text. Some sites run front matter that is a program (---js) with full access to the computer; Copydesk never runs it, so it is not checked.',
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
  *check(article, context) {
    const { text, frontMatter } = article
    if (!frontMatter) return
    const { generator, published } = context
    const { language, announced, open } = frontMatter
    const at = range(open.start, open.start + textAt(text, open).trimEnd().length)
    const { formats, jsonWithoutBraces } = generator.frontMatter
    if (formats && frontMatter.close && isMarked(article, context)) {
      const { outcome } = published()
      if (outcome !== 'read') {
        const message = l10n.t('{0} reads {1}. {2}', generator.title ?? '', formats(), outcomeInWords(generator, outcome))
        yield { range: at, message, severity: 'error' }
        return
      }
    }
    if (language === 'code') {
      const message = l10n.t('This front matter is a program ({0}), which Copydesk never runs. Write it as YAML, TOML or JSON.', announced)
      yield { range: at, message, severity: 'error' }
    } else if (language === 'other')
      yield {
        range: at,
        message: l10n.t('Copydesk does not know the front matter format “{0}”: this front matter is not checked.', announced),
      }
    else if (jsonWithoutBraces) yield* unwantedBraces(text, frontMatter, generator.title)
  },
}

/** Whether the front matter is in another format than YAML between hyphens, or says its format, and the generator does not find that. */
function isMarked(article: Article, context: RuleContext): boolean {
  const { language, announced } = article.frontMatter ?? {}
  if (language === 'code') return false
  return (language !== 'yaml' || announced !== '') && fencesOutcome(article, context) !== 'read'
}

/** Reports braces around the JSON pairs; the generator adds them itself. */
function* unwantedBraces(text: string, { language, root }: FrontMatter, generator = ''): Generator<Finding> {
  if (language !== 'json' || root?.kind !== 'map' || text[root.range.start] !== '{') return
  const { start, end } = root.range
  const edits = [range(start, start + 1), range(end - 1, end)].map((brace) => ({ range: brace, newText: '' }))
  yield {
    range: range(start, start + 1),
    message: l10n.t('{0} expects JSON without braces around the pairs: with braces, it reads nothing.', generator),
    fixes: text[end - 1] === '}' ? [{ title: l10n.t('Delete the braces'), edits, safe: false }] : [],
  }
}
