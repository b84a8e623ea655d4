/**
 * `npm run fuzz [-- --cases N] [--minutes N] [--seed N] [--only NAME]`: damaged articles through parser, rules, fixes and preview, by every
 * generator's reading. A failure is made smaller as far as it stays one, and printed. The exit code is 1 when a case failed.
 * Articles come from ../shared/corpus where it exists, and from the bad examples of the rules.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import esbuild from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const repository = join(here, '..', '..')
const work = mkdtempSync(join(tmpdir(), 'copydesk-fuzz-'))
const program = join(repository, 'dist', 'fuzz.cjs')
await esbuild.build({
  entryPoints: [join(here, 'run.ts')],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  outfile: program,
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: repository, stdio: 'inherit' })
rmSync(work, { recursive: true, force: true })
process.exitCode = status ?? 1
