// Bundled by bench.mjs: what each stage and each rule of a check takes, in microseconds of processor time for one article. Stages and rules run
// over all articles one after the other, which takes less time than taking turns.
import { parseArticle } from '../../../src/core/article/article'
import { confirmFixes } from '../../../src/core/lint/fixSafety'
import { checkArticle, checkTogether } from '../../../src/core/lint/checkArticle'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { ruleContext } from '../../../src/core/lint/ruleContext'
import { readSuppressions } from '../../../src/core/lint/suppression'
import { noSettings } from '../../../src/core/settings/settings'
import { optionValues } from '../../../src/core/settings/ruleOptions'
import { noVocabularies } from '../../../src/core/vocabulary/vocabulary'
import { rules } from '../../../src/rules'
import { articleText, asMarkdown, healthyText } from '../articles.mjs'

const articles = 300
const rounds = 7
/** As in cli/checking/checkFiles.ts. */
const together = 16
const shapes = [
  ['pasted HTML', (number) => articleText(number)],
  ['long Markdown', (number) => asMarkdown(articleText(number, 150)).trimStart()],
  ['healthy', healthyText],
]

const scope = { settings: noSettings, site: undefined }
const lintConfig = { scope, schema: undefined, vocabularies: noVocabularies, rules, ruleFailed() {} }
const path = 'a.md'

/** Each stage finds what the stages before it have read, as the rules do. */
const stages = [
  ['front matter', (one) => (one.article = parseArticle(one.text, path))],
  ['template tags', ({ article }) => article.masked],
  ['Markdown', ({ article }) => article.blocks],
  ['Markdown: links, images', ({ article }) => [article.links, article.images]],
  ['HTML', ({ article }) => article.elements],
  ['HTML by name', ({ article }) => article.named('p')],
  ['figures', ({ article }) => article.figures],
  ['dates', ({ article }) => article.dates],
  ['the reading of the generator', ({ article }) => publishedReadingOf(article, scope)],
  ['suppressions', ({ article }) => readSuppressions(article)],
  ['context of the rules', (one) => (one.context = ruleContext(one.article, path, lintConfig))],
]
const alone = rules
  .filter(({ needs, about, optional }) => !needs && !about && !optional)
  .map((rule) => [
    rule.id,
    ({ article, context }) => [...rule.check(article, rule.options ? { ...context, options: optionValues(rule.options) } : context)],
  ])

/** Processor time: other programs on the machine hardly make it longer. */
function microseconds(work) {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** @returns the least that each part took in any round, for one article */
function profile(make) {
  const bytes = Array.from({ length: articles }, (_, number) => Buffer.from(make(number)))
  const times = new Map()
  const measure = (name, list, work) => {
    const time = microseconds(() => {
      for (const one of list) work(one)
    })
    times.set(name, Math.min(times.get(name) ?? Number.POSITIVE_INFINITY, time / articles))
  }
  for (let round = 0; round < rounds; round++) {
    // Texts of their own for each: what is read of an article is kept.
    const ones = bytes.map((one) => ({ text: one.toString() }))
    for (const [name, work] of [...stages, ...alone]) measure(name, ones, work)
    const found = ones.map(({ article, context }) => ({ article, context, problems: checkArticle(article, path, lintConfig) }))
    measure('confirming fixes', found, ({ article, context, problems }) => confirmFixes(problems, article, context, scope))
    measure('one by one', ones, ({ text }) => checkArticle(parseArticle(text, path), path, lintConfig))
    const parsed = ({ text }) => ({ article: parseArticle(text, path), path, lintConfig })
    const groups = Array.from({ length: Math.ceil(articles / together) }, (_, at) => ones.slice(at * together, (at + 1) * together))
    measure('together', groups, (group) => checkTogether(group.map(parsed)))
  }
  return times
}

const columns = shapes.map(([, make]) => profile(make))
const cells = (name) => columns.map((times) => times.get(name).toFixed(1))
const sum = (list) => columns.map((times) => list.reduce((total, [name]) => total + times.get(name), 0))
const byCost = [...alone].sort(
  ([a], [b]) => Math.max(...columns.map((times) => times.get(b))) - Math.max(...columns.map((times) => times.get(a))),
)
const [ofStages, ofRules] = [sum(stages), sum(alone)]
const numbers = (list) => list.map((time) => time.toFixed(1))
console.log(
  JSON.stringify([
    ['', ...shapes.map(([name]) => name)],
    [`check, ${together} articles together as in the command`, ...cells('together')],
    ['check, one by one as in the editor', ...cells('one by one')],
    ...stages.map(([name]) => [`  ${name}`, ...cells(name)]),
    [`  ${alone.length} rules`, ...numbers(ofRules)],
    ['  confirming fixes', ...cells('confirming fixes')],
    [
      '  the rest',
      ...numbers(columns.map((times, at) => times.get('together') - ofStages[at] - ofRules[at] - times.get('confirming fixes'))),
    ],
    ...byCost.map(([name]) => [`    ${name}`, ...cells(name)]),
  ]),
)
