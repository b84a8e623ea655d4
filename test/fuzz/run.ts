import { generators } from '../../src/core/generators/generators'
import { realArticles } from '../realArticles/realArticles'
import { badDocuments } from '../rules/generatedArticles'
import { damaged } from './damage'
import { invariants, type Invariant } from './invariants'
import { Random } from './random'
import { shrink } from './shrink'

const options = new Map(
  process.argv.slice(2).map((argument, index, all) => (argument.startsWith('--') ? [argument.slice(2), all[index + 1] ?? ''] : ['', ''])),
)
/** One seed, or the first and the last of several. */
const [firstSeed = 1, lastSeed = firstSeed] = (options.get('seed') ?? '1').split('-').map(Number)
/** Of several processes, each takes every so many-th seed. */
const step = Number(options.get('step') ?? 1)
const maxMs = Number(options.get('minutes') ?? Number.POSITIVE_INFINITY) * 60_000
/** Of one seed. */
const maxCases = options.has('minutes') && firstSeed === lastSeed ? Number.POSITIVE_INFINITY : Number(options.get('cases') ?? 2_000)
const chosen = invariants.filter(({ name }) => !options.has('only') || name === options.get('only'))
/** Longer articles are cut, most of them to less: what fails does so in a few lines. */
const maxLength = 3_000
const maxShownFailures = 20

const sources = [...realArticles().map(({ text }) => text), ...badDocuments]
const dialects = generators.map(({ name }) => name)
const failures = new Map<string, number>()
const started = Date.now()
let cases = 0
const isInTime = () => Date.now() - started < maxMs
for (let seed = firstSeed; seed <= lastSeed && isInTime(); seed += step) {
  const random = new Random(seed)
  for (let count = 0; count < maxCases && isInTime(); count++) {
    const source = random.of(sources)
    const text = damaged(source.slice(0, 200 + random.below(random.below(maxLength))), random)
    const dialect = random.of(dialects)
    for (const invariant of chosen) {
      const error = failureOf(invariant, text, dialect)
      if (error !== undefined) report(invariant, text, dialect, error)
    }
    cases++
  }
  console.log(`seed ${seed}: ${totals()}`)
}
process.exitCode = failures.size > 0 ? 1 : 0

function totals(): string {
  const total = [...failures.values()].reduce((sum, count) => sum + count, 0)
  const seconds = Math.round((Date.now() - started) / 1000)
  return `${cases} cases so far (${cases * chosen.length} checks), ${total} failures of ${failures.size} kinds, ${seconds} s, ${(processorMs() / cases).toFixed(1)} ms of processor time a case`
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function failureOf({ check }: Invariant, text: string, dialect: string): string | undefined {
  try {
    check(text, dialect)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** What a failure has in common with others of its kind. */
function kindOf(name: string, message: string): string {
  return `${name}: ${message
    .split(/ => |\n/)[0]
    ?.replaceAll(/\d+/g, 'N')
    .slice(0, 120)}`
}

function report(invariant: Invariant, text: string, dialect: string, message: string): void {
  const kind = kindOf(invariant.name, message)
  const count = failures.get(kind) ?? 0
  failures.set(kind, count + 1)
  if (count > 0 || failures.size > maxShownFailures) return
  const small = shrink(text, (smaller) => {
    const error = failureOf(invariant, smaller, dialect)
    return error !== undefined && kindOf(invariant.name, error) === kind
  })
  console.log(
    `\nFAILURE ${kind}\n  dialect ${dialect}, text ${JSON.stringify(small)}\n  ${failureOf(invariant, small, dialect)?.slice(0, 900)}`,
  )
}
