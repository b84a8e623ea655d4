import * as l10n from '@vscode/l10n'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { visibleName } from '../../core/text/visible'
import { decodeText } from '../io/decode'
import type { Files } from '../io/files'
import { writeFailure } from '../io/readText'
import { Refusal } from '../io/refusal'
import type { ReportFile } from '../io/reportFile'
import { isMarkdownName } from '../io/targets'
import type { OutputFormat, Reporter, ReporterOptions } from '../reporters/reporter'
import { summaryLine } from '../reporters/summaryLine'

/** A format, and the file that it goes to; undefined for standard output. */
export interface ReportRequest {
  readonly format: OutputFormat
  /** As written on the command line. */
  readonly file: string | undefined
}

/** The reports of one run. */
export interface Reports {
  /** Passes everything on to all formats. */
  readonly reporter: Reporter
  /**
   * Puts the files in place.
   * @returns a sentence for each file that could not be written; its old content stays
   */
  commit(): readonly string[]
}

/** Text is collected to pieces of this many characters. */
const batchLength = 1 << 16

/**
 * Opens the files of all reports.
 * @param reserved a file that something else is written to, as written on the command line
 * @throws Refusal
 */
export function openReports(
  requests: readonly ReportRequest[],
  reserved: string | undefined,
  files: Files,
  options: ReporterOptions,
): Reports {
  const opened: Opened[] = []
  try {
    const seen = new Set<string>()
    for (const file of [reserved, ...requests.map((request) => request.file)]) {
      if (file === undefined) continue
      const path = realPathOf(files, file)
      if (seen.has(path))
        throw new Refusal(l10n.t('Two things would be written to “{0}”: name another file for one of them.', visibleName(file)))
      seen.add(path)
      if (isArticleFile(files, path))
        throw new Refusal(l10n.t('“{0}” is an article: a report would take its place. Name another file.', visibleName(file)))
    }
    const reporters = requests.map(({ format, file }) => {
      if (file === undefined) return format.create(options)
      const target = open(files, file)
      opened.push(target)
      return format.create({ ...options, print: target.print, colour: false })
    })
    if (requests.every(({ file }) => file !== undefined)) reporters.push(summaryOnly(options))
    return {
      reporter: {
        problem: (problem) => {
          for (const reporter of reporters) reporter.problem(problem)
        },
        suppressed: (problem) => {
          for (const reporter of reporters) reporter.suppressed?.(problem)
        },
        end: (summary) => {
          for (const reporter of reporters) reporter.end(summary)
        },
      },
      commit: () => opened.flatMap(({ commit }) => commit() ?? []),
    }
  } catch (error) {
    for (const { discard } of opened) discard()
    throw error
  }
}

/** Says on standard output how the run ended if no format does. */
function summaryOnly({ print, quiet }: ReporterOptions): Reporter {
  return {
    problem() {},
    end: (summary) => (quiet ? undefined : print(`${summaryLine(summary)}\n`)),
  }
}

interface Opened {
  readonly print: (text: string) => void
  /** @returns why the file could not be written */
  readonly commit: () => string | undefined
  readonly discard: () => void
}

function open(files: Files, written: string): Opened {
  const sentence = (error: unknown) => l10n.t('The report “{0}” cannot be written: {1}', visibleName(written), writeFailure(error))
  let file: ReportFile
  try {
    file = files.openReport(files.resolve(written))
  } catch (error) {
    throw new Refusal(sentence(error))
  }
  let pending = ''
  let failure: string | undefined
  const attempt = (action: () => void) => {
    if (failure !== undefined) return
    try {
      action()
    } catch (error) {
      failure = sentence(error)
      file.discard()
    }
  }
  return {
    print(text) {
      pending += text
      if (pending.length < batchLength) return
      attempt(() => file.write(pending))
      pending = ''
    },
    commit() {
      attempt(() => {
        file.write(pending)
        file.commit()
      })
      return failure
    },
    discard: file.discard,
  }
}

function realPathOf(files: Files, written: string): string {
  const path = files.resolve(written)
  try {
    return files.realPath(path)
  } catch {
    // It does not exist yet.
    return path
  }
}

/** Whether a file is Markdown with front matter: nobody wants a report in its place. */
function isArticleFile(files: Files, path: string): boolean {
  if (!isMarkdownName(path)) return false
  try {
    const decoded = decodeText(files.read(path))
    return 'text' in decoded && readFrontMatter(decoded.text) !== undefined
  } catch {
    return false
  }
}
