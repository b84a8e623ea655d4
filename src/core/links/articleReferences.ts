import type { Article } from '../article/article'
import { articleName } from './articleName'
import { bodyTags, localLinks } from './articleLinks'
import { pathIn } from '../files/siteAddress'
import { range, type Range } from '../text/text'

/**
 * How a link names an article. `page` is an address. The others are template tags, whose form is in the definition of the generator (`articleTag`):
 * `post_url` names a file with its date (jekyllrb.com/docs/liquid/tags), `post_link` a file or a title (hexo.io/docs/tag-plugins), `ref` a
 * path from the article, then from the content folder (gohugo.io/content-management/cross-references).
 */
export type ReferenceKind = 'page' | 'post_url' | 'post_link' | 'ref'

/** The template tag of a generator that links to another article by its name. */
export interface ArticleTag {
  readonly kind: Exclude<ReferenceKind, 'page'>
  /** Matches any text that has such a tag. */
  readonly hint: RegExp
  /** Matches one tag from its start. Groups: what comes before the name, a quotation mark, a name in quotes, a name without quotes. */
  readonly form: RegExp
}

/** A link to another article, as written. */
export interface ArticleReference {
  readonly kind: ReferenceKind
  /** Decoded, without query and fragment, with forward slashes. */
  readonly path: string
  /** The last part of the path that names the article: without `index.html` and the extension of a page. */
  readonly name: string
  /** Of the address or name, query and fragment included. */
  readonly range: Range
}

/**
 * All links of the body that may lead to other articles of the site, in document order.
 * @param tag the tag of the site's generator that names articles; undefined if it has none
 * @param siteUrl the address that the site's pages start with
 */
export function articleReferences(article: Article, tag: ArticleTag | undefined, siteUrl: string | undefined): readonly ArticleReference[] {
  const found = localLinks(article, siteUrl).flatMap(({ address, range: at }) => referenceOf('page', address, at))
  if (tag?.hint.test(article.text))
    for (const { text, range: at } of bodyTags(article)) {
      const [, before = '', , quoted, plain] = tag.form.exec(text) ?? []
      const target = quoted ?? plain
      const start = at.start + before.length
      if (target !== undefined) found.push(...referenceOf(tag.kind, target, range(start, start + target.length)))
    }
  return found.sort((a, b) => a.range.start - b.range.start)
}

/** What a reference looks up in the corpus: enough to notice that it may have another target than before. */
export interface LinkName {
  readonly name: string
  /** The address, of a link to a page. */
  readonly page: string | undefined
}

/** The lookups of references. The strings are copies, so that they do not keep the text of the article in memory. */
export function linkNames(references: readonly ArticleReference[]): readonly LinkName[] {
  const names = references.map(
    ({ kind, name, path }): LinkName => (kind === 'page' ? { name, page: path } : { name: articleName(name).name, page: undefined }),
  )
  return JSON.parse(JSON.stringify(names))
}

function referenceOf(kind: ReferenceKind, written: string, at: Range): readonly ArticleReference[] {
  const path = pathIn(written)
  const parts = path?.split('/').filter((part) => part !== '' && part !== '.' && part !== '..') ?? []
  const last = /^_?index(?:\.\w+)?$/i.test(parts.at(-1) ?? '') ? parts.at(-2) : parts.at(-1)
  if (path === undefined || last === undefined) return []
  const name = last.replace(kind === 'page' ? /\.html?$/i : /\.(?:md|markdown|mdx|html)$/i, '')
  // Links to files other than pages are checked as files.
  if (kind === 'page' && /[^.]\.[a-z][a-z\d]{0,8}$/i.test(name)) return []
  return [{ kind, path, name, range: at }]
}
