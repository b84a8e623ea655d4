import type { Article } from '../../../src/core/article/article'
import { templateUnit } from '../../../src/core/markdown/templateTags'
import type { SiteGenerator } from '../../../src/core/generators/shared/generator'
import { decodeReferences } from '../../../src/core/html/references'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { bodyRuns } from '../../../src/core/prose/bodyProse'
import { renderBody } from '../../../src/preview/render/body'
import { wholeHtml } from '../../../src/preview/render/export'

/**
 * The text content of the body as the preview renders it, without white space. Left out is what stands in no article: numbers of notes and
 * the links back from them, labels of template tags, names of boxes. Signs that generators change have one form.
 * @returns undefined if elements nest so deep that the preview shows the text alone
 */
export function renderedText(article: Article, generator: SiteGenerator): string | undefined {
  const text = withoutTags(article)
  const { markdown } = article
  const body = renderBody({ text, generator: { ...generator, markdown }, markdown: { ...markdown } }, defaultPolicy, {
    resolveImage: () => undefined,
  } as never)
  if (body.tooDeep) return undefined
  const html = wholeHtml(body.chunks)
    .replace(/<sup class="footnote-ref">.*?<\/sup>/g, '')
    .replace(/ ?<a href="#fnref[^>]*>.*?<\/a>/g, '')
    .replace(/<p class="admonition-heading">[a-z]+<\/p>/g, '')
    .replace(/<(span|a) [^>]*class="cd-frame"[^>]*>.*?<\/\1>/gs, '')
  return signs(decodeReferences(html.replace(/<[^>]*>/g, '')))
}

/** The body with a private-use character for each unit of its template tags: what becomes of them is not known. */
function withoutTags({ text, masked, body }: Article): string {
  let changed = ''
  for (let at = body.start; at < text.length; at++) changed += masked[at] === templateUnit ? '\uE010' : text[at]
  return changed
}

/** The shown text of the runs of the body in the order of the page, in the same form. */
export function ourText(article: Article): string {
  const runs = bodyRuns(article).filter(({ place }) => place !== 'alternative' && place !== 'headline')
  const inOrder = [...runs.filter(({ isNote }) => !isNote), ...runs.filter(({ isNote }) => isNote)]
  return signs(inOrder.map(({ built }) => built.shown).join('\n'))
}

function signs(text: string): string {
  return text
    .replace(/[\s\u200B\uE000-\uE010\uFDD0]+/g, '')
    .replace(/[“”„«»]|<<|>>/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[-–—]+/g, '-')
    .replace(/…/g, '...')
    .replace(/[☐☑]|\[[ xX]?\]/g, '')
}
