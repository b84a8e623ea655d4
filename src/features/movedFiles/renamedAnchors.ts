import type { Article } from '../../core/article/article'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import type { SiteFiles } from '../../core/files/localFile'
import { articleName } from '../../core/links/articleName'
import { articlesNamed } from '../../core/links/articlePaths'
import { otherAnchors, type LinkTags, type OtherAnchor } from '../../core/links/otherAnchors'
import type { Edit } from '../../core/text/text'
import { anchorEdit } from '../navigation/ids'
import { referredFile } from './referredFile'

/** An article with ids that are renamed. */
export interface RenamedAnchors {
  /** Its path in the file system, with forward slashes. */
  readonly file: string
  readonly article: Article
  /** Old ids with the new ones. */
  readonly ids: ReadonlyMap<string, string>
}

/** An article that may link to another one, and the files of its site. */
export interface AnchoringArticle {
  readonly article: Article
  readonly files: SiteFiles
  readonly generator: LinkTags
  readonly siteUrl: string | undefined
}

/**
 * The edits that let the links of an article to places in another one (or, with a path, in itself) lead there after ids are renamed, in
 * document order. Links of which it is not certain where they lead stay as they are.
 */
export function anchorEdits({ article, files, generator, siteUrl }: AnchoringArticle, renamed: RenamedAnchors): readonly Edit[] {
  return otherAnchors(article, generator, siteUrl).flatMap((anchor) => {
    const newId = renamed.ids.get(anchor.id)
    return newId !== undefined && leadsTo(anchor, renamed, files) ? anchorEdit(article.text, anchor.range, newId) : []
  })
}

function leadsTo({ path, isTag }: OtherAnchor, { file, article }: RenamedAnchors, files: SiteFiles): boolean {
  if (referredFile({ kind: isTag ? 'article tag' : 'link', path }, files)?.file === file) return true
  // A relative address that names no file starts from the published page.
  if (isTag || !path.startsWith('/')) return false
  if (ownAddresses(article).includes(pageOf(path))) return true
  const slug = textOf(article, 'slug')
  if (slug === undefined || slug.includes('/') || pageOf(path).split('/').at(-1) !== slug) return false
  const at = path.lastIndexOf(slug)
  const named = path.slice(0, at) + articleName(file).name + path.slice(at + slug.length)
  const found = articlesNamed({ path: named, isTag }, files)
  return found.length > 0 && found.every((one) => one.file === file)
}

/** The names by which the index finds the articles that may link to an article. */
export function namesOfPage(file: string, article: Article): readonly string[] {
  const own = ownAddresses(article).map((address) => address.split('/').at(-1) ?? '')
  return [...new Set([articleName(file).name, textOf(article, 'slug') ?? '', ...own])].filter((name) => name !== '')
}

function ownAddresses(article: Article): readonly string[] {
  return ['permalink', 'url'].flatMap((key) => {
    const address = pageOf(textOf(article, key) ?? '')
    return address === '' ? [] : [address]
  })
}

function textOf({ frontMatter }: Article, key: string): string | undefined {
  const value = fieldOf(frontMatter, key)?.value
  return value?.kind === 'scalar' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined
}

/** The address of a page without what may be left out. */
function pageOf(path: string): string {
  return path.replace(/(?:^|\/)index\.html?$|\.html?$/i, '').replace(/^\/+|\/+$/g, '')
}
