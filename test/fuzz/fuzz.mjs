/**
 * `npm run fuzz [-- --cases N] [--minutes N] [--seed N] [--only NAME] [--processes N]`: damaged articles through parser, rules, fixes and preview,
 * by every generator's reading. `--seed 1-250` takes each of these seeds, with N cases each; after each seed the total is printed. Several
 * processes share the seeds, and their totals are added. A failure is made smaller as far as it stays one, and printed. The exit code is 1 when
 * a case failed. Articles come from ../shared/corpus where it exists, and from the bad examples of the rules.
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import esbuild from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const repository = join(here, '..', '..')
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
const given = process.argv.slice(2)
const option = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined)
const count = Number(option('--processes') ?? 1)
const [first, last = first] = (option('--seed') ?? '1').split('-').map(Number)
const totals = []
/** @param at the place of the process among the others */
const run = (at) =>
  new Promise((resolve) => {
    const own = count > 1 ? ['--seed', `${first + at}-${last}`, '--step', String(count)] : []
    const child = spawn(process.execPath, [program, ...given, ...own], { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] })
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line)
      const [, cases, failures] = /^seed \d+: (\d+) cases .* (\d+) failures/.exec(line) ?? []
      if (cases) totals[at] = [Number(cases), Number(failures)]
    })
    child.on('close', resolve)
  })
const statuses = await Promise.all(Array.from({ length: count }, (_, at) => run(at)))
const sum = (place) => totals.reduce((total, one) => total + one[place], 0)
if (count > 1) console.log(`${sum(0)} cases in ${count} processes, ${sum(1)} failures`)
process.exitCode = statuses.some((status) => status !== 0) ? 1 : 0
