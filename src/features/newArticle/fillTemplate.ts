import { parseArticle, type Article } from '../../core/article/article'
import { isRead } from '../../core/frontmatter/frontMatter'
import type { ArticleTemplates, TemplateValues } from '../../core/generators/shared/articleTemplates'

/** A template with its expressions filled in. */
export interface FilledTemplate {
  /** The headline is `titleMark` in it, so that it can be written as its place needs it. */
  readonly article: Article
  /** What was left out, as written. */
  readonly omitted: readonly string[]
}

/** Stands for the headline: letters alone, so that it is a text in YAML and in TOML, with quotes or without. */
export const titleMark = 'CopydeskHeadline'
const omittedMark = 'CopydeskOmitted'

/** Longer templates are not read. In UTF-16 code units. */
const maxLength = 100_000
/** An expression, but no shortcode of Hugo, which articles have as well. */
const expressions = /(?<trimBefore>\s*\{\{-|\{\{(?![<%]))\s*(?<expression>[^{}]*?)\s*(?<trimAfter>-\}\}\s*|\}\})/g
/** Lines that choose or repeat others (Go), and tags of Nunjucks. */
const statement = /\{\{-?\s*(?:if|else|end|range|with|define|block|template|break|continue|\$\w+\s*:?=)(?![\w.])|\{%/

/**
 * Fills a template in as data; nothing of it is run. An expression that is not plain is left out: in front matter with its line.
 * @returns undefined if it has no front matter that can be read, or statements in it, which decide what else is there
 */
export function fillTemplate(text: string, { valueFor, fillsBody }: ArticleTemplates, values: TemplateValues): FilledTemplate | undefined {
  if (text.length > maxLength) return undefined
  const omitted: string[] = []
  const filled = (part: string) =>
    part.replace(expressions, (whole: string, ...groups: unknown[]) => {
      const { expression = '' } = groups.at(-1) as Readonly<Record<string, string>>
      const value = valueFor(expression, values)
      const [before, after] = [/^\s*(?=\{\{[^-])/.exec(whole)?.[0] ?? '', /(?<=[^-]\}\})\s*$/.exec(whole)?.[0] ?? '']
      if (!value) omitted.push(whole.trim())
      return before + (value === undefined ? omittedMark : value.kind === 'title' ? titleMark : value.text) + after
    })
  const source = text.replace(/^\uFEFF/, '')
  const end = endOfFrontMatter(source)
  const head = source.slice(0, end)
  if (end === 0 || statement.test(head)) return undefined
  const lines = filled(head).split('\n')
  const kept = lines.filter((line) => !line.includes(omittedMark)).join('\n')
  const body = source.slice(end)
  const article = parseArticle(kept + (fillsBody ? filledBody(body, filled, omitted) : body))
  const { frontMatter } = article
  return isRead(frontMatter) && frontMatter.errors.length + frontMatter.repairs.length === 0 && frontMatter.fields.length > 0
    ? { article, omitted }
    : undefined
}

function filledBody(body: string, filled: (part: string) => string, omitted: string[]): string {
  if (!statement.test(body)) return filled(body).replaceAll(omittedMark, '')
  omitted.push(...(statement.exec(body) ?? []).slice(0, 1).map((start) => `${start} …`))
  return '\n'
}

/** Where the closing fence ends, with its line end. Fences are looked for as text, since expressions need not be valid front matter. */
function endOfFrontMatter(text: string): number {
  const [, before = '', fence = ''] = /^((?:\s|\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\})*)(---|\+\+\+|;;;|\{(?!\{))/.exec(text) ?? []
  const close = fence === '{' ? /^\}[ \t]*(?:\r?\n|$)/gm : /^(?:---|\+\+\+|;;;)[ \t]*(?:\r?\n|$)/gm
  close.lastIndex = before.length + Math.max(1, fence.length)
  return fence === '' || !close.test(text) ? 0 : close.lastIndex
}
