import type { Fix, Problem } from '../text/problem'
import { applyEdits, overlap, type Edit } from '../text/text'

export interface FixedText {
  readonly text: string
  /** The changes as edits of the original text: in order, not overlapping. */
  readonly edits: readonly Edit[]
  /** The number of problems that were fixed. */
  readonly fixed: number
  /** The rules whose fixes undid one another, or never came to an end: their fixes are not in the result. Undefined if there are none. */
  readonly cycle: readonly string[] | undefined
}

/** More rounds than any article needs: each round fixes all problems whose fixes do not overlap. */
const maxRounds = 50

/** The safe fixes that can be applied together: of overlapping fixes, the one of the first problem. */
export function safeFixes(problems: readonly Problem[]): { readonly edits: readonly Edit[]; readonly ruleIds: readonly string[] } {
  const chosen = new ChosenEdits()
  const ruleIds: string[] = []
  const seen = new Set<string>()
  for (const problem of problems) {
    const fix = problem.fixes.find((candidate) => candidate.safe)
    if (!fix) continue
    const key = editKey(fix)
    // Two problems may share a fix: applied once, it fixes both.
    if (!seen.has(key)) {
      if (!chosen.add(fix.edits)) continue
      seen.add(key)
    }
    ruleIds.push(problem.ruleId)
  }
  return { edits: chosen.edits, ruleIds }
}

/** Edits that do not overlap, in order, so that a new one is compared only with those right before and after it. */
class ChosenEdits {
  readonly edits: Edit[] = []

  /** Adds all of the edits, or none if one of them overlaps an earlier one. @returns whether they were added */
  add(edits: readonly Edit[]): boolean {
    if (edits.some((edit) => this.#overlaps(edit, this.#placeOf(edit)))) return false
    for (const edit of edits) this.edits.splice(this.#placeOf(edit), 0, edit)
    return true
  }

  #overlaps(edit: Edit, place: number): boolean {
    return this.edits.slice(Math.max(0, place - 2), place + 2).some((other) => overlap(edit, other))
  }

  /**
   * The index after the edits that start earlier, or start at the same offset and end no later. Usually the last index: problems
   * come in order.
   */
  #placeOf({ range: { start, end } }: Edit): number {
    let low = 0
    let high = this.edits.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.edits[middle]?.range
      if (other && (other.start < start || (other.start === start && other.end <= end))) low = middle + 1
      else high = middle
    }
    return low
  }
}

/**
 * Applies safe fixes in rounds until none is left. If the rounds lead back to an earlier text, or exceed `maxRounds`, it starts again
 * without the rules that took part.
 * @param check returns the problems of a text
 */
export function fixAll(text: string, check: (text: string) => readonly Problem[]): FixedText {
  const excluded = new Set<string>()
  for (;;) {
    const { cycle, ...result } = fixInRounds(text, (now) => check(now).filter(({ ruleId }) => !excluded.has(ruleId)))
    if (!cycle) return { ...result, cycle: excluded.size > 0 ? [...excluded] : undefined }
    for (const ruleId of cycle) excluded.add(ruleId)
  }
}

function fixInRounds(text: string, check: (text: string) => readonly Problem[]): FixedText {
  const texts = [text]
  /** The rules whose fixes led from each text to the next. */
  const steps: (readonly string[])[] = []
  let current = text
  let fixed = 0
  let cycle: readonly string[] | undefined
  let pieces: readonly Piece[] = [{ start: 0, end: text.length }]
  while (!cycle) {
    const { edits, ruleIds } = safeFixes(check(current))
    if (edits.length === 0) break
    steps.push(ruleIds)
    current = applyEdits(current, edits)
    const before = texts.indexOf(current)
    if (before >= 0) cycle = [...new Set(steps.slice(before).flat())]
    else if (steps.length === maxRounds) cycle = ruleIds
    texts.push(current)
    fixed += ruleIds.length
    pieces = editPieces(pieces, edits)
  }
  return { text: current, edits: toEdits(pieces, text.length), fixed, cycle }
}

/** A part of an edited text: a range of the original, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string }

const lengthOf = (piece: Piece) => ('newText' in piece ? piece.newText.length : piece.end - piece.start)

/** Applies edits whose offsets refer to the text that the pieces make up. */
function editPieces(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const remaining = [...pieces].reverse()
  const result: Piece[] = []
  let at = 0
  const moveTo = (offset: number, keep: boolean) => {
    while (at < offset) {
      const piece = remaining.pop()
      if (!piece) return
      const room = offset - at
      const taken = lengthOf(piece) <= room ? piece : slicePiece(piece, 0, room)
      if (taken !== piece) remaining.push(slicePiece(piece, room, lengthOf(piece)))
      if (keep) result.push(taken)
      at += lengthOf(taken)
    }
  }
  for (const { range, newText } of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    moveTo(range.start, true)
    if (newText !== '') result.push({ newText })
    moveTo(range.end, false)
  }
  return [...result, ...remaining.reverse()]
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  return 'newText' in piece ? { newText: piece.newText.slice(from, to) } : { start: piece.start + from, end: piece.start + to }
}

/** The edits that turn the original into the text that the pieces make up. @param length of the original */
function toEdits(pieces: readonly Piece[], length: number): readonly Edit[] {
  const edits: Edit[] = []
  let at = 0
  let newText = ''
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('newText' in piece) {
      newText += piece.newText
      continue
    }
    if (newText !== '' || piece.start > at) edits.push({ range: { start: at, end: piece.start }, newText })
    newText = ''
    at = piece.end
  }
  return edits
}

function editKey(fix: Fix): string {
  return fix.edits.map((edit) => `${edit.range.start}-${edit.range.end}-${edit.newText}`).join('|')
}
