import type { Article } from '../article/article'
import type { ImageFields } from '../frontmatter/imageFields'
import { articleImages } from '../images/articleImages'
import { localLinks } from './articleLinks'
import { pathIn } from '../files/siteAddress'

/** The names of files on the site that the images and links of an article refer to, each once. */
export function namedFiles(article: Article, siteUrl: string | undefined, fields: ImageFields): readonly string[] {
  const addresses = [
    ...[...articleImages(article, fields)].map(({ address }) => address),
    ...localLinks(article, siteUrl).map(({ address }) => address),
  ]
  const names = addresses.flatMap((address) => {
    if (/^(?:[a-z][\w+.-]*:|\/\/)/i.test(address)) return []
    const name = pathIn(address)?.split('/').at(-1) ?? ''
    return /[^.]\.\w/.test(name) ? [name] : []
  })
  return [...new Set(names)]
}
