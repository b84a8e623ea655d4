import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { checkText } from '../../../src/core/lint/checkArticle'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { generatorFor } from '../../generatorFor'
import type { SiteGenerator } from '../../../src/core/generators/shared/generator'
import { noSettings } from '../../../src/core/settings/settings'
import { noVocabularies } from '../../../src/core/vocabulary/vocabulary'
import { renderArticle, type RenderedArticle } from '../../../src/preview/render/render'
import { rules } from '../../../src/rules'
import { htmlOf } from './htmlOf'

/** An article as `renderArticle` shows it, its body as HTML: `lined` also has where in the text each part is from. */
export function render(
  text: string,
  {
    dialect = 'hexo',
    locale = 'en',
    checked = true,
    timeZone,
    path = 'a.md',
    generator = generatorFor(dialect),
    resolveImage = (address) =>
      address.includes('gone') ? undefined : `https://page.example${address.startsWith('/') ? '' : '/'}${address}`,
  }: {
    dialect?: string
    locale?: string
    checked?: boolean
    timeZone?: string | undefined
    path?: string
    generator?: SiteGenerator
    resolveImage?: (address: string) => string | undefined
  } = {},
): Omit<RenderedArticle, 'body'> & { readonly body: string; readonly lined: string } {
  const scope = { settings: { ...noSettings, dialect }, site: undefined }
  const article = parseArticle(text, path)
  const ruleFailed = (ruleId: string, error: unknown) => assert.fail(`${ruleId}: ${error}`)
  const rendered = renderArticle(article, {
    published: publishedReadingOf(article, scope),
    problems: checked ? checkText(text, 'a.md', { scope, schema: undefined, vocabularies: noVocabularies, rules, ruleFailed }) : [],
    policy: defaultPolicy,
    locale,
    generator,
    timeZone,
    readingZone: timeZone,
    resolveImage,
  })
  const { chunks } = rendered.body
  return { ...rendered, body: htmlOf(chunks), lined: htmlOf(chunks, rendered.bodyLine) }
}
