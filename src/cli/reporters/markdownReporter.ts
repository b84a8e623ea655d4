import * as l10n from '@vscode/l10n'
import { ProblemsByFile } from './grouped'
import { markdownReport } from './markdownReport'
import type { OutputFormat } from './reporter'

/** A report for people, to post as a comment or to keep. */
export const markdown: OutputFormat = {
  name: 'markdown',
  description: () => l10n.t('a report for people, by article'),
  create({ print, pipeline }) {
    const found = new ProblemsByFile()
    return {
      problem: (problem) => found.add(problem),
      end: (summary) => print(markdownReport(found, summary, pipeline, Number.POSITIVE_INFINITY)),
    }
  },
}
