import type { Article } from '../article/article'
import { globMatcher } from '../files/globs'
import { generatorNamed, unknownGenerator } from '../generators/generators'
import type { SiteGenerator } from '../generators/shared/generator'
import type { Site } from '../generators/site'
import type { Settings } from './settings'

/** What decides over the files of one folder: its `copydesk.yaml`, the generator found there, or neither. */
export interface Scope {
  readonly settings: Settings
  readonly site: Site | undefined
}

/** With a title beside them, these keys tell an article. */
export const companions = ['date', 'categories', 'category', 'author', 'authors', 'headimg', 'thumbnail']

/** The generator of a site: the one that `copydesk.yaml` sets, or else the one that was detected. */
export function generatorOf({ settings, site }: Scope): SiteGenerator {
  return generatorNamed(settings.dialect) ?? site?.generator ?? unknownGenerator
}

/**
 * Whether a Markdown file is an article. With globs in `copydesk.yaml` these decide; else it is one when it lies in the
 * content folder of a detected generator and has front matter, or when its front matter has a title and a field that
 * only articles have. A file without front matter never is, so a README is left alone.
 * @param path relative to the scope's folder, with forward slashes
 */
export function isArticle(article: Pick<Article, 'text' | 'frontMatter'>, path: string, scope: Scope): boolean {
  return article.frontMatter !== undefined && isArticleThere(path, scope, () => isTypical(article))
}

/** The same for a file with front matter, by what is known of it. */
export function isArticleThere(path: string, scope: Scope, typical: () => boolean): boolean {
  if (scope.settings.articles) return globMatcher(scope.settings.articles)(path)
  return scope.site?.content.some((folder) => folder === '' || path.startsWith(`${folder}/`)) === true || typical()
}

/** Whether the front matter has a title and a field that only articles have. */
export function isTypical(article: Pick<Article, 'text' | 'frontMatter'>): boolean {
  const has = keysSeen(article)
  return has('title') && companions.some(has)
}

/** Which keys a block has. One that cannot be read, or was never closed, is judged by the keys that can be seen in it. */
function keysSeen({ text, frontMatter }: Pick<Article, 'text' | 'frontMatter'>): (name: string) => boolean {
  if (frontMatter?.root?.kind === 'map' && frontMatter.errors.length === 0)
    return (name) => frontMatter.fields.some(({ key }) => key === name)
  const block = text.slice(frontMatter?.content.start, frontMatter?.content.end)
  const seen = new Set([...(block.match(/^[A-Za-z]+(?=[ \t]*[:：=])/gm) ?? []), ...(frontMatter?.fields ?? []).map(({ key }) => key)])
  return (name) => seen.has(name)
}
