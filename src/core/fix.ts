import type { Fix, Problem } from './rule'
import { applyEdits, overlap, type Edit } from './text'

export interface FixedText {
  readonly text: string
  /** How many problems were mended. */
  readonly fixed: number
  /** Set when fixes undid one another: the rules that took part. The text is then the one before they began to repeat. */
  readonly cycle: readonly string[] | undefined
}

/** More rounds than any article needs: each round mends all problems whose fixes do not overlap. */
const roundLimit = 20

/** The safe fixes that can be applied together: of those that overlap, the one of the earlier problem. */
export function safeFixes(problems: readonly Problem[]): { readonly edits: readonly Edit[]; readonly ruleIds: readonly string[] } {
  const chosen: Edit[] = []
  const ruleIds: string[] = []
  const seen = new Set<string>()
  for (const problem of problems) {
    const fix = problem.fixes.find((candidate) => candidate.safe)
    if (!fix) continue
    const key = editKey(fix)
    // Two problems may share a fix: applied once, it mends both.
    if (!seen.has(key)) {
      if (fix.edits.some((edit) => chosen.some((other) => overlap(edit, other)))) continue
      seen.add(key)
      chosen.push(...fix.edits)
    }
    ruleIds.push(problem.ruleId)
  }
  return { edits: chosen, ruleIds }
}

/**
 * Applies safe fixes in rounds until none is left.
 * @param check finds the problems of a text
 */
export function fixAll(text: string, check: (text: string) => readonly Problem[]): FixedText {
  const seen = new Set([text])
  let current = text
  let fixed = 0
  for (let round = 0; round < roundLimit; round++) {
    const { edits, ruleIds } = safeFixes(check(current))
    if (edits.length === 0) return { text: current, fixed, cycle: undefined }
    const next = applyEdits(current, edits)
    if (seen.has(next)) return { text: current, fixed, cycle: [...new Set(ruleIds)] }
    seen.add(next)
    current = next
    fixed += ruleIds.length
  }
  return { text: current, fixed, cycle: undefined }
}

function editKey(fix: Fix): string {
  return fix.edits.map((edit) => `${edit.range.start}-${edit.range.end}-${edit.newText}`).join('|')
}
