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
const seed = Number(options.get('seed') ?? 1)
const maxCases = options.has('minutes') ? Number.POSITIVE_INFINITY : Number(options.get('cases') ?? 2_000)
const maxMs = Number(options.get('minutes') ?? 600) * 60_000
const chosen = invariants.filter(({ name }) => !options.has('only') || name === options.get('only'))
/** Longer articles are cut: what fails does so in a few lines. */
const maxLength = 3_000
const maxShownFailures = 20

const random = new Random(seed)
const sources = [...realArticles().map(({ text }) => text), ...badDocuments]
const dialects = generators.map(({ name }) => name)
const failures = new Map<string, number>()
const started = Date.now()
let cases = 0
while (cases < maxCases && Date.now() - started < maxMs) {
  const source = random.of(sources)
  const text = damaged(source.slice(0, 200 + random.below(maxLength)), random)
  const dialect = random.of(dialects)
  for (const invariant of chosen) {
    const error = failureOf(invariant, text, dialect)
    if (error !== undefined) report(invariant, text, dialect, error)
  }
  cases++
}
const total = [...failures.values()].reduce((sum, count) => sum + count, 0)
console.log(
  `${cases} cases (${cases * chosen.length} checks), seed ${seed}, ${chosen.map(({ name }) => name).join(', ')}: ${total} failures of ${failures.size} kinds, ${Math.round((Date.now() - started) / 1000)} s`,
)
process.exitCode = total > 0 ? 1 : 0

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
