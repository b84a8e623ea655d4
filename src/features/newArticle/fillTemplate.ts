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
const expressions = /\{\{(?![<%])([^{}]*)\}\}/g
/** Lines that choose or repeat others (Go), and tags of Nunjucks. */
const statement = /\{\{-?\s*(?:if|else|end|range|with|define|block|template|break|continue|\$\w+\s*:?=)(?![\w.])|\{%/

/**
 * Fills a template in as data; nothing of it is run. An expression that is not plain is left out: in front matter with its line.
 * @returns undefined if it has no front matter that can be read, or statements in it, which decide what else is there
 */
export function fillTemplate(text: string, { valueFor, fillsBody }: ArticleTemplates, values: TemplateValues): FilledTemplate | undefined {
  if (text.length > maxLength) return undefined
  const omitted: string[] = []
  const filled = (part: string) => {
    const pieces: string[] = []
    let [from, trims] = [0, false]
    const addText = (to: number, trimsEnd: boolean) => {
      const piece = part.slice(from, to)
      const started = trims ? piece.trimStart() : piece
      pieces.push(trimsEnd ? started.trimEnd() : started)
    }
    // A hyphen inside the braces takes the white space outside away (pkg.go.dev/text/template, "Text and spaces").
    for (const { 0: whole, 1: inner = '', index } of part.matchAll(expressions)) {
      addText(index, inner.startsWith('-'))
      const value = valueFor(inner.replace(/^-/, '').replace(/-$/, '').trim(), values)
      if (!value) omitted.push(whole)
      pieces.push(value === undefined ? omittedMark : value.kind === 'title' ? titleMark : value.text)
      from = index + whole.length
      trims = inner.endsWith('-')
    }
    addText(part.length, false)
    return pieces.join('')
  }
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
  const [, before = '', fence = ''] =
    /^((?:\s|\{\{-?\s*\/\*[^*]*\*+(?:[^*/][^*]*\*+)*\/\s*-?\}\})*)(---|\+\+\+|;;;|\{(?!\{))/.exec(text) ?? []
  const close = fence === '{' ? /^\}[ \t]*(?:\r?\n|$)/gm : /^(?:---|\+\+\+|;;;)[ \t]*(?:\r?\n|$)/gm
  close.lastIndex = before.length + Math.max(1, fence.length)
  return fence === '' || !close.test(text) ? 0 : close.lastIndex
}
