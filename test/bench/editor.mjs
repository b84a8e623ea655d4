// Bundled by bench.mjs: what is computed after a letter is typed, for the problems and for the preview.
import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { parseArticle } from '../../src/core/article'
import { checkArticle, publishedReadingOf } from '../../src/core/checker'
import { defaultPolicy } from '../../src/core/policy'
import { noSettings } from '../../src/core/settings'
import { noVocabularies } from '../../src/core/vocabulary'
import { renderArticle } from '../../src/preview/render'
import { rules } from '../../src/rules'
import { articleText } from './articles.mjs'

const previewOptions = {
  problems: [],
  policy: defaultPolicy,
  resolveImage: (address) => address,
  locale: 'zh-CN',
  dialect: 'hexo',
  timeZone: undefined,
}
const markdown = new MarkdownIt({ html: true })
const allowed = {
  allowedTags: [...defaultPolicy.elements],
  allowedAttributes: defaultPolicy.attributes,
  allowedStyles: { '*': Object.fromEntries(defaultPolicy.styles.map((p) => [p, [/./]])) },
  allowedIframeHostnames: [...defaultPolicy.frameHosts],
  allowedSchemes: [...defaultPolicy.schemes],
}

/** What any preview with these two libraries does at least: nothing is looked up, no address rewritten, no line noted. */
function plain(text) {
  return sanitizeHtml(markdown.render(text.slice(text.indexOf('\n---', 10) + 4)), allowed)
}

const scope = { settings: noSettings, site: undefined }
const desk = { scope, schema: undefined, vocabularies: noVocabularies, rules, ruleFailed() {} }

/** The article as a person would write it: the same words without the pasted HTML. */
function asMarkdown(text) {
  return text
    .replace(/<figure[^>]*><img[^>]*src="([^"]*)"[^>]*>([^<]*)<\/figure>/g, '\n![$2]($1)\n')
    .replace(/<h3>(.*)<\/h3>/g, '\n### $1\n')
    .replace(/<p>(.*)<\/p>/g, '$1\n')
    .replace(/<\/?div>/g, '')
}

function articleOf(kilobytes, shape) {
  const size = (text) => Buffer.byteLength(text)
  const perParagraph = size(articleText(1, 200)) / 200
  const text = articleText(1, Math.round((kilobytes * 1000) / perParagraph))
  return shape === 'HTML' ? text : asMarkdown(text)
}

/** Types letters all over the body; measures each. */
function typing(text, runs, work) {
  const times = []
  const from = text.indexOf('\n---', 10) + 8
  for (let run = 0; run < runs; run++) {
    const at = text.indexOf('，', from + Math.floor(((text.length - from) * (run % 97)) / 97))
    const typed = `${text.slice(0, at)}${String.fromCharCode(97 + (run % 26))}${text.slice(at)}`
    const started = performance.now()
    work(typed)
    times.push(performance.now() - started)
  }
  // The first runs are the compiler's, not the editor's everyday.
  const sorted = times.slice(Math.floor(runs / 4)).sort((a, b) => a - b)
  const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
  return [at(0.5), at(0.99)]
}

const rows = []
for (const [kilobytes, runs] of [
  [5, 1000],
  [50, 400],
  [500, 100],
]) {
  for (const shape of ['HTML', 'Markdown']) {
    const text = articleOf(kilobytes, shape)
    rows.push([`problems, ${kilobytes} KB of ${shape}`, ...typing(text, runs, (typed) => checkArticle(parseArticle(typed), 'a.md', desk))])
    const render = (written, previous) => {
      const article = parseArticle(written)
      return renderArticle(article, { published: publishedReadingOf(article, scope), ...previewOptions }, previous)
    }
    let shown = render(text)
    rows.push([
      `preview, ${kilobytes} KB of ${shape}`,
      ...typing(text, runs, (typed) => {
        shown = render(typed, shown)
      }),
    ])
    rows.push([`preview, ${kilobytes} KB of ${shape}, at first`, ...typing(text, runs / 4, (typed) => render(typed))])
    rows.push([`  markdown-it and sanitize-html, the same`, ...typing(text, runs / 4, (typed) => plain(typed))])
  }
}
console.log(JSON.stringify(rows))
