import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import type { Files } from '../io/files'
import type { Git } from '../io/git'
import { joinPath } from '../io/paths'
import { Refusal } from '../io/refusal'
import { changedLines, type LineRange } from './changedLines'

/** What differs from a commit. */
export interface Changes {
  /** Whether a file differs at all. @param path without symbolic links */
  has(path: string): boolean
  /** Whether one of the lines differs, the first and the last included; lines count from 1. */
  touches(path: string, lines: LineRange): boolean
}

/** The variables by which pipelines name what a pull request is compared with. */
export function baseOf(environment: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_BASE_REF, CI_MERGE_REQUEST_DIFF_BASE_SHA, SYSTEM_PULLREQUEST_TARGETBRANCH, CHANGE_TARGET } = environment
  if (CI_MERGE_REQUEST_DIFF_BASE_SHA) return CI_MERGE_REQUEST_DIFF_BASE_SHA
  const branch = GITHUB_BASE_REF || SYSTEM_PULLREQUEST_TARGETBRANCH?.replace(/^refs\/heads\//, '') || CHANGE_TARGET
  return branch ? `origin/${branch}` : 'HEAD'
}

/**
 * What differs between the files on the disk and the last commit that the current commit has in common with another one: the changes of a
 * branch, with what is not committed yet. New files that git ignores are left out.
 * @param base a commit as git names it: a branch, a tag, a hash
 * @throws Refusal
 */
export function changesSince(base: string, files: Files, git: Git): Changes {
  const run = (...args: readonly string[]) => {
    const result = git(args)
    if (!result) throw new Refusal(l10n.t('--changed needs git, and git is not installed.'))
    return result
  }
  const place = run('rev-parse', '--show-toplevel', '--is-shallow-repository')
  const [root, shallow] = place.out.split('\n')
  if (place.code !== 0 || !root)
    throw new Refusal(l10n.t('--changed compares with a commit, and “{0}” is not in a git repository.', visibleName(files.resolve('.'))))
  const hint =
    shallow === 'true' ? ` ${l10n.t('This is a shallow clone: fetch the history first (in GitHub Actions: fetch-depth: 0).')}` : ''
  const commit = run('rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`)
  if (commit.code !== 0) throw new Refusal(l10n.t('Git knows no commit “{0}”.', visibleName(base)) + hint)
  const common = run('merge-base', commit.out.trim(), 'HEAD')
  if (common.code !== 0) throw new Refusal(l10n.t('“{0}” and the current commit have no commit in common.', visibleName(base)) + hint)
  // A renamed article has changed only where its text has.
  const diff = run(
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--find-renames',
    '--unified=0',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    common.out.trim(),
    '--',
  )
  const others = run('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', ':/')
  if (diff.code !== 0 || others.code !== 0) throw new Refusal(l10n.t('Git could not compare the files with “{0}”.', visibleName(base)))
  const folder = files.realPath(files.resolve(root))
  const changed = new Map<string, readonly LineRange[] | 'new'>()
  for (const [name, lines] of changedLines(diff.out)) changed.set(joinPath(folder, name), lines)
  for (const name of others.out.split('\0')) if (name !== '') changed.set(joinPath(folder, name), 'new')
  return {
    has: (path) => changed.has(path),
    touches(path, { first, last }) {
      const lines = changed.get(path) ?? []
      return lines === 'new' || lines.some((range) => range.first <= last && first <= range.last)
    },
  }
}
