import * as l10n from '@vscode/l10n'
import { isRecord } from '../../core/data/isRecord'
import { visibleName } from '../../core/text/visible'
import type { Files } from '../io/files'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readText } from '../io/readText'
import { Refusal } from '../io/refusal'
import type { ReportedProblem } from '../reporters/reporter'

/** For each article, by its path from the folder of the file, and each rule: the excerpts of its known problems. */
type Entries = Map<string, Map<string, string[]>>

/**
 * The problems that are known and not reported. A problem is known by its rule and its excerpt, never by its line. If an article has more of
 * them than the baseline lists, the others are new.
 */
export interface Baseline {
  /** Says whether a problem is known; each entry stands for one problem. @param path absolute */
  knows(path: string, problem: ReportedProblem): boolean
  /** Adds a problem to those that are known. */
  add(path: string, problem: ReportedProblem): void
  /** The articles that it lists. Absolute paths. */
  articles(): readonly string[]
  /** How many entries no problem has been found for. @param of the paths of the articles that were checked, or are gone */
  unused(of: (path: string) => boolean): number
  /** Its text without these entries: those for which a problem was found, and those of other articles, stay. */
  text(of: (path: string) => boolean): string
}

const version = 1

export function emptyBaseline(file: string, files: Files): Baseline {
  return baselineOf(new Map(), file, files)
}

/**
 * @param written the path as written on the command line
 * @throws Refusal when the file does not exist, is damaged or was written by a newer version
 */
export function readBaseline(written: string, files: Files): Baseline {
  const path = files.resolve(written)
  const name = visibleName(written)
  const read = readText(files, path)
  if ('refused' in read) throw new Refusal(l10n.t('The baseline “{0}” cannot be read: {1}', name, read.refused))
  const found = entriesOf(read.text)
  if (found === 'newer') throw new Refusal(l10n.t('The baseline “{0}” was written by a newer version of Copydesk.', name))
  if (!found)
    throw new Refusal(
      l10n.t('“{0}” is damaged, or no baseline: restore it, or delete it and write a new one with --update-baseline.', name),
    )
  return baselineOf(found, path, files)
}

function baselineOf(entries: Entries, path: string, files: Files): Baseline {
  const folder = parentOf(path) ?? '/'
  const used: Entries = new Map()
  /** The articles that are gone, the first time that an article has problems that are not listed for it. */
  let gone: readonly string[] | undefined

  function take(article: string, ruleId: string, excerpt: string): boolean {
    const list = entries.get(article)?.get(ruleId)
    const at = list?.indexOf(excerpt) ?? -1
    if (!list || at < 0) return false
    list.splice(at, 1)
    return true
  }

  function put(into: Entries, article: string, { ruleId, details }: ReportedProblem): void {
    const rules = into.get(article) ?? new Map<string, string[]>()
    into.set(article, rules)
    const list = rules.get(ruleId) ?? []
    rules.set(ruleId, list)
    list.push(details?.excerpt ?? '')
  }

  const isListed = (article: string) => [...(entries.get(article)?.values() ?? [])].some((list) => list.length > 0)
  return {
    knows(file, problem) {
      const article = relativePath(folder, file)
      const excerpt = problem.details?.excerpt ?? ''
      let found = take(article, problem.ruleId, excerpt)
      if (!found) {
        gone ??= [...entries.keys()].filter((name) => !exists(files, joinPath(folder, name)))
        // The article was moved or renamed.
        found = gone.some((name) => take(name, problem.ruleId, excerpt))
      }
      if (found) put(used, article, problem)
      return found
    },
    add: (file, problem) => put(used, relativePath(folder, file), problem),
    articles: () => [...entries.keys()].map((name) => files.resolve(joinPath(folder, name))),
    unused(of) {
      let count = 0
      for (const [article, rules] of entries)
        if (of(files.resolve(joinPath(folder, article)))) for (const list of rules.values()) count += list.length
      return count
    },
    text(of) {
      const left: Entries = new Map([...entries].filter(([article]) => isListed(article) && !of(files.resolve(joinPath(folder, article)))))
      return textOf(merged(used, left))
    },
  }
}

function merged(one: Entries, other: Entries): Entries {
  const all: Entries = new Map()
  for (const [article, rules] of [...one, ...other]) {
    const into = all.get(article) ?? new Map<string, string[]>()
    all.set(article, into)
    for (const [ruleId, list] of rules) into.set(ruleId, [...(into.get(ruleId) ?? []), ...list])
  }
  return all
}

/** Sorted, one problem a line: a change of one problem is a change of one line. */
function textOf(entries: Entries): string {
  const articles = sorted([...entries.keys()]).flatMap((article) => {
    const rules = entries.get(article) ?? new Map<string, string[]>()
    const lists = sorted([...rules.keys()]).flatMap((ruleId) => {
      const excerpts = sorted(rules.get(ruleId) ?? []).map((excerpt) => `        ${JSON.stringify(excerpt)}`)
      return excerpts.length === 0 ? [] : [`      ${JSON.stringify(ruleId)}: [\n${excerpts.join(',\n')}\n      ]`]
    })
    return lists.length === 0 ? [] : [`    ${JSON.stringify(article)}: {\n${lists.join(',\n')}\n    }`]
  })
  return `{\n  "copydeskBaseline": ${version},\n  "articles": {${articles.length === 0 ? '' : `\n${articles.join(',\n')}\n  `}}\n}\n`
}

/** By UTF-16 code units: the same order in every language. */
function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort()
}

/** @returns undefined when the text is no baseline */
function entriesOf(text: string): Entries | 'newer' | undefined {
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
  if (!isRecord(root) || typeof root['copydeskBaseline'] !== 'number') return undefined
  if (root['copydeskBaseline'] > version) return 'newer'
  const articles = root['articles']
  if (!isRecord(articles)) return undefined
  const entries: Entries = new Map()
  for (const [article, rules] of Object.entries(articles)) {
    if (!isRecord(rules)) return undefined
    const lists = new Map<string, string[]>()
    for (const [ruleId, list] of Object.entries(rules)) {
      if (!Array.isArray(list) || !list.every((excerpt) => typeof excerpt === 'string')) return undefined
      lists.set(ruleId, [...list])
    }
    entries.set(article, lists)
  }
  return entries
}

function exists(files: Files, path: string): boolean {
  try {
    return files.kind(path) !== undefined
  } catch {
    return true
  }
}
