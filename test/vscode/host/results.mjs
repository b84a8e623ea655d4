/**
 * What the tests inside VS Code say, brought out. They write lines (see test/vscode/reporter.ts), the last of which is
 * `N passed, N failed, N skipped`; here they are printed as they come, except for that one, which is for the end.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './cache.mjs'
import { temporaryFolder } from './processes.mjs'

const closing = /^(\d+) passed, (\d+) failed, (\d+) skipped$/

/** Takes lines from anywhere: `write` prints one, `counts` is the closing line once it was said. */
export function collectResults() {
  /** @type {string | undefined} */
  let counts
  return {
    write(line) {
      if (closing.test(line)) counts = line
      else say(line)
    },
    counts: () => counts,
  }
}

/**
 * Follows a results file while somebody writes it. The file is looked at, not watched: watching misses appends on
 * some file systems, and a test run says little.
 *
 * @returns {{ file: string, end(): string | undefined }} `end` prints what is left and returns the closing line
 */
export function followResults(file = join(temporaryFolder('results'), 'results.txt')) {
  const results = collectResults()
  let taken = 0
  const read = (all) => {
    if (!existsSync(file)) return
    const fresh = readFileSync(file).subarray(taken)
    const upTo = all ? fresh.length : fresh.lastIndexOf('\n') + 1
    taken += upTo
    const text = fresh.subarray(0, upTo).toString('utf8')
    if (text !== '') for (const line of text.replace(/\n$/, '').split('\n')) results.write(line)
  }
  const timer = setInterval(() => read(false), 200)
  return {
    file,
    end() {
      clearInterval(timer)
      read(true)
      return results.counts()
    },
  }
}

/**
 * The end of a run: says what it came to and returns the exit code. A run that ended without its closing line, or ran
 * no test, has failed whatever its exit code says.
 */
export function conclude(name, counts, exitCode, started) {
  const [passed = 0, failed = 0] =
    closing
      .exec(counts ?? '')
      ?.slice(1)
      .map(Number) ?? []
  if (counts === undefined) say(`The tests in ${name} ended before they were through (exit code ${exitCode}).`)
  else if (passed + failed === 0) say(`There was no test to run in ${name}.`)
  say(`Tests in ${name} took ${Math.round((Date.now() - started) / 1000)} s.`)
  say(counts ?? '0 passed, 1 failed, 0 skipped')
  return exitCode === 0 && passed > 0 && failed === 0 ? 0 : 1
}
