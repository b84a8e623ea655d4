import { visibleMessage, visibleName } from '../../core/text/visible'
import type { Files } from '../io/files'
import { parentOf, relativePath } from '../io/paths'
import { Refusal } from '../io/refusal'
import { createConfigResolver, type ConfigResolverOptions, type ResolvedConfig } from './configResolver'
import type { SettingsProblem } from './settingsProblem'

/** The configurations of the articles of one run. */
export interface Configs {
  readonly configOf: (path: string) => ResolvedConfig
  /** The problems of settings that were read since the last call. */
  readonly newProblems: () => readonly SettingsProblem[]
}

/**
 * Reads the settings of all files of a run before anything is checked or written.
 * @param paths of the files, absolute
 * @throws Refusal if settings extend something that cannot be used
 */
export function readConfigs(paths: readonly string[], options: Omit<ConfigResolverOptions, 'report' | 'ruleFailed'>): Configs {
  const found: SettingsProblem[] = []
  const configOf = createConfigResolver({ ...options, ruleFailed: () => {}, report: (problem) => found.push(problem) })
  const folders = new Map(paths.map((path) => [parentOf(path), path]))
  for (const path of folders.values()) configOf(path)
  refuseFatal(found, options.files)
  return { configOf, newProblems: () => found.splice(0) }
}

/** @throws Refusal if settings extend something that cannot be used */
function refuseFatal(problems: readonly SettingsProblem[], files: Files): void {
  const here = files.resolve('.')
  const lines = problems
    .filter(({ isFatal }) => isFatal)
    .map(
      ({ path, location, message }) =>
        `${visibleName(relativePath(here, path))}:${location.line}:${location.column}: ${visibleMessage(message)}`,
    )
  if (lines.length > 0) throw new Refusal(lines.join('\n'))
}
