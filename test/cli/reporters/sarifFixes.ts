/** The parts of SARIF 2.1.0 that fixes need. */
interface Region {
  readonly startLine?: number
  readonly startColumn?: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly byteOffset?: number
  readonly byteLength?: number
}
interface Replacement {
  readonly deletedRegion: Region
  readonly insertedContent?: { readonly text: string }
}
interface Fix {
  readonly artifactChanges: readonly {
    readonly artifactLocation: { readonly uri: string }
    readonly replacements: readonly Replacement[]
  }[]
  readonly properties: { readonly safe: boolean }
}
export interface SarifLog {
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly fixes?: readonly Fix[] }[] }[]
}

interface ByteEdit {
  readonly start: number
  readonly end: number
  readonly bytes: Buffer
}

/**
 * Applies the safe fixes of a log to a file, knowing nothing of Copydesk but the properties `safe`: of fixes that meet, the first one. Line
 * ends are those of the log (`newlineSequences`); columns count UTF-16 code units and no byte order mark.
 */
export function applySarif(log: SarifLog, uri: string, file: Buffer): Buffer {
  const chosen: ByteEdit[] = []
  const seen = new Set<string>()
  for (const { fixes = [] } of log.runs.flatMap(({ results }) => results)) {
    const fix = fixes.find(({ properties }) => properties.safe)
    const change = fix?.artifactChanges.find(({ artifactLocation }) => artifactLocation.uri === uri)
    if (!change) continue
    const key = JSON.stringify(change.replacements)
    if (seen.has(key)) continue
    const edits = change.replacements.map(({ deletedRegion, insertedContent }) => ({
      ...bytesOf(deletedRegion, file),
      bytes: Buffer.from(insertedContent?.text ?? ''),
    }))
    if (edits.some((edit) => chosen.some((other) => meet(edit, other)))) continue
    seen.add(key)
    chosen.push(...edits)
  }
  const ordered = chosen
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => b.edit.start - a.edit.start || b.edit.end - a.edit.end || b.index - a.index)
  let result = file
  for (const { edit } of ordered) result = Buffer.concat([result.subarray(0, edit.start), edit.bytes, result.subarray(edit.end)])
  return result
}

/** Replacements may touch; an insertion may not touch the region of another fix. */
function meet(a: ByteEdit, b: ByteEdit): boolean {
  const isInsertion = a.start === a.end || b.start === b.end
  return isInsertion ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end
}

function bytesOf(region: Region, file: Buffer): { readonly start: number; readonly end: number } {
  const { byteOffset, byteLength = 0, startLine = 1, startColumn = 1, endLine = startLine, endColumn = 1 } = region
  if (byteOffset !== undefined) return { start: byteOffset, end: byteOffset + byteLength }
  const mark = file.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0
  const text = file.subarray(mark).toString()
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)]
  const at = (line: number, column: number) => mark + Buffer.byteLength(text.slice(0, (starts[line - 1] ?? text.length) + column - 1))
  return { start: at(startLine, startColumn), end: at(endLine, endColumn) }
}
