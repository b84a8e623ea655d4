// Bundled by bench.mjs: what is computed after a letter is typed, for the problems and for the preview.
import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { parseArticle } from '../../src/core/article/article'
import { checkArticle } from '../../src/core/lint/checkArticle'
import { publishedReadingOf } from '../../src/core/lint/publishedArticle'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { noSettings } from '../../src/core/settings/settings'
import { noVocabularies } from '../../src/core/vocabulary/vocabulary'
import { patchBetween } from '../../src/preview/protocol/patch'
import { hexo } from '../../src/core/generators/hexo/hexo'
import { renderArticle } from '../../src/preview/render/render'
import { rules } from '../../src/rules'
import { articleOfSize, asMarkdown } from './articles.mjs'

const previewOptions = {
  problems: [],
  policy: defaultPolicy,
  resolveImage: (address) => address,
  locale: 'zh-CN',
  generator: hexo,
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
const lintConfig = { scope, schema: undefined, vocabularies: noVocabularies, rules, ruleFailed() {} }

function articleOf(kilobytes, shape) {
  const text = articleOfSize(kilobytes)
  return shape === 'HTML' ? text : asMarkdown(text)
}

/**
 * Types one letter after the other, all over the body; measures what each work makes of it. They take turns: what slows the
 * machine down for a while slows down all of them.
 * @returns for each work the median and the 99th percentile, in milliseconds
 */
function typing(text, runs, ...works) {
  const times = works.map(() => [])
  const from = text.indexOf('\n---', 10) + 8
  let typed = text
  for (let run = 0; run < runs; run++) {
    const at = typed.indexOf('，', from + Math.floor(((typed.length - from) * (run % 97)) / 97))
    typed = `${typed.slice(0, at)}${String.fromCharCode(97 + (run % 26))}${typed.slice(at)}`
    // An editor hands over a text in one stretch of memory. This one is put together when it is first looked through.
    typed.indexOf('\0')
    for (const [index, work] of works.entries()) {
      const started = performance.now()
      work(typed)
      times[index].push(performance.now() - started)
    }
  }
  return times.map((all) => {
    // The first runs are the compiler's, not the editor's everyday.
    const sorted = all.slice(Math.floor(runs / 4)).sort((a, b) => a - b)
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return [at(0.5), at(0.99)]
  })
}

const rows = []
const add = (name, times) => rows.push([name, ...times.map((time) => time.toFixed(2))])
for (const [kilobytes, runs] of [
  [5, 1000],
  [50, 400],
  [500, 300],
  [5000, 24],
]) {
  for (const shape of ['HTML', 'Markdown']) {
    const text = articleOf(kilobytes, shape)
    const [problems] = typing(text, runs, (typed) => checkArticle(parseArticle(typed), 'a.md', lintConfig))
    add(`problems, ${kilobytes} KB of ${shape}`, problems)
    const render = (written, previous) => {
      const article = parseArticle(written)
      return renderArticle(article, { published: publishedReadingOf(article, scope), ...previewOptions }, previous)
    }
    let shown = render(text)
    const [update] = typing(text, runs, (typed) => {
      const before = shown
      shown = render(typed, before)
      patchBetween(before.body.chunks, shown.body.chunks)
    })
    add(`preview, ${kilobytes} KB of ${shape}`, update)
    const [first, peers] = typing(text, Math.ceil(runs / 3), (typed) => render(typed), plain)
    add(`preview, ${kilobytes} KB of ${shape}, at first`, first)
    add('  markdown-it and sanitize-html, the same', peers)
    add('  × markdown-it and sanitize-html', [first[0] / peers[0]])
  }
}
console.log(JSON.stringify(rows))
