import type { Article } from '../../core/article/article'
import type { Dialect } from '../../core/site/dialect'
import { isImageField } from '../../core/frontmatter/imageFields'
import { imageSources } from '../../core/images/imageSources'
import { isImageName } from './imageNames'
import { linksIn } from '../navigation/links'

/** So many addresses of an article are looked at: enough to see where its pictures lie. */
const most = 20

/** The addresses in an article that may be pictures of the site itself, as written. */
export function localImages(article: Article): readonly string[] {
  const { text, frontMatter } = article
  const fields = (frontMatter?.fields ?? []).filter(({ key }) => isImageField(key))
  const named = fields.flatMap(({ value }) => linksIn(text, value)).flatMap(({ kind, target }) => (kind === 'file' ? [target] : []))
  const all = [...named, ...[...imageSources(article)].map(({ address }) => address)]
  return all.filter((address) => isImageName(address) && !/^(?:[a-z][\w+.-]*:|\/\/)|[{}\uE000]/i.test(address)).slice(0, most)
}

/** What stands before the file's name. */
export function folderOfAddress(address: string): string {
  return address.slice(0, address.lastIndexOf('/') + 1)
}

const usual = ['images', 'img', 'assets/images', 'assets/img', 'uploads'] as const

/** Where sites usually keep their pictures, below the root that `/` means; the first is the one that is made where there is none. */
export function usualImageFolders(dialect: Dialect): readonly string[] {
  if (dialect === 'jekyll') return [...new Set(['assets/images', 'assets/img', ...usual])]
  if (dialect === 'docusaurus') return [...new Set(['img', ...usual])]
  return usual
}

/** Whether a Hexo site keeps the pictures of each article in a folder of the article's name. @param config its `_config.yml` */
export function keepsAssetsBeside(config: string): boolean {
  return /^post_asset_folder:[ \t]*true\b/m.test(config)
}

/** Whether a file is the page of a folder of its own, with its pictures beside it (Hugo's page bundles). */
export function isBundlePage(dialect: Dialect, name: string): boolean {
  return dialect === 'hugo' && /^_?index\.[a-z]+(?:\.[a-z]+)?$/i.test(name)
}
