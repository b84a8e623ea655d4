import type { Fix, Problem } from '../text/problem'
import { applyEdits, overlap, type Edit } from '../text/text'

export interface FixedText {
  readonly text: string
  /** The same as edits of the text that was given: in order, not overlapping. */
  readonly edits: readonly Edit[]
  /** How many problems were mended. */
  readonly fixed: number
  /** Set when fixes undid one another, or led to ever more: the rules that took part, whose fixes were then left out. */
  readonly cycle: readonly string[] | undefined
}

/** More rounds than any article needs: each round mends all problems whose fixes do not overlap. */
const roundLimit = 50

/** The safe fixes that can be applied together: of those that overlap, the one of the earlier problem. */
export function safeFixes(problems: readonly Problem[]): { readonly edits: readonly Edit[]; readonly ruleIds: readonly string[] } {
  const chosen = new ChosenEdits()
  const ruleIds: string[] = []
  const seen = new Set<string>()
  for (const problem of problems) {
    const fix = problem.fixes.find((candidate) => candidate.safe)
    if (!fix) continue
    const key = editKey(fix)
    // Two problems may share a fix: applied once, it mends both.
    if (!seen.has(key)) {
      if (!chosen.add(fix.edits)) continue
      seen.add(key)
    }
    ruleIds.push(problem.ruleId)
  }
  return { edits: chosen.edits, ruleIds }
}

/** Edits that do not overlap, kept in order, so that each new one is compared with the ones before and after it only. */
class ChosenEdits {
  readonly edits: Edit[] = []

  /** Takes all of these in, or none when one of them overlaps an edit that is there. */
  add(edits: readonly Edit[]): boolean {
    if (edits.some((edit) => this.#overlaps(edit, this.#placeOf(edit)))) return false
    for (const edit of edits) this.edits.splice(this.#placeOf(edit), 0, edit)
    return true
  }

  #overlaps(edit: Edit, place: number): boolean {
    return this.edits.slice(Math.max(0, place - 2), place + 2).some((other) => overlap(edit, other))
  }

  /** Behind the edits that start before it, or at the same place and end no later. Mostly the last place: problems come in order. */
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
 * Applies safe fixes in rounds until none is left. When the rounds lead back to an earlier text, or find no end, all is
 * done again from the start without the rules that took part.
 * @param check finds the problems of a text
 */
export function fixAll(text: string, check: (text: string) => readonly Problem[]): FixedText {
  const leftOut = new Set<string>()
  for (;;) {
    const { cycle, ...mended } = fixInRounds(text, (now) => check(now).filter(({ ruleId }) => !leftOut.has(ruleId)))
    if (!cycle) return { ...mended, cycle: leftOut.size > 0 ? [...leftOut] : undefined }
    for (const ruleId of cycle) leftOut.add(ruleId)
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
    else if (steps.length === roundLimit) cycle = ruleIds
    texts.push(current)
    fixed += ruleIds.length
    pieces = editPieces(pieces, edits)
  }
  return { text: current, edits: toEdits(pieces, text.length), fixed, cycle }
}

/** A part of an edited text: a stretch of the original, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string }

const lengthOf = (piece: Piece) => ('newText' in piece ? piece.newText.length : piece.end - piece.start)

/** Applies edits, whose offsets speak of the text that the pieces make up. */
function editPieces(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const waiting = [...pieces].reverse()
  const result: Piece[] = []
  let at = 0
  const moveTo = (offset: number, keep: boolean) => {
    while (at < offset) {
      const piece = waiting.pop()
      if (!piece) return
      const room = offset - at
      const taken = lengthOf(piece) <= room ? piece : slicePiece(piece, 0, room)
      if (taken !== piece) waiting.push(slicePiece(piece, room, lengthOf(piece)))
      if (keep) result.push(taken)
      at += lengthOf(taken)
    }
  }
  for (const { range, newText } of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    moveTo(range.start, true)
    if (newText !== '') result.push({ newText })
    moveTo(range.end, false)
  }
  return [...result, ...waiting.reverse()]
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  return 'newText' in piece ? { newText: piece.newText.slice(from, to) } : { start: piece.start + from, end: piece.start + to }
}

/** What has to be done to the original to get from stretch to stretch. */
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
