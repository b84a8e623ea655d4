import { parseArticle, type Article } from '../article/article'
import { toValue } from '../data/nodes'
import type { SiteFiles } from '../files/localFile'
import type { SiteGenerator } from '../generators/shared/generator'
import type { MarkdownFeatures } from '../markdown/siteMarkdown'

/**
 * Whether an article is read as MDX: a `.mdx` file, or a `.md` file of a generator that reads these as MDX, unless the article or a
 * configuration file of the site says otherwise.
 * @param path of the article; '' if it has no file yet
 * @param files of the site; undefined if there is no file system
 */
export function isMdx(
  { frontMatter }: Pick<Article, 'frontMatter'>,
  path: string,
  { mdx }: SiteGenerator,
  files: SiteFiles | undefined,
): boolean {
  const isOwnFile = /\.mdx$/i.test(path)
  if (!isOwnFile && !mdx.inMarkdown) return false
  const value = mdx.inMarkdown && frontMatter?.fields.find(({ key }) => key === 'mdx')?.value
  const format = value?.kind === 'map' ? toValue(value.fields.find(({ key }) => key === 'format')?.value) : undefined
  if (format === 'mdx') return true
  if (format === 'md') return false
  return isOwnFile || !mdx.inMarkdown?.files.some((name) => isOff(name, mdx.inMarkdown?.isOff, files))
}

/** The Markdown that an article is read by: that of its generator, or of MDX. Parameters as for `isMdx`. */
export function markdownOf(
  article: Pick<Article, 'frontMatter'>,
  path: string,
  generator: SiteGenerator,
  files: SiteFiles | undefined,
): MarkdownFeatures {
  return isMdx(article, path, generator, files) ? generator.mdx.markdown : generator.markdown
}

function isOff(name: string, pattern: RegExp | undefined, files: SiteFiles | undefined): boolean {
  const folder = files?.places.site
  const found = folder === undefined ? undefined : files?.view.text(`${folder}/${name}`)
  return typeof found === 'object' && pattern?.test(found.text) === true
}

/** Reads the files of a site as articles of its generator. */
export function articleReader(generator: SiteGenerator, files: SiteFiles | undefined): (text: string, path: string) => Article {
  return (text, path) => {
    const parsed = parseArticle(text, path)
    return parsed.readAs(markdownOf(parsed, path, generator, files))
  }
}
