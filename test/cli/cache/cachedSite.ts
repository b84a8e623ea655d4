import type { Io } from '../../../src/cli/io/io'
import { rules } from '../../../src/rules'
import { cwd, memoryFiles, run, type Content, type MemoryFiles } from '../memory'

export const start = Date.UTC(2024, 0, 5, 8)
export const article = (title: string, more = '', body = 'Text.') => `---\ntitle: ${title}\ndate: 2024-01-05\n${more}---\n\n${body}\n`

/** A site, checked once with a cache, on a file system whose times have steps of a second. */
export async function cached(content: Readonly<Record<string, Content>>, args: readonly string[] = []) {
  const files = memoryFiles(content)
  let clock = start
  const given = (): Partial<Io> => ({ rules, clock: () => clock })
  const check = (more: readonly string[]) => run(files, ['check', '--format', 'json', ...args, ...more], given())
  const first = await check(['--cache'])
  return {
    files,
    first,
    check,
    /** Changes files, waits, and checks with the cache and without. @returns both, and what the first has read */
    async later(changed: Readonly<Record<string, Content | undefined>>, waitMs = 10_000, more: readonly string[] = []) {
      files.time = Math.floor(clock / 1000) * 1000
      for (const [name, text] of Object.entries(changed)) files.set(name, text)
      clock += waitMs
      files.reads.length = 0
      const found = await check(['--cache', ...more])
      const reads = files.reads.filter((one) => /\.mdx?$/.test(one)).map((one) => one.slice(cwd.length + 1))
      const expected = await check(more)
      return { found, expected, reads }
    },
  }
}

/** The caches that were written, in their order. */
export const cachesOf = (files: MemoryFiles) => files.written.filter((one) => one.includes('/check-'))
