import type Mocha from 'mocha'

/**
 * A mocha reporter that writes plain lines, for a host whose console nobody sees: one a test, the error below one that
 * failed, and at the end `N passed, N failed, N skipped`, which host/results.mjs waits for.
 */
export function lineReporter(write: (line: string) => void): Mocha.ReporterConstructor {
  const reporter = class {
    constructor(runner: Mocha.Runner) {
      const counts = { passed: 0, failed: 0, skipped: 0 }
      runner.on('pass', (test) => {
        counts.passed++
        write(`  ✓ ${title(test)} (${test.duration ?? 0} ms)`)
      })
      runner.on('pending', (test) => {
        counts.skipped++
        write(`  - ${title(test)} (skipped)`)
      })
      // A hook that fails is reported here as well, under its own title.
      runner.on('fail', (test, error) => {
        counts.failed++
        write(`  ✗ ${title(test)}`)
        for (const line of describe(error).split('\n')) write(`      ${line}`)
      })
      runner.on('end', () => write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`))
    }
  }
  // Mocha needs no more of a reporter than that it listens; its type asks for a descendant of its own Base.
  return reporter as unknown as Mocha.ReporterConstructor
}

function title(test: Mocha.Test): string {
  return test.titlePath().join(' > ')
}

/** The stack begins with the message in some engines only; a message of the test's own hides the two values. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { expected, actual, generatedMessage } = error as Partial<Record<'expected' | 'actual' | 'generatedMessage', unknown>>
  const stack = error.stack ?? error.message
  const whole = stack.includes(error.message) ? stack : `${error.message}\n${stack}`
  if (generatedMessage === true || (expected === undefined && actual === undefined)) return whole
  return `${whole}\nexpected: ${show(expected)}\nactual:   ${show(actual)}`
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
}
