import type { ArticleTemplates } from '../shared/articleTemplates'
import { valueAt } from '../shared/markdownSettings'

/**
 * Hexo's scaffolds (hexo.io/docs/writing), as `hexo new` of 8.1.2 reads them (lib/hexo/post.ts, `_renderScaffold`; measured): only expressions of the
 * front matter are filled in, and what is not known is empty.
 */
export const hexoScaffolds: ArticleTemplates = {
  paths: ({ isDraft }) => (isDraft ? ['scaffolds/draft.md'] : ['scaffolds/post.md']),
  valueFor(expression, { name, now }) {
    if (expression === 'title') return { kind: 'title' }
    if (expression === 'date') return { kind: 'text', text: now }
    if (expression === 'slug') return { kind: 'text', text: name }
    return expression === 'layout' ? { kind: 'text', text: 'post' } : undefined
  },
  fillsBody: false,
}

/**
 * The pattern of the names of new articles in `_config.yml` (`new_post_name`; lib/plugins/filter/new_post_path.ts of Hexo 8.1.2), with `{Y}`, `{M}`, `{D}`
 * and `{title}`.
 * @param configuration the file as data
 * @returns undefined if it says nothing, or something that only Hexo can fill in
 */
export function hexoNewName(configuration: unknown): string | undefined {
  const pattern = valueAt(configuration, 'new_post_name')
  // By default the name is the headline alone: then the articles show more of what is usual.
  if (typeof pattern !== 'string' || pattern === ':title.md') return undefined
  const parts: Readonly<Record<string, string>> = { year: '{Y}', month: '{M}', day: '{D}', title: '{title}' }
  const filled = pattern.replace(/:(year|month|day|title)(?![a-z_])/g, (_, part: string) => parts[part] ?? '')
  return /:\w|\.\.|^\//.test(filled) || !filled.includes('{title}') ? undefined : filled
}
