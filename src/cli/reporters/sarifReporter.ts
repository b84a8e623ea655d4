import * as l10n from '@vscode/l10n'
import { ruleMarkdown } from '../../core/lint/ruleDocs'
import type { Rule } from '../../core/lint/rule'
import type { Severity } from '../../core/text/problem'
import { visibleJson } from '../../core/text/visible'
import { createFingerprints } from './fingerprints'
import type { Location } from '../../core/text/location'
import type { OutputFormat, ReportedEdit, ReportedFix, ReportedProblem } from './reporter'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' }
/** As GitHub orders alerts (SARIF support for code scanning, `properties.problem.severity`). */
const severities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
}

/** The root of the repository: a consumer knows where it is (SARIF 2.1.0, 3.4.4). */
const root = 'SRCROOT'

/**
 * SARIF 2.1.0 (OASIS Standard). Each result is written as soon as it is found; the rules that results name come after them.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
export const sarif: OutputFormat = {
  name: 'sarif',
  description: () => l10n.t('SARIF 2.1.0, with fixes'),
  needsDetails: true,
  create({ print, version, rules, pipeline }) {
    const fingerprints = createFingerprints()
    const indexes = new Map<string, number>()
    const json = (value: object) => visibleJson(JSON.stringify(value))
    let separator = '\n'
    print('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[')
    const write = (problem: ReportedProblem) => {
      const index = indexes.get(problem.ruleId) ?? indexes.size
      indexes.set(problem.ruleId, index)
      const uri = uriOf(pipeline.fromRoot(problem.file))
      print(separator + json(result(problem, index, uri, fingerprints.next(problem))))
      separator = ',\n'
    }
    return {
      problem: write,
      suppressed: write,
      end() {
        const descriptors = [...indexes.keys()].map((id) =>
          descriptor(
            id,
            rules.find((rule) => rule.id === id),
          ),
        )
        const driver = { name: 'Copydesk', semanticVersion: version, rules: descriptors }
        const run = {
          tool: { driver },
          columnKind: 'utf16CodeUnits',
          // As editors count lines; the default has no carriage return alone.
          newlineSequences: ['\r\n', '\n', '\r'],
          originalUriBaseIds: { [root]: { description: { text: l10n.t('The root of the repository.') } } },
        }
        print(`],\n${json(run).slice(1)}]}\n`)
      },
    }
  },
}

function result(problem: ReportedProblem, ruleIndex: number, uri: string, fingerprint: string): object {
  const { ruleId, severity, message, details, suppression } = problem
  const artifactLocation = { uri, uriBaseId: root }
  const related = details?.related ?? []
  const fixes = details?.fixes ?? []
  return {
    ruleId,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: region(problem) } }],
    partialFingerprints: { 'problemText/v1': fingerprint },
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place) => ({
            physicalLocation: { artifactLocation, region: region(place) },
            message: { text: place.message },
          })),
        }
      : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixObject(fix, artifactLocation)) } : {}),
    ...(suppression ? { suppressions: [{ kind: 'inSource', justification: suppression.reason }] } : {}),
    properties: { severity },
  }
}

function fixObject({ title, safe, edits }: ReportedFix, artifactLocation: object): object {
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation, replacements: edits.flatMap(replacements) }],
    properties: { safe },
  }
}

/** A text region never includes the byte order mark (3.30.2), so that one is deleted as bytes. */
function replacements(edit: ReportedEdit): readonly object[] {
  const { newText, deletesMark, line, column, endLine, endColumn } = edit
  const mark = deletesMark ? [{ deletedRegion: { byteOffset: 0, byteLength: 3 } }] : []
  if (deletesMark && newText === '' && line === endLine && column === endColumn) return mark
  return [...mark, { deletedRegion: region(edit), ...(newText === '' ? {} : { insertedContent: { text: newText } }) }]
}

function region({ line, column, endLine, endColumn }: Location): object {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

function descriptor(id: string, rule: Rule | undefined): object {
  // `unreadable` and `settings` are no rules.
  if (!rule) {
    const text = l10n.t('A file or a setting that Copydesk cannot read.')
    return { id, shortDescription: { text }, fullDescription: { text }, help: { text }, defaultConfiguration: { level: 'error' } }
  }
  const { summary, why, authority } = rule.docs
  return {
    id,
    shortDescription: { text: sentence(l10n.t(summary)) },
    fullDescription: { text: l10n.t(why) },
    help: { text: `${l10n.t(summary)}\n\n${l10n.t(why)}\n\n${l10n.t('Based on')}: ${authority}`, markdown: ruleMarkdown(rule) },
    defaultConfiguration: { level: levels[rule.severity], enabled: !rule.optional },
    properties: { 'problem.severity': severities[rule.severity] },
  }
}

/** Ends with a full stop, as SARIF asks of messages (3.11.3). */
function sentence(text: string): string {
  return /[.!?。！？]$/.test(text) ? text : `${text}.`
}

/** A relative path as a URI (RFC 3986, 4.2): a colon in its first segment would be read as a scheme. */
function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}
