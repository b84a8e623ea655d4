import * as l10n from '@vscode/l10n'
import type { Rule } from '../../core/lint/rule'
import type { ProfileName } from '../../core/settings/profiles'
import { createConfigResolver } from '../config/configResolver'
import { SettingsReads, type AnsweredQuestion } from '../config/settingsReads'
import type { Files } from '../io/files'
import { filesOnDisk } from '../io/localFiles'
import type { Target } from '../io/targets'
import type { StartThreads } from '../io/threads'
import { checkFiles, type FileCheckOptions, type FileResult } from './checkFiles'
import { SiteAnswers } from './siteAnswers'

/** What all threads of a check know. Plain data. */
export interface ThreadSetup {
  /** The files to check, and whether each is wanted (see `FileCheckOptions`). */
  readonly targets: readonly (readonly [target: Target, isWanted: boolean])[]
  /** The current folder. */
  readonly here: string
  /** The settings file for all articles, absolute. */
  readonly config: string | undefined
  /** The profile of all articles (see `ConfigResolverOptions`). */
  readonly gate: ProfileName | undefined
  readonly showSuppressed: boolean
  readonly detailed: boolean
  readonly isChinese: boolean
  /** Whether results have a `source`. */
  readonly withSources: boolean
}

/** The part of a result that a thread sends. */
type SentResult = Pick<FileResult, 'isChecked' | 'problems' | 'suppressed' | 'facts' | 'source'>

/** What a thread sends for a task. */
interface SentTask {
  /** `null` for a file that has to be checked again. */
  readonly results: readonly (SentResult | null)[]
  /** What it has read for settings and asked of the site for the first time; only with sources. */
  readonly reads: readonly AnsweredQuestion[]
  readonly answers: readonly AnsweredQuestion[]
}

/** What a run with sources gathers from its threads. */
export interface GatheredSources {
  readonly reads: SettingsReads
  readonly answers: SiteAnswers
}

/** Files in a task: few enough that threads end at about the same time. */
const filesInTask = 64
/** For no more files than these, starting a thread and compiling everything in it once more takes longer than it saves. */
const maxInOneThread = 2000
const maxThreads = 4

/** The number of threads for a check, the caller's included. @param asked the value of `--jobs` */
export function threadCount(asked: number | undefined, files: number, processors: number): number {
  const most = Math.max(1, Math.ceil(files / filesInTask))
  return Math.min(most, asked ?? (files <= maxInOneThread ? 1 : Math.min(maxThreads, processors)))
}

/**
 * Checks files as `checkFiles` does, with the same results in the same order, in several threads; this one is one of them. Whatever is
 * unusual about a file, such as a rule that throws, is found again in this thread, so that it is reported as usual.
 * @param threads their number, this one included
 */
export function* checkInThreads(
  threads: number,
  start: StartThreads,
  setup: ThreadSetup,
  options: FileCheckOptions,
  own: { readonly files: Files; readonly rules: readonly Rule[]; readonly gathered?: GatheredSources | undefined },
): Generator<FileResult, undefined> {
  const { targets } = setup
  const tasks = Math.ceil(targets.length / filesInTask)
  const pool = start(threads - 1, tasks, setup)
  const run = taskRunner(setup, own.files, own.rules)
  const answers = new Map<number, string>()
  const answerOf = (task: number): string | undefined => {
    for (;;) {
      for (const [number, answer] of pool.received()) answers.set(number, answer)
      const found = answers.get(task)
      if (found !== undefined) return found
      const mine = pool.take()
      if (mine !== undefined) answers.set(mine, run(mine))
      else if (!pool.wait()) return new Map(pool.received()).get(task)
    }
  }
  let isSaid = false
  try {
    for (let task = 0; task < tasks; task++) {
      const answer = answerOf(task)
      answers.delete(task)
      const { results: sent, reads, answers: asked }: SentTask = answer === undefined ? nothingSent : JSON.parse(answer)
      own.gathered?.reads.add(reads)
      own.gathered?.answers.add(asked)
      const note = l10n.t('A thread did not answer, so its files were checked again.')
      let notes: FileResult['notes'] = answer === undefined && !isSaid ? [{ text: note, kind: 'note' }] : []
      if (answer === undefined) isSaid = true
      for (const [index, [target]] of targets.slice(task * filesInTask, (task + 1) * filesInTask).entries()) {
        for (const result of resultsOf(target, sent[index] ?? undefined, options)) yield { ...result, notes: [...notes, ...result.notes] }
        notes = []
      }
    }
  } finally {
    pool.end()
  }
  return undefined
}

const nothingSent: SentTask = { results: [], reads: [], answers: [] }

function resultsOf(target: Target, sent: SentResult | undefined, options: FileCheckOptions): Iterable<FileResult> {
  if (!sent) return checkFiles([target], options)
  // Settings are reported with the first file that they apply to.
  options.configOf(target.path)
  return [{ ...sent, fixed: 0, diff: '', notes: [], inSettings: options.newInSettings() }]
}

/** Makes the function that checks the files of a task. It returns a `SentTask` as JSON. */
export function taskRunner(setup: ThreadSetup, files: Files, rules: readonly Rule[]): (task: number) => string {
  const { targets, here, config, gate, showSuppressed, detailed, withSources } = setup
  const reads = new SettingsReads(files)
  const view = filesOnDisk(files)
  const answers = withSources ? new SiteAnswers(view, files) : undefined
  const settingsFiles = withSources ? reads.files : files
  const configOf = createConfigResolver({ files: settingsFiles, view, rules, config, gate, ruleFailed: () => {}, report: () => {} })
  const isNew = newOnes()
  const failed = new Set<string>()
  const unwanted = new Set(targets.flatMap(([{ real }, isWanted]) => (isWanted ? [] : real)))
  const options: FileCheckOptions = {
    files,
    here,
    configOf,
    newInSettings: () => [],
    fix: false,
    isWanted: (real) => !unwanted.has(real),
    diff: false,
    showSuppressed,
    detailed,
    answers,
    ruleFailed: (path) => failed.add(path),
    explain: () => '',
  }
  return (task) => {
    const these = targets.slice(task * filesInTask, (task + 1) * filesInTask).map(([target]) => target)
    const results = [...checkFiles(these, options)].map(
      ({ isChecked, problems, suppressed, notes, facts, source }, index): SentResult | null => {
        const isUsual =
          notes.length === 0 && !failed.has(these[index]?.path ?? '') && problems.every(({ ruleId }) => ruleId !== 'unreadable')
        return isUsual ? { isChecked, problems, suppressed, facts, ...(source && { source }) } : null
      },
    )
    const asked = results.flatMap((result) => result?.source?.asked ?? [])
    return JSON.stringify({
      results,
      reads: reads.answered().filter(([question]) => isNew(`settings ${question}`)),
      answers: answers ? asked.filter(isNew).map((question) => [question, answers.hashOf(question)] as const) : [],
    } satisfies SentTask)
  }
}

/** A function that returns true for each text once. */
function newOnes(): (text: string) => boolean {
  const seen = new Set<string>()
  return (text) => seen.size < seen.add(text).size
}
