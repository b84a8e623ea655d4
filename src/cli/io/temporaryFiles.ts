import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * The names of temporary files: `.copydesk-HOST-PID-RANDOM~`. They are as long for every article, so a long name of an article never makes one
 * too long, and random, so a file that a killed run left never blocks a later one.
 *
 * No generator publishes such a name:
 * - Hexo ignores names that start with `.` or `_` or end with `%` or `~` (lib/plugins/processor/common.ts, isTmpFile and isHiddenFile)
 * - Jekyll ignores names that start with `.`, `_`, `#` or `~` or end with `~` (lib/jekyll/entry_filter.rb, special? and backup?)
 * - Hugo ignores content that starts with `.` or `#` or ends with `~` (source/sourceSpec.go, IgnoreFile)
 * - Eleventy takes only the extensions of its template formats, such as `.md` (src/EleventyFiles.js, getGlobs)
 * - Astro ignores pages that start with `.` or `_` or have an unknown extension (packages/astro/src/core/routing/manifest/create.ts);
 *   collections take what their glob matches, such as `*.md`
 * - Docusaurus takes what its globs match, by default `*.md` and `*.mdx` (the option `include` of plugin-content-docs)
 * Folders that are copied as they are (Hugo's static, passthrough copies of Eleventy) hold no articles.
 */
const form = /^\.copydesk-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}~$/

/** Process ids are unique on one machine only: files of another one, on a shared disk, are recognised by this. */
const host = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 8)

/** Age from which a temporary file of another machine, or of a process id that is in use again, counts as left behind. */
const maxAgeMs = 24 * 60 * 60 * 1000

/** A new path in a folder for a temporary file of this process. */
export function temporaryPath(folder: string): string {
  return path.join(folder, `.copydesk-${host}-${process.pid}-${randomBytes(6).toString('hex')}~`)
}

/** Removes the temporary files that killed runs have left in a folder. Never throws: what cannot be removed stays. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, ofHost, pid] = form.exec(name) ?? []
    if (pid === undefined) continue
    const file = path.join(folder, name)
    try {
      const found = fs.lstatSync(file)
      const isDead = ofHost === host && !isRunning(Number(pid))
      // The change time (ctime): a hard link keeps the modification time of the article.
      if (found.isFile() && (isDead || Date.now() - found.ctimeMs > maxAgeMs)) fs.unlinkSync(file)
    } catch {
      // Removed by another run, or not allowed.
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process exists.
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
