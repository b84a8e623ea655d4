// Bundled by bench.mjs: the preview by dialect, in processor time (clock.mjs). What disturbs the machine disturbs both works of a pair.
import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { parseArticle } from '../../../src/core/article/article'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { siteMarkdown } from '../../../src/core/markdown/siteMarkdown'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { noSettings } from '../../../src/core/settings/settings'
import { generatorOf } from '../../../src/core/settings/siteScope'
import { patchBetween } from '../../../src/preview/protocol/patch'
import { renderArticle } from '../../../src/preview/render/render'
import { articleOfSize, asMarkdown } from '../articles.mjs'
import { measured } from './clock.mjs'
import { openEngines } from './engines.mjs'

const dialects = [
  ['generic', undefined, {}],
  ['hexo', 'hexo', {}],
  ['hexo, markdown-it', 'hexo', { renderer: 'markdown-it' }],
  ['jekyll', 'jekyll', {}],
  ['hugo', 'hugo', {}],
  // Of an article of HTML nothing is left: its own Markdown has nothing to do, and the first rendering is front matter and head.
  ['hugo, without HTML', 'hugo', { html: false }],
  ['eleventy', 'eleventy', {}],
  ['astro', 'astro', {}],
  ['docusaurus', 'docusaurus', {}],
]

const allowed = {
  allowedTags: [...defaultPolicy.elements],
  allowedAttributes: defaultPolicy.attributes,
  allowedStyles: { '*': Object.fromEntries(defaultPolicy.styles.map((property) => [property, [/./]])) },
  allowedIframeHostnames: [...defaultPolicy.frameHosts],
  allowedSchemes: [...defaultPolicy.schemes],
}

/** What any preview with a Markdown library and sanitize-html does at least: nothing is looked up, no address rewritten, no line noted. */
const plainWith = (render) => (text) => sanitizeHtml(render(text.slice(text.indexOf('\n---', 10) + 4)), allowed)
const rendering = (markdown) => (text) => markdown.render(text)

function works(dialect, markdown) {
  const scope = { settings: { ...noSettings, dialect, markdown }, site: undefined }
  const generator = generatorOf(scope)
  const options = {
    problems: [],
    policy: defaultPolicy,
    resolveImage: (address) => address,
    generator,
    locale: 'zh-CN',
    timeZone: undefined,
  }
  const render = (text, previous) => {
    const article = parseArticle(text)
    return renderArticle(article, { published: publishedReadingOf(article, scope), ...options }, previous)
  }
  const features = generator.mdx.inMarkdown ? generator.mdx.markdown : generator.markdown
  return { render, reading: plainWith(rendering(siteMarkdown(features))) }
}

function engineTime(engine, text) {
  const times = Array.from({ length: engineRuns }, (_, run) => measured(() => engine(typed(text, run))).process)
  return middle(times, 0.5)
}

const middle = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const of = (times, clock, share) =>
  middle(
    times.map((time) => time[clock]),
    share,
  ).toFixed(2)

/** Each run: the text with one more letter, another place each time. */
function typed(text, run) {
  const from = text.indexOf('\n---', 10) + 8
  const at = text.indexOf('，', from + Math.floor(((text.length - from) * (run % 97)) / 97))
  const longer = `${text.slice(0, at)}${String.fromCharCode(97 + (run % 26))}${text.slice(at)}`
  // An editor hands over a text in one stretch of memory. This one is put together when it is first looked through.
  longer.indexOf('\0')
  return longer
}

/** Not counted: theirs and ours are compiled meanwhile. */
const warmUp = 20
/** An engine takes a second for 500 KB, and leaves garbage behind: it is measured last. */
const engineRuns = 5
const asked = process.argv[2] ?? ''
main()

async function main() {
  const engines = await openEngines(process.env.COPYDESK_ENGINES ?? '')
  const rows = []
  for (const [name, dialect, markdown] of dialects) {
    if (!name.includes(asked)) continue
    const { render, reading } = works(dialect, markdown)
    const engine = engines[name] && plainWith(engines[name])
    const others = [plainWith(rendering(new MarkdownIt({ html: true }))), reading]
    for (const [kilobytes, pairs, keys] of [
      [50, 60, 400],
      [500, 12, 200],
    ])
      for (const shape of ['HTML', 'Markdown']) {
        const text = shape === 'HTML' ? articleOfSize(kilobytes) : asMarkdown(articleOfSize(kilobytes))
        const ours = []
        const theirs = others.map(() => [])
        for (let run = 0; run < pairs + warmUp; run++) {
          const now = typed(text, run)
          ours.push(measured(() => render(now)).process)
          for (const [index, other] of others.entries()) theirs[index].push(measured(() => other(now)).process)
        }
        const ratio = (times) =>
          middle(
            ours.slice(warmUp).map((time, index) => time / (times[index + warmUp] ?? 1)),
            0.5,
          ).toFixed(2)
        let [now, shown] = [text, render(text)]
        const times = []
        for (let run = 0; run < keys; run++) {
          now = typed(now, run)
          const before = shown
          times.push(
            measured(() => {
              shown = render(now, before)
              patchBetween(before.body.chunks, shown.body.chunks)
            }),
          )
        }
        const rest = times.slice(Math.floor(keys / 4))
        rows.push([
          `${name}, ${kilobytes} KB of ${shape}`,
          middle(ours.slice(warmUp), 0.5).toFixed(1),
          ...theirs.map(ratio),
          engine ? (middle(ours.slice(warmUp), 0.5) / engineTime(engine, text)).toFixed(2) : '',
          ...[0.5, 0.99].map((share) => of(rest, 'thread', share)),
          of(rest, 'process', 0.99),
        ])
        console.error(rows.at(-1).join('\t'))
      }
  }
  const head = [
    '',
    'first, ms',
    '× markdown-it and sanitize-html',
    '× the dialect’s Markdown and sanitize-html',
    '× the generator’s engine and sanitize-html',
    'key, median, ms',
    'key, p99, ms',
    'key, p99, all threads',
  ]
  console.log(JSON.stringify([head, ...rows]))
}
