import type { Rule } from '../../core/lint/rule'
import type { Location } from '../../core/text/location'
import type { Severity } from '../../core/text/problem'

/** A problem as it is reported. Lines and columns start at 1; columns count UTF-16 code units, as editors do. */
export interface ReportedProblem extends Location {
  /** Path relative to the current folder, with forward slashes. */
  readonly file: string
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  /** Whether `--fix` would fix it. */
  readonly fixable: boolean
  /** Only if something in the run asks for it: a format, or the baseline. */
  readonly details?: ProblemDetails
  /** Whether the pull request changes one of its lines; undefined if that is not known. */
  readonly isInChange?: boolean
  /** Whether it is a problem of the settings or of a schema, which belongs to no article. */
  readonly inSettings?: true
  /** For a problem that a comment in the article suppresses: the reason that the comment gives. */
  readonly suppression?: { readonly reason: string | undefined }
}

/** What most formats leave out. */
export interface ProblemDetails {
  readonly fixes: readonly ReportedFix[]
  readonly related: readonly ReportedRelated[]
  /** The lines, from 1, whose change can have caused the problem: all of the front matter if the problem is at its opening fence. */
  readonly reach: { readonly first: number; readonly last: number }
  /** The text that is reported with the text around it, as `excerptOf` returns it: the same after an edit elsewhere in the article. */
  readonly excerpt: string
}

export interface ReportedFix {
  readonly title: string
  /** Whether `--fix` makes it. */
  readonly safe: boolean
  readonly edits: readonly ReportedEdit[]
}

/** Replaces the text at its location by a new one. */
export interface ReportedEdit extends Location {
  readonly newText: string
  /** Whether it also deletes the byte order mark, which no location includes. */
  readonly deletesMark: boolean
}

/** Another place in the same file that helps to understand a problem. */
export interface ReportedRelated extends Location {
  readonly message: string
}

/** Counts of one run; they include problems that `--quiet` hides. */
export interface Summary {
  /** Articles checked, and files that could not be read. */
  readonly files: number
  readonly filesWithProblems: number
  readonly errors: number
  readonly warnings: number
  readonly informations: number
  readonly hints: number
  /** Problems fixed by `--fix`. */
  readonly fixed: number
  /** Reported problems that `--fix` would fix. */
  readonly fixable: number
  /** Problems in `copydesk.yaml` or in a schema, which belong to no article. */
  readonly inSettings: number
  /** Problems that the baseline lists; they are in no other count. */
  readonly known: number
  /** Whether the check itself failed, so that problems may be missing. */
  readonly hasFailed: boolean
  readonly ms: number
}

/** Writes the results of one run. */
export interface Reporter {
  /** Called for each problem, as soon as it is found. */
  problem(problem: ReportedProblem): void
  /** Called for each problem that a comment suppresses, if the run asks for them. */
  suppressed?(problem: ReportedProblem): void
  /** Called once, after the last problem. */
  end(summary: Summary): void
}

export interface ReporterOptions {
  /** Writes to standard output, or to the file that was named for the format. */
  readonly print: (text: string) => void
  /** Whether colour codes may be written. */
  readonly colour: boolean
  /** Only errors are passed to the reporter, and it should print no summary for people. */
  readonly quiet: boolean
  /** The version of Copydesk. */
  readonly version: string
  /** All rules: a format may describe those that it names. */
  readonly rules: readonly Rule[]
  /** The time, in ms since 1970. */
  readonly clock: () => number
  readonly pipeline: Pipeline
  /** The part of the articles that this run is about; undefined for all. */
  readonly shard?: { readonly index: number; readonly count: number } | undefined
}

/** What the reporters need to know about the pipeline that Copydesk runs in. */
export interface Pipeline {
  /** The path of a file from the root of the repository, which is where services look for it. @param file relative to the current folder */
  fromRoot(file: string): string
  /** The web address of a line of a file; undefined outside of GitHub Actions. */
  link(file: string, line: number): string | undefined
  /** Adds Markdown to the summary of the job; undefined outside of GitHub Actions. */
  readonly addToSummary: ((markdown: string) => void) | undefined
}

/** An output format. */
export interface OutputFormat {
  /** Value of `--format`. */
  readonly name: string
  /** What is written, in one clause for the help. */
  readonly description: () => string
  /** Whether its problems need `details`. */
  readonly needsDetails?: true
  /** Whether it prefers problems on lines that the pull request changes. */
  readonly prefersChanges?: true
  create(options: ReporterOptions): Reporter
}
