import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import type { Files } from '../io/files'
import { cacheReading, openCache } from '../cache/openCache'
import { readConfigs } from '../config/configs'
import { withInput } from '../io/inputFile'
import type { Io } from '../io/io'
import { Refusal } from '../io/refusal'
import { findTargets, missingMessage } from '../io/targets'
import { baseOf, changesSince, type Changes } from '../known/changes'
import { knownProblems } from '../known/knownProblems'
import { filesOfShard } from '../known/shards'
import { batched } from '../reporting/output'
import { pipelineOf } from '../reporting/pipeline'
import { openReports, type ReportRequest } from '../reporting/reports'
import { needsDetails, type CheckOptions } from './checkOptions'
import { listRules } from './listRules'
import { CheckRun } from './checkRun'
import { watchCheck } from './watchRun'

/** Runs `copydesk check`. @returns the exit code */
export function runCheck(options: CheckOptions, io: Io): number | Promise<number> {
  if (options.listRules) return listRules(options.paths[0] ?? '.', options.config, io)
  if (options.watch) return watchCheck(options, io)
  return options.stdin === undefined ? checkPaths(options, io) : checkInput(options, options.stdin, io)
}

/** Checks the text of standard input. @param name the file that it belongs to, as written on the command line */
function checkInput(options: CheckOptions, name: string, io: Io): number {
  const files = withInput(io.files, io.files.resolve(name), io.input())
  // The fixed text takes the place of the reports.
  const code = checkPaths({ ...options, paths: [name] }, { ...io, files, print: options.fix ? io.warn : io.print })
  if (options.fix) io.printBytes(files.input())
  return code
}

function checkPaths(options: CheckOptions, io: Io): number {
  const { files, warn, rules, version, clock, colour, environment, git } = io
  const refuse = (message: string) => {
    warn(`${message}\n`)
    return 2
  }
  const { paths, config, gate, reports: requests, quiet, changed, baseline, updateBaseline, shard } = options
  const start = io.clock()
  const targets = findTargets(files, paths)
  if (config !== undefined && !isFile(files, config)) return refuse(l10n.t('The settings file “{0}” does not exist.', visibleName(config)))
  if (targets.missing.length > 0) {
    const [first = ''] = targets.missing
    const hint = changed === '' ? [l10n.t('To compare with a commit, write --changed={0}.', visibleName(first))] : []
    return refuse([...targets.missing.map(missingMessage), ...hint].join('\n'))
  }
  const output = batched(io)
  const pipeline = pipelineOf(environment, files.resolve('.'), files.append)
  try {
    const reading = options.cache ? cacheReading(files) : undefined
    const configPath = config === undefined ? undefined : files.resolve(config)
    const configs = readConfigs(
      targets.files.map(({ path }) => path),
      { files: reading?.reads.files ?? files, view: reading?.view, rules, config: configPath, gate },
    )
    const changes = changed === undefined ? undefined : changesSince(changed || baseOf(environment), files, git)
    const chosen = shard && filesOfShard(targets.files, shard, files.size)
    const readOnly = shard !== undefined || Boolean(environment['CI'] || environment['TF_BUILD'])
    const known = baseline === undefined ? undefined : knownProblems({ file: baseline, update: updateBaseline, readOnly }, files)
    const print = options.diff ? (text: string) => output.warn(text.trimEnd()) : output.print
    const wanted = options.diff ? requests.filter(({ file }) => file !== undefined) : requests
    const reports = openReports(wanted, baseline, files, { print, colour, quiet, version, rules, clock, pipeline, shard })
    const cache =
      reading &&
      openCache(reading, { ...options, config: configPath, detailed: needsDetails(options) }, targets.files, configs.configOf, {
        ...io,
        start,
      })
    const preferred = changes ?? preferredChanges(requests, io)
    return new CheckRun(options, io, { output, configs, reports, chosen, changes, preferred, known, cache }).run(targets)
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message)
    throw error
  }
}

/** The changes of a pull request, for formats that want the problems on its lines first. They are not needed, so a failure is no problem. */
function preferredChanges(requests: readonly ReportRequest[], { files, git, environment }: Io): Changes | undefined {
  const base = baseOf(environment)
  if (base === 'HEAD' || !requests.some(({ format }) => format.prefersChanges)) return undefined
  try {
    return changesSince(base, files, git)
  } catch {
    return undefined
  }
}

function isFile(files: Files, written: string): boolean {
  try {
    return files.kind(files.resolve(written)) === 'file'
  } catch {
    return false
  }
}
