import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import { ProblemsByFile } from './grouped'
import type { OutputFormat } from './reporter'
import { xmlAttribute } from './xml'

/** The severities of Checkstyle (its class SeverityLevel). */
const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'info', hint: 'info' }

/** Checkstyle's XML, which Jenkins (Warnings Next Generation), reviewdog and others read. */
export const checkstyle: OutputFormat = {
  name: 'checkstyle',
  description: () => l10n.t('Checkstyle XML, for Jenkins, reviewdog and others'),
  create({ print, pipeline }) {
    const found = new ProblemsByFile()
    return {
      problem: (problem) => found.add(problem),
      end() {
        print('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
        for (const [file, problems] of found.files()) {
          print(`  <file name="${xmlAttribute(pipeline.fromRoot(file))}">\n`)
          for (const { line, column, severity, message, ruleId } of problems)
            print(
              `    <error line="${line}" column="${column}" severity="${levels[severity]}" message="${xmlAttribute(message)}" source="copydesk.${ruleId}"/>\n`,
            )
          print('  </file>\n')
        }
        print('</checkstyle>\n')
      },
    }
  },
}
