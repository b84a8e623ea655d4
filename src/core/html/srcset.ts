import { range, type Range } from '../text/text'

/** One of the images of a `srcset`. */
export interface SrcsetCandidate {
  readonly address: string
  /** Of the address, in the value. */
  readonly range: Range
  /** The width or density as written, without white space around it; '' if there is none. */
  readonly descriptor: string
}

/**
 * The candidates of a `srcset`, in order (HTML Standard, 4.8.4.2.1, without the checks of the descriptors). Reads each code unit once:
 * regular expressions for it take the square or the cube of the length for some values.
 */
export function srcsetCandidates(value: string): readonly SrcsetCandidate[] {
  const candidates: SrcsetCandidate[] = []
  for (let at = skip(value, 0, isSpaceOrComma); at < value.length; at = skip(value, at, isSpaceOrComma)) {
    const start = at
    at = skip(value, at, (unit) => !isSpace(unit))
    let end = at
    while (value[end - 1] === ',') end--
    // A comma at the end of the address ends the candidate.
    const descriptorEnd = end < at ? at : descriptorEndFrom(value, at)
    candidates.push({ address: value.slice(start, end), range: range(start, end), descriptor: value.slice(at, descriptorEnd).trim() })
    at = descriptorEnd
  }
  return candidates
}

/** The offset of the next comma that is not in parentheses. */
function descriptorEndFrom(value: string, from: number): number {
  let isInParentheses = false
  return skip(value, from, (unit) => {
    if (unit === '(') isInParentheses = true
    else if (unit === ')') isInParentheses = false
    return unit !== ',' || isInParentheses
  })
}

function skip(value: string, from: number, isSkipped: (unit: string) => boolean): number {
  let at = from
  while (at < value.length && isSkipped(value[at] ?? '')) at++
  return at
}

function isSpace(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r' || unit === '\f'
}

function isSpaceOrComma(unit: string): boolean {
  return unit === ',' || isSpace(unit)
}
