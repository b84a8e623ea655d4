import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { nodeFiles } from '../../../src/cli/io/files'
import { gitIn } from '../../../src/cli/io/git'
import { run, type Run } from '../memory'

/** A git repository in a temporary folder. */
export interface Repository {
  readonly folder: string
  write(path: string, text: string): void
  read(path: string): string
  git(...args: readonly string[]): string
  /** Commits all files. */
  commit(): void
  check(...args: readonly string[]): Promise<Run>
  remove(): void
}

/** @param given what the runs get besides files and git */
export function createRepository(given: Parameters<typeof run>[2] = {}): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-repository-'))
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.com', '-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  git('init', '--quiet', '--initial-branch=main')
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    git,
    commit() {
      git('add', '--all')
      git('commit', '--quiet', '--message', 'Articles')
    },
    check: (...args) => run(nodeFiles(folder), ['check', ...args], { git: gitIn(folder), ...given }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
