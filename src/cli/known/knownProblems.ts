import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import type { Files } from '../io/files'
import { writeFailure } from '../io/readText'
import { Refusal } from '../io/refusal'
import type { ReportedProblem } from '../reporters/reporter'
import { emptyBaseline, readBaseline, type Baseline } from './baseline'

export interface KnownOptions {
  /** The path of the baseline, as written on the command line. */
  readonly file: string
  /** Whether all problems of this run become known ones. */
  readonly update: boolean
  /** Whether the file is left alone, as in a pipeline, unless it is updated. */
  readonly readOnly: boolean
}

/** A baseline with at least this many articles, none of which is here, is one of another folder: a site does not lose them all at once. */
const minElsewhere = 3

/** The problems of a run that the baseline lists. */
export interface KnownProblems {
  /** @param path of the article, absolute */
  has(path: string, problem: ReportedProblem): boolean
  /**
   * Writes the baseline if it has become shorter, or is to be updated. An entry goes away when its problem was looked for and not found.
   * @param checked the articles of the run, absolute
   * @returns what to tell on standard error, and whether writing failed
   */
  end(checked: ReadonlySet<string>): { readonly note: string | undefined; readonly failed: boolean }
}

/** @throws Refusal when it cannot be used; nothing has been written */
export function knownProblems({ file, update, readOnly }: KnownOptions, files: Files): KnownProblems {
  const path = files.resolve(file)
  const name = visibleName(file)
  const isNew = kindOf(files, path) === undefined
  if (isNew && !update) throw new Refusal(l10n.t('The baseline “{0}” does not exist: write it with --update-baseline.', name))
  const baseline: Baseline = isNew ? emptyBaseline(path, files) : readBaseline(file, files)
  const listed = baseline.articles()
  const isThere = (article: string) => kindOf(files, article) !== undefined
  const isElsewhere = listed.length > 0 && !listed.some(isThere)
  if (!update && isElsewhere && listed.length >= minElsewhere)
    throw new Refusal(
      l10n.t('None of the articles in the baseline “{0}” is here: it belongs to another folder. --update-baseline starts it again.', name),
    )
  return {
    has(article, problem) {
      const found = baseline.knows(article, problem)
      if (!found && update) baseline.add(article, problem)
      return found || update
    },
    end(checked) {
      const isDone = (article: string) => checked.has(article) || !isThere(article)
      // A part of the site says nothing about problems that lie between articles.
      const isWhole = listed.every(isDone)
      const unused = isWhole && !isElsewhere ? baseline.unused(isDone) : 0
      const silent = { note: undefined, failed: false }
      if (!update && unused === 0) return silent
      if (!update && readOnly)
        return {
          ...silent,
          note:
            unused === 1
              ? l10n.t('1 problem in the baseline “{0}” is gone: a check outside of a pipeline removes it from the file.', name)
              : l10n.t(
                  '{0} problems in the baseline “{1}” are gone: a check outside of a pipeline removes them from the file.',
                  unused,
                  name,
                ),
        }
      try {
        const report = files.openReport(path)
        report.write(baseline.text(isDone))
        report.commit()
      } catch (error) {
        return { note: l10n.t('The baseline “{0}” cannot be written: {1}', name, writeFailure(error)), failed: true }
      }
      if (update) return silent
      const note =
        unused === 1
          ? l10n.t('1 problem was fixed, and is no longer in the baseline “{0}”.', name)
          : l10n.t('{0} problems were fixed, and are no longer in the baseline “{1}”.', unused, name)
      return { ...silent, note }
    },
  }
}

function kindOf(files: Files, path: string) {
  try {
    return files.kind(path)
  } catch {
    return undefined
  }
}
