// `npm run test:all`: every check and test, one after the other; a failing one does not stop the others. Prints the failures again at the
// end, then one line: N passed, N failed.
import { spawn } from 'node:child_process'

/** The npm scripts, each with what it is. A script that reports no tests counts as one test. */
const steps = [
  ['check', 'types, style, floors, sizes, unused code, generated texts, licence notices, links'],
  ['check:release', 'translations'],
  ['test:unit', 'unit tests, quick profile'],
  ['test:vscode', 'in VS Code'],
  ['test:chinese', 'in VS Code, in Chinese'],
  ['test:package', 'the package, driven by keyboard'],
  ['test:web', 'in the web worker host'],
  ['fuzz', 'damaged articles, 2,000 cases'],
  ['fuzz:kills', 'check --fix killed, and next to an editor'],
  ['test:npm', 'the npm package in an empty folder'],
  ['test:formats', 'reports of the command line, given to what reads them'],
  ['test:editors', 'the language server: a plain client, and Neovim if it is installed; copydesk mcp'],
  ['test:peers', 'compared with html-validate, HTMLHint and axe-core'],
  ['test:long', 'unit tests, long profile'],
]

/** Mocha prints `12 passing` and `1 failing`, the suites in VS Code `12 passed, 1 failed, 0 skipped`. */
const patterns = {
  passed: [/^ *(\d+) passing/gm, /^(\d+) passed, \d+ failed/gm],
  failed: [/^ *(\d+) failing/gm, /^\d+ passed, (\d+) failed/gm],
}

const total = { passed: 0, failed: 0 }
const failures = []

for (const [script, what] of steps) {
  console.log(`\n== ${script}: ${what}`)
  const started = Date.now()
  const { status, output } = await run(script)
  let [passed, failed] = [count(output, patterns.passed), count(output, patterns.failed)]
  if (status !== 0 && failed === 0) failed = 1
  if (status === 0 && passed === 0) passed = 1
  total.passed += passed
  total.failed += failed
  console.log(`== ${script}: ${passed} passed, ${failed} failed in ${Math.round((Date.now() - started) / 1000)} s`)
  // Repeated at the end, since the log of a run may be cut.
  if (status !== 0) failures.push(`== ${script} failed (exit code ${status})`, ...failedTests(output))
}

if (failures.length > 0) console.log(`\n== What failed\n${failures.join('\n')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

/** Runs an npm script, prints its output as it comes, and returns it. */
function run(script) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        process.stdout.write(text)
        output += text
      })
    }
    child.on('error', (error) => resolve({ status: 1, output: String(error) }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

function count(output, expressions) {
  return expressions.flatMap((one) => [...output.matchAll(one)]).reduce((sum, [, number]) => sum + Number(number), 0)
}

/** The failed tests of an output, each with the lines that follow it. */
function failedTests(output) {
  const lines = output.split('\n')
  const kept = new Set()
  for (const [index, line] of lines.entries())
    if (/^ *✗ |^ +\d+\) /.test(line)) for (let next = index; next <= index + 12; next++) kept.add(next)
  return lines.filter((_, index) => kept.has(index)).slice(-80)
}
