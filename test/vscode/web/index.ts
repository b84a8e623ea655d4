import 'mocha/mocha.js'
import type MochaModule from 'mocha'
import { lineReporter } from '../reporter'
import { suites } from './suite'

/**
 * The same, where there is no Node: in the web worker that hosts extensions in vscode.dev. The suites are part of this
 * bundle and hand over a function each, because mocha's globals are not there before `setup`.
 */
const browserMocha = (globalThis as unknown as { mocha: BrowserMocha }).mocha

interface BrowserMocha {
  setup(options: MochaModule.MochaOptions): void
  run(done: (failures: number) => void): void
}

export async function run(): Promise<void> {
  // The driver hears every line of the worker's console: the mark tells ours from VS Code's.
  const reporter = lineReporter((line) => console.log(`copydesk-test:${line}`))
  browserMocha.setup({ ui: 'bdd', timeout: 120_000, reporter })
  for (const suite of suites) suite()
  const failures = await new Promise<number>((resolve) => browserMocha.run(resolve))
  if (failures > 0) throw new Error(`${failures} failed`)
}
