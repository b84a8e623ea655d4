import * as l10n from '@vscode/l10n'
import type { MapNode } from '../data/nodes'
import { toValue } from '../data/nodes'
import { readYaml } from '../data/yaml'
import { yamlErrorText } from '../data/syntaxErrors'
import { range, type Range } from '../text/text'
import { patternForms } from './patternForms'
import { isScope, problemOf, readTerms, type PlacedTerm, type TermProblem, type TermReading } from './terms'

/** Longer files are not read. In UTF-16 code units. */
const maxLength = 5_000_000

/**
 * Reads a house list. The name of the file decides the format:
 * - `.yaml`, `.yml`, `.json`: a list of entries, a map with `terms`, or a substitution rule of Vale (a map with `swap`);
 * - `.csv`: a header with `prefer`, `instead`, and maybe `scope`, `language` and `reason`; several wrong forms are divided by `|`;
 * - `accept.txt`, `reject.txt`: a vocabulary of Vale;
 * - any other: an entry a line, `wrong -> preferred`, or a preferred form alone; lines that start with `#` are comments.
 * An entry with a mistake is a problem, and the others are used. Sources: vale.sh/docs/checks/substitution, vale.sh/docs/keys/vocab.
 * @param path as in `copydesk.yaml`
 */
export function readTermFile(written: string, path: string): TermReading {
  if (written.length > maxLength)
    return { terms: [], problems: [{ range: range(0, 0), message: l10n.t('It is too large for a house list.') }] }
  const text = written.replace(/^\uFEFF/, ' ')
  if (/\.(?:ya?ml|json)$/i.test(path)) return readYamlList(text)
  if (/\.csv$/i.test(path)) return readTable(text)
  const name = /(accept|reject)\.txt$/i.exec(path)?.[1]?.toLowerCase()
  return collected(linesOf(text).map(({ line, at }) => (name ? vocabularyLine(line, at, name === 'reject') : plainLine(line, at))))
}

function readYamlList(text: string): TermReading {
  const { root, errors } = readYaml(text, range(0, text.length))
  const [error] = errors
  if (error) return { terms: [], problems: [{ range: error.range, message: yamlErrorText(error, text) }] }
  if (root?.kind === 'list') return readTerms(root.items.map(({ value }) => value))
  const part = (name: string) => (root?.kind === 'map' ? root.fields.findLast(({ key }) => key === name)?.value : undefined)
  const [terms, swap] = [part('terms'), part('swap')]
  if (terms?.kind === 'list') return readTerms(terms.items.map(({ value }) => value))
  if (swap?.kind === 'map') return readSwap(swap, toValue(part('ignorecase')) === true, toValue(part('message')))
  if (root === undefined) return { terms: [], problems: [] }
  return { terms: [], problems: [{ range: root.range, message: l10n.t('It should contain a list of entries, “terms” or “swap”.') }] }
}

/** Vale's map from wrong forms, which are regular expressions, to the preferred one; of several divided by `|` the first is used. */
function readSwap({ fields }: MapNode, ignoreCase: boolean, message: unknown): TermReading {
  const reason = typeof message === 'string' && !message.includes('%s') ? message : undefined
  return collected(
    fields.map(({ key, keyRange, value }) => {
      const prefer =
        String(toValue(value) ?? '')
          .split('|')[0]
          ?.trim() || undefined
      const instead = patternForms(key)?.filter((form) => form !== prefer)
      if (!instead) return { range: keyRange, message: noForms(key) }
      return { prefer, instead, ignoreCase, reason, range: keyRange }
    }),
  )
}

function noForms(pattern: string): string {
  return l10n.t('“{0}” is a regular expression that is not read here: write the wrong forms one by one.', pattern)
}

function vocabularyLine(line: string, at: Range, isRejected: boolean): PlacedTerm | TermProblem {
  const ignoreCase = isRejected || line.startsWith('(?i)')
  const forms = patternForms(line.replace(/^\(\?i\)/, ''))
  if (!forms) return { range: at, message: noForms(line) }
  if (isRejected) return { prefer: undefined, instead: forms, ignoreCase, range: at }
  // A pattern with several forms allows each of them.
  return ignoreCase || forms.length !== 1
    ? { prefer: forms[0], instead: [], otherCases: false, range: at }
    : { prefer: forms[0], instead: [], otherCases: true, range: at }
}

function plainLine(line: string, at: Range): PlacedTerm {
  const [, wrong, prefer] = /^(.*?)\s*(?:->|=>|→)\s*(.*)$/.exec(line) ?? []
  if (wrong === undefined) return { prefer: line, instead: [], otherCases: true, range: at }
  return { prefer: prefer || undefined, instead: divided(wrong), range: at }
}

function divided(written: string): readonly string[] {
  return written.split('|').flatMap((form) => form.trim() || [])
}

interface Line {
  readonly line: string
  readonly at: Range
}

/** The lines that are neither empty nor comments. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const written of text.split(/\r\n|\r|\n/)) {
    const line = written.trim()
    const at = text.indexOf(written, start)
    if (line !== '' && !line.startsWith('#')) lines.push({ line, at: range(at, at + written.length) })
    start = at + written.length
  }
  return lines
}

function readTable(text: string): TermReading {
  const [header, ...rows] = linesOf(text)
  if (!header) return { terms: [], problems: [] }
  const columns = cellsOf(header.line).map((cell) => cell.toLowerCase())
  if (!columns.includes('instead'))
    return {
      terms: [],
      problems: [
        { range: header.at, message: l10n.t('The first line should name the columns: prefer, instead, scope, language, reason.') },
      ],
    }
  return collected(
    rows.map(({ line, at }) => {
      const cells = cellsOf(line)
      if (cells.length > columns.length) return { range: at, message: l10n.t('This line has more cells than the first one.') }
      const cell = (name: string) => cells[columns.indexOf(name)]?.trim() || undefined
      const scope = divided(cell('scope') ?? '').filter(isScope)
      return {
        prefer: cell('prefer'),
        instead: divided(cell('instead') ?? ''),
        scope: scope.length > 0 ? scope : undefined,
        language: cell('language')?.toLowerCase(),
        reason: cell('reason'),
        range: at,
      }
    }),
  )
}

/** The cells of a line of CSV (RFC 4180, without line ends in cells). */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy
  for (let found = cell.exec(line); found; found = cell.exec(line)) {
    cells.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim())
    if (found[3] === '') break
  }
  return cells
}

function collected(read: readonly (PlacedTerm | TermProblem)[]): TermReading {
  const terms: PlacedTerm[] = []
  const problems: TermProblem[] = []
  for (const one of read) {
    const isAllowed = !('message' in one) && one.prefer !== undefined && one.otherCases === false && one.instead.length === 0
    const problem = 'message' in one ? one : isAllowed ? undefined : problemOf(one)
    if (problem) problems.push(problem)
    else if (!('message' in one)) terms.push(one)
  }
  return { terms, problems }
}
