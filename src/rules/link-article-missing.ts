import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import { renamed } from '../core/images/articleImages'
import { articleReferences } from '../core/links/articleReferences'
import type { NamedArticle } from '../core/article/corpusView'
import { missingArticle } from '../core/links/linkedArticle'
import type { Rule } from '../core/lint/rule'

const harbour: NamedArticle = {
  file: '/site/_posts/2024-01-05-harbour-opens.md',
  title: undefined,
  slug: undefined,
  urls: [],
  days: ['2024-01-05'],
  categories: [],
}

export const linkArticleMissing: Rule = {
  id: 'link-article-missing',
  severity: 'warning',
  needs: 'corpus',
  docs: {
    effect: 'mayBeLost',
    summary: 'Links to other articles lead to articles that exist.',
    why: 'If the article is missing, readers get an error page, and a link tag (post_link, post_url, ref) may stop the build. A link tag is reported if its article does not exist. An address is reported only if there is an article with a similar name, or with the same name and another date, because a site also has pages that are not articles.',
    authority: 'Jekyll: post_url; Hexo: post_link; Hugo: ref and relref; permalinks of these',
    given: {
      generator: jekyll,
      corpus: {
        targets: {
          isPage: () => false,
          isSlug: () => false,
          isTitle: () => false,
          named: (name) => (name === 'harbour-opens' ? [harbour] : []),
          nearlyNamed: (name) => (name === 'harbor-opens' ? [harbour] : []),
        },
      },
    },
    bad: [
      'See [the opening](⟦/2024/01/05/harbor-opens/⟧).\n',
      'See <a href="⟦/2023/12/05/harbour-opens.html#berths⟧">the opening</a>.\n',
      'See [the opening]({% post_url ⟦2024-01-05-harbor-opens⟧ %}).\n',
    ],
    good: [
      'See [the opening](/2024/01/05/harbour-opens/) and [the port](/about/the-harbor/).\n',
      'See [the opening]({% post_url 2024-01-05-harbour-opens %}).\n',
      'See [what they wrote](https://example.com/2024/01/05/harbor-opens/).\n',
    ],
  },
  *check(article, { generator, corpus, files, siteUrl }) {
    const references = articleReferences(article, generator.articleTag, siteUrl)
    const targets = references.length > 0 ? corpus?.targets : undefined
    if (!targets) return
    for (const reference of references) {
      const found = missingArticle(reference, targets, files)
      if (!found) continue
      const { range, name } = reference
      const edits = found.meant ? renamed(article, { range, isWritten: true, place: 'body' }, { names: found.meant, sure: false }) : []
      const path = found.meant?.join('/') ?? ''
      yield {
        range,
        // A link tag stops the build.
        severity: reference.kind === 'page' ? 'warning' : 'error',
        message:
          edits.length > 0
            ? l10n.t('There is no article at this address. Did you mean “{0}”?', path)
            : l10n.t('There is no article “{0}”: the link leads nowhere.', name),
        fixes: edits.length > 0 ? [{ title: l10n.t('Write “{0}”', path), edits, safe: false }] : [],
      }
    }
  },
}
