import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'vscode'
import { lineReporter } from './reporter'

/**
 * What VS Code calls to run the tests: every `*.test.js` below `suite` beside this file, once it is bundled; in a VS Code whose
 * display language is Chinese, every `chinese/*.test.js`. Each suite is a
 * bundle of its own, so that mocha's globals are there before any of its lines run.
 */
export async function run(): Promise<void> {
  // mocha is an ES module, which `require` reaches in a recent Node only, and VS Code 1.100 has an older one.
  const { default: Mocha } = await import('mocha')
  const mocha = new Mocha({ ui: 'bdd', timeout: 180_000, reporter: lineReporter(write) })
  const folder = join(__dirname, env.language.startsWith('zh') ? 'chinese' : 'suite')
  const only = process.env['COPYDESK_TEST_ONLY'] ?? ''
  const names = readdirSync(folder, { recursive: true }).map(String).sort()
  for (const name of names) if (name.endsWith('.test.js') && name.includes(only)) mocha.addFile(join(folder, name))
  if (mocha.files.length === 0) throw new Error(`no suite in ${folder}`)
  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  if (failures > 0) throw new Error(`${failures} failed`)
}

/** A line goes to disk at once: what was said stays said, even if VS Code dies in the next test. */
function write(line: string): void {
  const file = process.env['COPYDESK_TEST_RESULTS']
  if (file) appendFileSync(file, `${line}\n`)
  else console.log(line)
}
