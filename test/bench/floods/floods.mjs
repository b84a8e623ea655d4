// Bundled by bench.mjs. Measures what each construct of `floodList.mjs` costs at 100 KB, and how much more twice as much of it costs.
// Arguments: parts of the names of floods (`all` for all), then the works to measure.
import { existsSync, readFileSync } from 'node:fs'
import { parseArticle } from '../../../src/core/article/article'
import { emptyCorpus } from '../../../src/core/article/corpusView'
import { examplePhotoWith } from '../../../src/core/images/examplePhoto'
import { checkInCorpus, checkText } from '../../../src/core/lint/checkArticle'
import { filesAmong } from '../../../src/core/lint/checkExample'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { fixAll } from '../../../src/core/lint/fix'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { generatorNamed, unknownGenerator } from '../../../src/core/generators/generators'
import { readSettings } from '../../../src/core/settings/settings'
import { complete } from '../../../src/features/completion/completion'
import { patchBetween } from '../../../src/preview/protocol/patch'
import { renderArticle } from '../../../src/preview/render/render'
import { rules } from '../../../src/rules'
import { floods } from './floodList.mjs'
import { houseStyle } from './floodsProse.mjs'

/** COPYDESK_DIALECT: the generator whose Markdown is read. */
const dialect = process.env.COPYDESK_DIALECT
const generator = generatorNamed(dialect) ?? unknownGenerator

/** In UTF-16 code units. */
const size = 100_000
/** A work that takes longer, in ms, at a smaller size is not measured at a larger one. */
const tooLongMs = 1500
/** Runs of one work at one size, and the time after which there is no further run, in ms. With one run, half of `size` is compared with `size`. */
const maxRuns = Number(process.env.COPYDESK_RUNS ?? 5)
const isQuick = maxRuns === 1
const runsMs = 250

const policy = { ...defaultPolicy }
/** What the rules about the house style and headlines need; COPYDESK_SETTINGS names another copydesk.yaml. */
const settings = readSettings(
  process.env.COPYDESK_SETTINGS ? readFileSync(process.env.COPYDESK_SETTINGS, 'utf8') : houseStyle,
  rules,
).settings
/** Its photo is by AI and lacks what an article should say. */
const files = filesAmong({
  'a.jpg': examplePhotoWith({ source: 'trainedAlgorithmicMedia', creator: 'Lin Hai', credit: 'Tidewater', alt: 'A ferry at the pier' }),
  'a.mp4': examplePhotoWith({}),
})
const tags = Array.from({ length: 200 }, (_, at) => `Harbour ${at.toString(3)}`)
const lintConfig = {
  scope: {
    settings: {
      ...settings,
      dialect,
      sanitizer: policy,
      rules: Object.fromEntries(rules.filter((rule) => rule.optional).map(({ id, severity }) => [id, severity])),
    },
    site: undefined,
  },
  schema: undefined,
  vocabularies: new Map([['tags', { values: tags, closed: true }]]),
  rules,
  files,
  ruleFailed(id, error) {
    throw new Error(`${id}: ${error}`)
  },
}

const options = { problems: [], policy, resolveImage: (address) => address, generator, locale: 'zh-CN', timeZone: undefined }
const rendered = (text, previous) => {
  const article = parseArticle(text)
  return renderArticle(article, { published: publishedReadingOf(article, lintConfig.scope), ...options }, previous)
}
/** The text with one more letter in the middle. */
const withLetter = (text) => `${text.slice(0, text.length >> 1)}a${text.slice(text.length >> 1)}`
const completionSources = {
  schema: { fields: [] },
  corpus: { usage: () => tags.map((value) => ({ value, count: 1 })) },
  path: 'a.md',
}

/** All rules, those that compare an article with others as well. */
function checked(text) {
  checkInCorpus(parseArticle(text, 'a.md'), 'a.md', lintConfig, emptyCorpus)
  return checkText(text, 'a.md', lintConfig)
}

/** Each takes a text and returns what is measured, so that the preparation is not. */
const works = {
  check: (text) => () => checked(text),
  fix: (text) => () => fixAll(text, (now) => checkText(now, 'a.md', lintConfig)),
  preview: (text) => () => rendered(text),
  key(text) {
    const previous = rendered(text)
    const typed = withLetter(text)
    typed.indexOf('\0')
    return () => {
      checked(typed)
      patchBetween(previous.body.chunks, rendered(typed, previous).body.chunks)
    }
  },
  completion(text) {
    const article = parseArticle(text)
    const end = article.frontMatter?.content.end ?? 0
    // The lines are cached for each article.
    return () => [0, end >> 1, Math.max(0, end - 1), end].map((at) => complete(parseArticle(text), at, completionSources, 100))
  },
}

