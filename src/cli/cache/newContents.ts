import { isSettled } from '../io/stamp'
import type { Files } from '../io/files'
import { NewAskedTable } from './askedTable'
import type { ArticleTable, CacheContents, PackedComparison } from './cacheFormat'
import { repackProblems, SharedTexts, type PackedProblems } from './packedProblems'
import type { CacheRun, KeptArticle, PackedResult, ResultCache } from './resultCache'
import { noStamp, numbersOf } from './stampNumbers'

/** A comparison of this run: `asked` are questions, problems have positions in the texts of this run. */
export type NewComparison = Omit<PackedComparison, 'asked'> & { readonly asked: readonly string[] }

type Mutable<Table> = { -readonly [Name in keyof Table]: Table[Name] extends readonly (infer Cell)[] ? Cell[] : never }

/**
 * What is written for the next run: the results of this one, and those of other files that still exist. A file of this run whose result is
 * not kept has none.
 * @param targets the ids of all files of this run
 * @param comparison that of this run; undefined to keep the earlier one
 */
export function newContents(
  cache: ResultCache,
  run: CacheRun,
  targets: ReadonlySet<string>,
  comparison: NewComparison | undefined,
): { readonly contents: CacheContents; readonly facts: readonly string[] } {
  const { contents: earlier, facts: factsOfEarlier } = cache.earlier
  const texts = new SharedTexts()
  const configs = new SharedTexts()
  const asked = new NewAskedTable(run.answers, run.files, run.start)
  const facts: string[] = []
  const table: Mutable<ArticleTable> = { ids: [], stamps: [], hashes: [], configs: [], states: [], asked: [], problems: [], suppressed: [] }
  const earlierProblems = (packed: PackedProblems | undefined) => repackProblems(packed ?? 0, earlier.texts, texts)
  const newProblems = (packed: PackedProblems) => repackProblems(packed, cache.texts.all, texts)
  const earlierAsked = (positions: readonly number[] | 0 | undefined) =>
    (positions || []).map((position) => asked.earlier(cache.asked.at(position)))

  function addRow(id: string, stamp: readonly number[], hash: string, config: string): void {
    table.ids.push(id)
    table.stamps.push(...stamp)
    table.hashes.push(hash)
    table.configs.push(configs.position(config))
  }

  function addEarlier(position: number): void {
    const { states, asked: askedOf, problems, suppressed } = earlier.articles
    table.states.push(states[position] ?? 0)
    table.asked.push(orNone(earlierAsked(askedOf[position])))
    table.problems.push(earlierProblems(problems[position]))
    table.suppressed.push(earlierProblems(suppressed[position]))
    facts.push(factsOfEarlier()[position] ?? '')
  }

  function addNew({ state, asked: questions, problems, suppressed, facts: text }: PackedResult): void {
    table.states.push(state)
    table.asked.push(orNone(questions.map((question) => asked.position(question))))
    table.problems.push(newProblems(problems))
    table.suppressed.push(newProblems(suppressed))
    facts.push(text)
  }

  function addKept({ id, stamp, hash, config, result }: KeptArticle): void {
    addRow(id, stamp && isSettled(stamp, run.start) ? numbersOf(stamp) : noStamp, hash, config)
    if (typeof result === 'number') addEarlier(result)
    else addNew(result)
  }

  for (const kept of cache.kept.values()) addKept(kept)
  for (const [position, id] of earlier.articles.ids.entries()) {
    if (targets.has(id) || !isThere(run.files, id)) continue
    const { stamps, hashes, configs: of } = earlier.articles
    addRow(id, stamps.slice(position * 4, position * 4 + 4), hashes[position] ?? '', earlier.configs[of[position] ?? -1] ?? '')
    addEarlier(position)
  }

  const old = earlier.comparison
  const compared: PackedComparison | undefined = comparison
    ? {
        ...comparison,
        asked: comparison.asked.map((question) => asked.position(question)),
        problems: comparison.problems.map(newProblems),
        suppressed: comparison.suppressed.map(newProblems),
      }
    : old && {
        ...old,
        asked: earlierAsked(old.asked),
        problems: old.problems.map(earlierProblems),
        suppressed: old.suppressed.map(earlierProblems),
      }
  run.reads.add(earlier.settings)
  const contents: CacheContents = {
    program: run.program,
    written: run.start,
    settings: run.reads.answered(),
    texts: texts.all,
    configs: configs.all,
    asked: asked.table,
    articles: table,
    comparison: compared,
  }
  return { contents, facts }
}

/** An empty list as 0, which is shorter to read. */
function orNone(positions: readonly number[]): readonly number[] | 0 {
  return positions.length > 0 ? positions : 0
}

/** Whether the file of an id exists: results of files that are gone are thrown away. */
function isThere(files: Files, id: string): boolean {
  try {
    return files.kind(files.resolve(id.replace(/^!/, ''))) === 'file'
  } catch {
    return false
  }
}
