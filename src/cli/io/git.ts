import { spawnSync } from 'node:child_process'

export interface GitResult {
  /** The exit code. */
  readonly code: number
  /** What it wrote to standard output, in UTF-8. */
  readonly out: string
}

/** Runs git in the current folder. @returns undefined if git is not installed */
export type Git = (args: readonly string[]) => GitResult | undefined

/** Far above the longest patch of a site. */
const maxOutputBytes = 1 << 30

/**
 * Settings of a repository name programs that git runs, and missing objects of a partial clone are fetched: neither happens here. The options
 * against programs of `diff` are with the command.
 */
const settings = ['-c', 'core.fsmonitor=false', '-c', 'protocol.allow=never', '-c', 'core.quotePath=false']

/** @param folder where it runs */
export function gitIn(folder: string): Git {
  return (args) => {
    const { status, stdout, error } = spawnSync('git', [...settings, ...args], {
      cwd: folder,
      maxBuffer: maxOutputBytes,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    })
    if (error && 'code' in error && error.code === 'ENOENT') return undefined
    if (error) throw error
    return { code: status ?? 1, out: stdout.toString() }
  }
}