/** Processor time of this thread, in ms; of the process where the system does not tell that of a thread. */
function processorTime() {
  if (existsSync(threadTime)) return Number(readFileSync(threadTime, 'latin1').split(' ', 1)[0]) / 1e6
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Linux: nanoseconds on a processor, then other numbers (docs.kernel.org/scheduler/sched-stats.html). */
const threadTime = '/proc/thread-self/schedstat'

function processorMs(run) {
  const from = processorTime()
  run()
  return processorTime() - from
}

/** The least processor time of some runs, in ms: it hardly depends on how busy the machine is. */
function best(work, text, runs = maxRuns) {
  const run = work(text)
  let least = Number.POSITIVE_INFINITY
  const started = performance.now()
  for (let count = 0; count < runs && (count === 0 || performance.now() - started < runsMs); count++) {
    globalThis.gc?.()
    least = Math.min(least, processorMs(run))
  }
  return least
}

/**
 * Smaller sizes first: they compile the code, and show in time what would take hours.
 * @returns the time in ms at `size`, and how many times as long twice the size takes. Times below 100 ms are measured at more than `size`:
 * otherwise the clock and the compiler would be measured
 */
function measured(work, of) {
  let before
  for (const part of isQuick ? [1 / 16, 1 / 2] : [1 / 64, 1 / 16, 1 / 4, 1 / 2]) {
    before = best(work, of(size * part), part < 1 / 2 ? 1 : maxRuns)
    if (before > tooLongMs) return [`> ${before.toFixed(0)} at ${(size * part) / 1000} KB`, '']
  }
  const time = best(work, of(size))
  if (time > tooLongMs) return [time.toFixed(0), (time / before).toFixed(1)]
  let [from, to, at] = isQuick ? [before, time, size] : [time, best(work, of(size * 2)), size * 2]
  while (!isQuick && to < 100 && at < size * 8) {
    at *= 2
    ;[from, to] = [to, best(work, of(at))]
  }
  // What disturbs a measurement makes it longer: a ratio that is too high is measured again.
  for (let round = 0; round < maxRounds && to > wantedRatio * from; round++) {
    from = Math.min(from, best(work, of(at / 2)))
    to = Math.min(to, best(work, of(at)))
  }
  // Below it, the difference is that of two measurements.
  return [time.toFixed(0), to < 40 ? '' : (to / from).toFixed(1)]
}

const wantedMs = 1000
const wantedRatio = 2.3
const maxRounds = 4

const [only = 'all', ...names] = process.argv.slice(2)
const chosen = Object.entries(works).filter(([name]) => names.length === 0 || names.includes(name))
/** One of each work and construct. `ms` and `ratio` are texts as they are printed. */
const results = []
const rows = floods
  .filter(({ name }) => only === 'all' || name.includes(only))
  .map(({ name, of }) => {
    const row = [name]
    for (const [work, prepare] of chosen) {
      const [ms, ratio] = attempt(() => measured(prepare, of))
      results.push({ of: `${name} (${work})`, ms, ratio })
      row.push(ms, ratio)
    }
    console.error(row.join('\t'))
    return row
  })
console.log(
  JSON.stringify({
    table: [['', ...chosen.flatMap(([name]) => [`${name}, ms`, 'twice as much'])], ...rows],
    summary: summary(rows.length),
  }),
)

function attempt(measure) {
  try {
    return measure()
  } catch (error) {
    return [`failed: ${error.message}`, '']
  }
}

/** What the table comes to, in a few lines. */
function summary(constructs) {
  const slowest = results.reduce((most, one) => (Number(one.ms) > Number(most?.ms ?? 0) ? one : most), undefined)
  const steepest = results.reduce((most, one) => (Number(one.ratio) > Number(most?.ratio ?? 0) ? one : most), undefined)
  const above = results.filter(({ ms, ratio }) => !(Number(ms) <= wantedMs) || Number(ratio) > wantedRatio)
  return [
    `${constructs} constructs through ${chosen.map(([name]) => name).join(', ')}`,
    ...(slowest ? [`slowest: ${slowest.ms} ms, ${slowest.of}`] : []),
    ...(steepest ? [`steepest: × ${steepest.ratio}, ${steepest.of}`] : []),
    `above what is wanted: ${above.length}`,
    ...above.map(({ of, ms, ratio }) => `  ${of}: ${ms} ms${ratio === '' ? '' : `, × ${ratio}`}`),
  ].join('\n')
}
