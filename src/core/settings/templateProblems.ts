import type { Article } from '../article/article'
import type { SiteFiles } from '../files/localFile'
import type { SiteGenerator, TemplateReading } from '../generators/shared/generator'
import { braceTagProblems } from '../templates/braceTags'
import { shortcodeProblems } from '../templates/shortcodes'
import { siteTags, type SiteTags } from '../templates/siteTags'
import type { TagProblem } from '../templates/templateLanguage'
import { range, type Range } from '../text/text'

/** The problems of the template tags of an article. */
export interface TemplateProblems {
  /** With offsets of the document, in order. */
  readonly problems: readonly TagProblem[]
  /** Whether a tag or filter that is not known does not exist: older versions do not have it, and all files that could define it were searched. */
  readonly isAbsent: (name: string) => boolean
  /** Whether the site's configuration was found. */
  readonly isSeen: boolean
  /** Whether a range is in code. */
  readonly isInCode: (at: Range) => boolean
}

const none: TemplateProblems = { problems: [], isAbsent: () => false, isSeen: false, isInCode: () => false }

/**
 * Reads the template tags of an article as its generator does.
 * @param named tags that `copydesk.yaml` names
 */
export function templateProblems(
  article: Article,
  { templates }: SiteGenerator,
  files: SiteFiles | undefined,
  named: readonly string[],
): TemplateProblems {
  const { text, body } = article
  const source = text.slice(body.start)
  if (!templates || (!source.includes('{{') && !source.includes('{%'))) return none
  const { language, definitions, inCode } = templates
  const ofSite = siteTags(files, definitions)
  const isDefined = (name: string) => ofSite === undefined || named.includes(name) || ofSite.names.has(name)
  const code = codeRanges(article, source)
  const isInCode = (at: Range) => isWithin(code, at.start - body.start)
  const found =
    language.kind === 'shortcodes'
      ? shortcodeProblems(source, language, { isDefined, hasContent: (name) => hasContent(name, ofSite) })
      : braceTagProblems(source, language, {
          isDefined,
          isFilter: isDefined,
          hasValue: (name) => hasValue(article, name, templates, ofSite),
          isProtected: (start) => !inCode && isWithin(code, start),
          isAddress: (start, end) => !inCode && isDestination(source, start, end),
        })
  const problems = found.map((problem) => ({ ...problem, range: range(problem.range.start + body.start, problem.range.end + body.start) }))
  const isComplete = ofSite?.isSeen === true && ofSite.isComplete
  return { problems, isAbsent: (name) => isComplete && !language.olderTags.has(name), isSeen: ofSite?.isSeen === true, isInCode }
}

/** Whether a shortcode of the site has content; undefined if its template is not known. */
function hasContent(name: string, ofSite: SiteTags | undefined): boolean | undefined {
  const template = ofSite?.textOf(name)
  return template === undefined ? (ofSite?.names.has(name) ? false : undefined) : /\.Inner\b/.test(template)
}

/** A field of the front matter, or a name that the site defines, has a value. */
function hasValue({ frontMatter }: Article, name: string, { language }: TemplateReading, ofSite: SiteTags | undefined): boolean {
  return (
    ofSite === undefined ||
    (language.strictOutput && frontMatter?.fields.some(({ key }) => key === name) === true) ||
    ofSite.names.has(name)
  )
}

/** A tag that is the whole address of a Markdown link: the address is encoded before Hexo finds the tag. */
function isDestination(source: string, start: number, end: number): boolean {
  return source.slice(Math.max(0, start - 2), start) === '](' && source[end] === ')'
}

/** Their lengths are limited for texts with many marks that nothing closes. */
const codeSpan = /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S]){0,2000}?[^`]\1(?!`)/g
const codeOrComment = new RegExp(`${codeSpan.source}|<!--[\\s\\S]{0,20000}?-->`, 'g')

/** Fences, indented code, code spans and comments, in order, with offsets of the body. */
function codeRanges(article: Article, source: string): readonly Range[] {
  const base = article.body.start
  const blocks = article.codeBlocks.map(({ start, end }) => range(start - base, end - base))
  const pattern = source.includes('-->') ? codeOrComment : codeSpan
  const spans = [...source.matchAll(pattern)].map(({ index, 0: whole }) => range(index, index + whole.length))
  return [...blocks, ...spans].sort((a, b) => a.start - b.start)
}

function isWithin(ranges: readonly Range[], offset: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  // Ranges seldom overlap: a span within a fence.
  return ranges.slice(Math.max(0, low - 3), low).some(({ end }) => offset < end)
}
