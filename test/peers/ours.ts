// Bundled by compare.mjs: what Copydesk says of the HTML of real articles, and that HTML alone for the other tools.
import { parseArticle, type Article } from '../../src/core/article/article'
import type { Problem } from '../../src/core/text/problem'
import { readMarkdown } from '../../src/core/markdown/readMarkdown'
import { htmlAlone } from '../core/html/browserTags'
import { checkAs, realArticles, type RealArticle } from '../realArticles/realArticles'
import { documentOf } from '../rules/examples'
import { rules } from '../../src/rules'

/** What tools may say of HTML, by the name that the table has for it, and our rule. */
export const concerns: Readonly<Record<string, string>> = {
  'missing alt': 'img-alt-missing',
  'place of figcaption': 'figcaption-placement',
  'caption outside figcaption': 'figure-caption-text',
  'dangling aria reference': 'aria-reference-missing',
  'duplicate id': 'duplicate-id',
  'unclosed or stray tag': 'html-unbalanced',
  'obsolete HTML': 'obsolete-html',
  'title of iframe': 'iframe-title',
}

export interface ComparedArticle {
  readonly path: string
  readonly text: string
  /** As long as the article: its HTML in its place, spaces and line ends elsewhere. */
  readonly html: string
  readonly article: Article
  /** The places that a rule of ours marks, by concern. */
  readonly ours: ReadonlyMap<string, ReadonlySet<number>>
}

export interface Source {
  readonly name: string
  readonly articles: readonly ComparedArticle[]
}

export function compared(): readonly Source[] {
  const real = realArticles().filter(({ folder }) => folder !== 'gray-matter-fixtures')
  const own = Object.values(concerns).flatMap((id) => rules.find((rule) => rule.id === id)?.docs ?? [])
  const examples = own.flatMap(({ bad, good }) => [...bad, ...good]).map((example) => documentOf(example.replace(/[⟦⟧]/g, '')))
  return [
    { name: 'Real articles and the seed (../shared)', articles: read(real) },
    {
      name: 'The examples of the rules',
      articles: read(examples.map((text, at) => ({ path: `example ${at + 1}`, folder: 'seed', text }))),
    },
  ]
}

function read(articles: readonly RealArticle[]): readonly ComparedArticle[] {
  return articles
    .map((one) => {
      const article = parseArticle(one.text)
      const problems = checkAs(one)(one.text)
      const alone = htmlAlone(readMarkdown(article.masked, article.body, article.lines).html)
      // Line ends stay, so that lines are told alike.
      const html = alone.replace(/ +/g, (spaces, at: number) => one.text.slice(at, at + spaces.length).replace(/[^\r\n]/g, ' '))
      const ours = Object.entries(concerns).map(([concern, rule]) => [concern, placesOf(article, problems, rule)] as const)
      return { path: one.path, text: one.text, html, article, ours: new Map(ours) }
    })
    .filter(({ html }) => html.includes('<'))
}

function placesOf(article: Article, problems: readonly Problem[], rule: string): ReadonlySet<number> {
  const places = problems
    .filter(({ ruleId }) => ruleId === rule)
    .flatMap(({ range, related }) => (rule === 'obsolete-html' ? [range, ...related.map((one) => one.range)] : [range]))
  return new Set(places.map(({ start }) => placeOf(article, start, rule === 'obsolete-html')))
}

/**
 * What a place in an article belongs to: where the tag begins that it is in, or the attribute of that tag.
 * @param byAttribute whether attributes count by themselves
 */
export function placeOf(article: Article, offset: number, byAttribute: boolean): number {
  const element = article.elements.findLast(({ startTag }) => startTag.start <= offset)
  if (element && offset < element.startTag.end) {
    const attribute = byAttribute && element.attributes.find(({ range }) => range.start <= offset && offset < range.end)
    return attribute ? attribute.range.start : element.startTag.start
  }
  const cut = article.unbalanced.find(({ kind, nameRange }) => kind === 'cut' && nameRange.start === offset)
  if (cut) return cut.range.start
  // In an end tag, or in a text.
  const tag = article.masked.lastIndexOf('</', offset)
  return tag >= 0 && article.masked.indexOf('>', tag) >= offset ? tag : offset
}
