// Bundled by bench.mjs: what the preview's page is sent of a long article, and of one letter more in its middle.
import { parseArticle } from '../../src/core/article/article'
import { publishedReadingOf } from '../../src/core/lint/publishedArticle'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { noSettings } from '../../src/core/settings/settings'
import { wordNames } from '../../src/preview/protocol/words'
import { patchBetween } from '../../src/preview/protocol/patch'
import { hexo } from '../../src/core/generators/hexo/hexo'
import { renderArticle } from '../../src/preview/render/render'
import { articleText, asMarkdown } from './articles.mjs'

const scope = { settings: noSettings, site: undefined }
const options = { problems: [], policy: defaultPolicy, resolveImage: () => undefined, locale: 'zh-CN', generator: hexo, withoutWeb: true }
const [, , kilobytes, shape] = process.argv
const paragraphs = Math.round((Number(kilobytes) * 1000) / (Buffer.byteLength(articleText(1, 200)) / 200))
const text = shape === 'HTML' ? articleText(1, paragraphs) : asMarkdown(articleText(1, paragraphs))

let revision = 0
let shown
function message(written) {
  const article = parseArticle(written)
  const before = shown
  shown = renderArticle(article, { published: publishedReadingOf(article, scope), ...options }, before)
  const { title, lang, head, body, bodyLine, notices, broken } = shown
  const change = patchBetween(before?.body.chunks ?? [], body.chunks)
  return {
    type: 'article',
    uri: 'file:///a.md',
    title,
    lang,
    head,
    body: { revision: ++revision, base: before && revision - 1, line: bodyLine, ...change },
    notices,
    broken,
    words: Object.fromEntries(wordNames.map((name) => [name, name])),
  }
}

const middle = text.indexOf('，', text.length / 2)
const messages = [message(text), message(`${text.slice(0, middle)}x${text.slice(middle)}`)]
console.log(JSON.stringify({ messages, lines: text.split('\n').length }))
