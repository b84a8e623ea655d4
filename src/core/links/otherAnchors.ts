import { pathIn } from '../files/siteAddress'
import { maxTextBytes, type SiteFiles } from '../files/localFile'
import { isTemplated } from '../markdown/templateTags'
import type { Article } from '../article/article'
import { range, textAt, type Range } from '../text/text'
import { AnchorTargets, decodedAnchor, withoutDirective } from './anchors'
import { articlesNamed } from './articlePaths'
import type { ArticleTag } from './articleReferences'
import { bodyTags, localLinks } from './articleLinks'

/** A link to a place in another article. */
export interface OtherAnchor {
  /** Decoded, as in `id` attributes. */
  readonly id: string
  /** Without the `#`. */
  readonly range: Range
  /** The path of the link to the article: decoded, without query and fragment. */
  readonly path: string
  /** Whether it is in a template tag, which names a file. */
  readonly isTag: boolean
}

/** The template tags of a generator that name articles and files. */
export interface LinkTags {
  readonly articleTag: ArticleTag | undefined
  readonly fileTag: RegExp | undefined
}

/**
 * The links of an article with a fragment and a path, in Markdown, in HTML and in the generator's template tags, in document order. The fragment of a
 * tag stands in its name or directly behind it: `{{< ref "quay.md#tides" >}}`, `{% post_url 2024-01-05-quay %}#tides`.
 */
export function otherAnchors(article: Article, tags: LinkTags, siteUrl: string | undefined): readonly OtherAnchor[] {
  const { text, body } = article
  // Most articles have none: then Markdown and HTML need not be parsed.
  if (!/[^\s"'(<#]#[^\s)"'>]/.test(text.slice(body.start))) return []
  const found = localLinks(article, siteUrl).flatMap(({ address, range: at }) => anchorOf(text, at, pathIn(address), false))
  return [...found, ...tagAnchors(article, tags)].sort((a, b) => a.range.start - b.range.start)
}

function tagAnchors(article: Article, { articleTag, fileTag }: LinkTags): readonly OtherAnchor[] {
  const { text, body } = article
  const source = text.slice(body.start)
  if (!(articleTag?.hint.test(source) || (fileTag && source.includes('%}#')))) return []
  return [...bodyTags(article)].flatMap(({ text: tag, range: at }) => {
    const [, before = '', , quoted, plain] = articleTag?.form.exec(tag) ?? []
    const [, , path = ''] = fileTag?.exec(tag) ?? []
    const name = quoted ?? plain ?? ''
    if (name.includes('#')) {
      const start = at.start + before.length
      return anchorOf(text, range(start, start + name.length), pathIn(name), true)
    }
    const behind = /^#[^\s)"'<>\]]+/.exec(text.slice(at.end, at.end + maxFragmentLength))?.[0]
    if (behind === undefined || (name === '' && path === '')) return []
    const whole = range(at.end, at.end + behind.length)
    return name === '' ? anchorOf(text, whole, `/${path}`, false) : anchorOf(text, whole, pathIn(name), true)
  })
}

/** In UTF-16 code units: a longer fragment behind a tag is cut. */
const maxFragmentLength = 1000

function anchorOf(text: string, at: Range, path: string | undefined, isTag: boolean): readonly OtherAnchor[] {
  const written = textAt(text, at)
  const hash = written.indexOf('#')
  const id = hash < 0 ? '' : withoutDirective(written.slice(hash + 1))
  if (path === undefined || id === '' || /[\s&{}]/.test(id)) return []
  return [{ id: decodedAnchor(id), range: range(at.start + hash + 1, at.start + hash + 1 + id.length), path, isTag }]
}

/** How many articles are read for the links of one article. */
const maxTargets = 50

/** The places in the other articles that an article links to. Articles are read when they are first asked for. */
export class OtherTargets {
  readonly #files: SiteFiles
  readonly #parse: (text: string, file: string) => Article
  readonly #read = new Map<string, Article | undefined>()

  /** @param parse reads a file as an article of the site */
  constructor(files: SiteFiles, parse: (text: string, file: string) => Article) {
    this.#files = files
    this.#parse = parse
  }

  /**
   * The article that a link leads to.
   * @returns undefined if that is not certain: there is none, there are several, it has not been loaded yet, or it is too large
   */
  article({ path, isTag }: Pick<OtherAnchor, 'path' | 'isTag'>): Article | undefined {
    const { view, places } = this.#files
    const files = new Set(articlesNamed({ path, isTag }, this.#files).flatMap(({ file }) => (file === places.document ? [] : [file])))
    const [file] = files
    if (file === undefined || files.size > 1) return undefined
    if (this.#read.has(file)) return this.#read.get(file)
    const loaded = this.#read.size < maxTargets ? view.text(file) : undefined
    const isWhole = typeof loaded === 'object' && loaded.text.length < maxTextBytes / 4
    const read = isWhole ? this.#parse(loaded.text, file) : undefined
    this.#read.set(file, read)
    return read
  }

  /** The ids of that article; undefined if it is not certain, or if template tags or components may print some. */
  anchors(anchor: OtherAnchor): AnchorTargets | undefined {
    const article = this.article(anchor)
    if (!article || isTemplated(article.masked) || /<[A-Z]/.test(article.text.slice(article.body.start))) return undefined
    return new AnchorTargets(article)
  }
}
