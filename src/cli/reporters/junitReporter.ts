import * as l10n from '@vscode/l10n'
import { ProblemsByFile } from './grouped'
import type { OutputFormat, ReportedProblem } from './reporter'
import { xmlAttribute, xmlText } from './xml'

/**
 * One test suite for each article with problems, one failed test for each error and warning; what is less serious is in the output of the
 * suite. Valid by the schema of Ant's JUnit task and by that of Jenkins' xUnit plugin (test/formats), which are the two in use: JUnit itself
 * has none.
 */
export const junit: OutputFormat = {
  name: 'junit',
  description: () => l10n.t('JUnit XML, for Jenkins, GitLab and others'),
  create({ print, version, clock }) {
    const found = new ProblemsByFile()
    return {
      problem: (problem) => found.add(problem),
      end({ files, ms }) {
        const run = {
          version,
          timestamp: new Date(clock()).toISOString().slice(0, 19),
        }
        print('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n')
        let id = 0
        for (const [file, problems] of found.files()) print(suite(file, problems, id++, run))
        // Jenkins takes a report without any test for a mistake.
        if (id === 0) print(emptySuite(files === 0 ? l10n.t('No articles found.') : l10n.t('No problems found.'), ms, run))
        print('</testsuites>\n')
      },
    }
  },
}

interface RunFacts {
  readonly version: string
  /** ISO 8601 in UTC, without a zone. */
  readonly timestamp: string
}

function suite(file: string, problems: readonly ReportedProblem[], id: number, run: RunFacts): string {
  const failures = problems.filter(({ severity }) => severity === 'error' || severity === 'warning')
  const others = problems.filter((problem) => !failures.includes(problem))
  const cases = failures.map(({ ruleId, severity, message, line, column }) => {
    const name = `${ruleId} ${line}:${column}`
    const text = `${file}:${line}:${column}  ${severity}  ${message}`
    return `    <testcase classname="${xmlAttribute(file)}" name="${name}" time="0">
      <failure type="${severity}" message="${xmlAttribute(message)}">${xmlText(text)}</failure>
    </testcase>\n`
  })
  const output = others.map(({ severity, message, line, column, ruleId }) => `${line}:${column}  ${severity}  ${message}  ${ruleId}\n`)
  return suiteElement({ name: file, id, tests: failures.length, failures: failures.length, time: 0, output: output.join('') }, cases, run)
}

function emptySuite(name: string, ms: number, run: RunFacts): string {
  const time = ms / 1000
  const passed = `    <testcase classname="copydesk" name="${xmlAttribute(name)}" time="${time}"/>\n`
  return suiteElement({ name: 'copydesk', id: 0, tests: 1, failures: 0, time, output: '' }, [passed], run)
}

interface SuiteFacts {
  readonly name: string
  readonly id: number
  readonly tests: number
  readonly failures: number
  /** In seconds. */
  readonly time: number
  readonly output: string
}

function suiteElement(
  { name, id, tests, failures, time, output }: SuiteFacts,
  cases: readonly string[],
  { version, timestamp }: RunFacts,
): string {
  return `  <testsuite name="${xmlAttribute(name)}" package="copydesk" id="${id}" tests="${tests}" failures="${failures}" errors="0" time="${time}" timestamp="${timestamp}" hostname="localhost">
    <properties>
      <property name="copydesk" value="${xmlAttribute(version)}"/>
    </properties>
${cases.join('')}    <system-out>${xmlText(output)}</system-out>
    <system-err></system-err>
  </testsuite>\n`
}
