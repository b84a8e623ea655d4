import type { Article } from '../article/article'
import { attributeOf } from '../html/readHtml'
import { isTemplated, templateTags } from '../markdown/templateTags'
import { contains, range, textAt, type Range } from '../text/text'

/** A link of the body that may lead to a page or file of the site. */
export interface LocalLink {
  /** As browsers read it, relative to the root of the site or to the page: without the host and the path of the site's address. */
  readonly address: string
  /** The range of exactly this part. */
  readonly range: Range
}

/** A template tag of the body that is not in code. */
export interface BodyTag {
  readonly range: Range
  readonly text: string
}

/** Matches any body with a link to the site itself, except links with its host. */
const maybeLocal = /(?:\]\(|\]:|\bhref=)(?!\s{0,9}[<"']?(?:https?:|mailto:|#))|\bhref\s/i

/**
 * The local links in Markdown (definitions included) and in HTML, in document order.
 * @param siteUrl the address that the site's pages start with
 */
export function localLinks(article: Article, siteUrl: string | undefined): readonly LocalLink[] {
  const { text, body } = article
  const base = siteUrl?.replace(/\/+$/, '')
  const source = text.slice(body.start)
  if (!maybeLocal.test(source) && !(base && source.includes(base))) return []
  const found: LocalLink[] = []
  const add = (address: string, at: Range) => {
    const written = textAt(text, at)
    const local = isTemplated(textAt(article.masked, at)) ? ofTemplate(written, at) : ofSite(address.trim(), written, at, base)
    if (local) found.push(local)
  }
  for (const { address, range: at } of article.links) add(address, at)
  for (const name of ['a', 'area'])
    for (const element of article.named(name)) {
      const href = attributeOf(element, 'href')
      if (href?.value) add(href.value, href.valueRange)
    }
  return found.sort((a, b) => a.range.start - b.range.start)
}

function ofSite(address: string, written: string, at: Range, base: string | undefined): LocalLink | undefined {
  if (base && address.startsWith(base) && /^(?:[/?#]|$)/.test(address.slice(base.length))) {
    const start = at.start + written.indexOf(base) + base.length
    return { address: address.slice(base.length) || '/', range: range(start, at.start + written.trimEnd().length) }
  }
  if (address === '' || /^(?:[a-z][\w+.-]*:|\/\/|[#?~$<{])/i.test(address)) return undefined
  const path = base && /^https?:\/\/[^/]*(\/.*)$/i.exec(base)?.[1]
  const start = at.start + written.length - written.trimStart().length
  const end = at.start + written.trimEnd().length
  if (path && address.startsWith(`${path}/`) && written.trimStart().startsWith(path))
    return { address: address.slice(path.length), range: range(start + path.length, end) }
  return { address, range: range(start, end) }
}

/** `{{ site.baseurl }}/a/` of Jekyll; `{{ "/a/" | relative_url }}` of it, and `{{ '/a/' | url }}` of Eleventy. */
const behindBase = /^\s*(?:\{\{-?\s*site\.(?:base_?url|url)\s*-?\}\}){1,2}(?=\/)/
const throughFilter = /^\s*\{\{-?\s*(["'])(?=\/)([^"'{}\s]+)\1\s*\|\s*(?:url|relative_url|absolute_url|prepend:\s*site\.baseurl)\s*-?\}\}/

function ofTemplate(written: string, at: Range): LocalLink | undefined {
  const base = behindBase.exec(written)
  const filter = throughFilter.exec(written)
  const start = base ? base[0].length : filter ? filter[0].search(/["']/) + 1 : 0
  const address = base ? written.slice(start).trimEnd() : (filter?.[2] ?? '')
  if (address === '' || address.includes('{')) return undefined
  return { address, range: range(at.start + start, at.start + start + address.length) }
}

/** The template tags of the body, without those in code, which are mostly examples. */
export function* bodyTags(article: Article): Generator<BodyTag, undefined> {
  const { text, body, lines } = article
  let code: readonly Range[] | undefined
  for (const tag of templateTags(text.slice(body.start))) {
    const at = range(body.start + tag.start, body.start + tag.end)
    code ??= article.codeBlocks
    const before = text.slice(lines.startOf(lines.lineOf(at.start)), at.start)
    const isInSpan = (before.match(/`+/g)?.length ?? 0) % 2 === 1
    if (!isInSpan && !code.some((block) => contains(block, at.start))) yield { range: at, text: textAt(text, at) }
  }
  return undefined
}

/** Links in tags with a path relative to the site folder, such as `{% link _posts/2024-01-05-quay.md %}`. @param form `fileTag` of the generator */
export function fileTagLinks(article: Article, form: RegExp | undefined): readonly LocalLink[] {
  if (!form) return []
  return [...bodyTags(article)].flatMap(({ text, range: { start } }) => {
    const [, before = '', path = ''] = form.exec(text) ?? []
    return path === '' ? [] : [{ address: `/${path}`, range: range(start + before.length, start + before.length + path.length) }]
  })
}
