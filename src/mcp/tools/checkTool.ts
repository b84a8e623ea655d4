import * as l10n from '@vscode/l10n'
import { readCheckOptions } from '../../cli/commands/checkOptions'
import { runCheck } from '../../cli/commands/runCheck'
import { jsonProblem } from '../../cli/reporters/jsonReporter'
import type { OutputFormat, Summary } from '../../cli/reporters/reporter'
import { text as textFormat } from '../../cli/reporters/textReporter'
import type { JsonObject } from '../protocol/versions'
import { keepOutput } from './runCommand'
import { defineTool, ToolRefusal } from './tool'
import { requireBelow } from './currentFolder'

const maxProblems = 1000
const usualProblems = 100

const whole = { type: 'integer' }
const written = { type: 'string' }
const counts = { files: whole, errors: whole, warnings: whole, informations: whole, hints: whole }
const problem = {
  file: written,
  ruleId: written,
  severity: written,
  message: written,
  line: whole,
  column: whole,
  endLine: whole,
  endColumn: whole,
  fixable: { type: 'boolean' },
}

export const checkTool = defineTool({
  name: 'check',
  title: () => l10n.t('Check articles'),
  description: () =>
    l10n.t(
      'Checks news articles (Markdown files with front matter) as “copydesk check” does: those at paths below the current folder, or one text that need not be saved. Returns each problem with file, line, column, severity, message, rule, and whether “copydesk check --fix” would fix it. Writes nothing.',
    ),
  parameters: {
    paths: { type: 'strings', description: () => l10n.t('Files, folders and globs below the current folder; without any, all of it.') },
    text: { type: 'string', description: () => l10n.t('The text of one article, checked in place of files. Needs “file”.') },
    file: {
      type: 'string',
      description: () => l10n.t('The file that the text belongs to: it decides which settings apply. It need not exist.'),
    },
    limit: {
      type: 'integer',
      range: { min: 1, max: maxProblems },
      description: () => l10n.t('How many problems are listed at most; {0} by default. All are counted.', usualProblems),
    },
  },
  output: {
    type: 'object',
    properties: {
      problems: { type: 'array', items: { type: 'object', properties: problem, required: Object.keys(problem) } },
      summary: { type: 'object', properties: counts, required: Object.keys(counts) },
    },
    required: ['problems', 'summary'],
  },
  async run({ paths = [], text, file, limit = usualProblems }, io) {
    if ((text === undefined) !== (file === undefined))
      throw new ToolRefusal(l10n.t('“text” and “file” belong together: give both or none.'))
    if (text !== undefined && paths.length > 0) throw new ToolRefusal(l10n.t('Give either paths or a text.'))
    for (const path of file === undefined ? paths : [file]) requireBelow(io.files, path)
    const options = readCheckOptions({ values: file === undefined ? {} : { stdin: true, 'stdin-filename': file }, positionals: paths })
    const found: JsonObject[] = []
    let summary: Summary | undefined
    const format: OutputFormat = {
      name: 'mcp',
      description: () => '',
      create(given) {
        const lines = textFormat.create(given)
        return {
          problem(one) {
            if (found.length === limit) return
            found.push(jsonProblem(one))
            lines.problem(one.fixable ? { ...one, message: `${one.message} ${l10n.t('(fixed by --fix)')}` } : one)
          },
          end(all) {
            summary = all
            lines.end(all)
          },
        }
      },
    }
    const input = () => new TextEncoder().encode(text)
    const run = await keepOutput({ ...io, input }, (own) => runCheck({ ...options, reports: [{ format, file: undefined }] }, own))
    const parts = [run.printed.trimEnd(), summary && cutNote(summary, found.length), run.warned.trimEnd()]
    return {
      text: parts.filter((part) => part).join('\n'),
      ...(summary && { data: { problems: found, summary: countsOf(summary) } }),
      hasFailed: run.code === 2,
    }
  },
})

function countsOf({ files, errors, warnings, informations, hints }: Summary) {
  return { files, errors, warnings, informations, hints }
}

/** Says that not all problems are listed; undefined if they are. */
function cutNote({ errors, warnings, informations, hints }: Summary, listed: number): string | undefined {
  const all = errors + warnings + informations + hints
  return all > listed ? l10n.t('The list ends after {0} of {1} problems.', listed, all) : undefined
}
