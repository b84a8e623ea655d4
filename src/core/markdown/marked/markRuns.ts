import type { InlineState } from '../markdownIt'

/** Asterisks or underscores that follow each other. */
export interface Run {
  readonly start: number
  readonly length: number
  readonly mark: string
  /** The characters around it; '' at the end of the content. */
  readonly before: string
  readonly after: string
}

/** Whether a run can open emphasis (left), close it (right), or both. */
export type Side = 'left' | 'right' | 'both' | 'none'

interface Content {
  readonly masked: string
  readonly runs: readonly Run[]
}

/** The text of a link is a content of its own. */
const contents = [new WeakMap<InlineState, Content>(), new WeakMap<InlineState, Content>()] as const

/** Links, code spans and HTML, in which no run is found (marked 15, `blockSkip`). */
const skipped = /\[[^[\]]*?\]\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|`[^`]*?`|<[^<>]*?>/g
const skippedInLink = /`[^`]*?`|<[^<>]*?>/g
const escaped = /\\[\p{P}\p{S}]/gu

function contentOf(state: InlineState): Content {
  const inLink = state.linkLevel > 0
  const known = contents[inLink ? 1 : 0]
  let content = known.get(state)
  if (!content) {
    const masked = state.src
      .replace(escaped, (written) => '+'.repeat(written.length))
      .replace(inLink ? skippedInLink : skipped, (written) => `[${'a'.repeat(written.length - 2)}]`)
    const runs = Array.from(masked.matchAll(/\*+|_+/g), ({ 0: run, index: start }) => {
      const end = start + run.length
      return { start, length: run.length, mark: run[0] ?? '', before: characterBefore(masked, start), after: characterAt(masked, end) }
    })
    content = { masked, runs }
    known.set(state, content)
  }
  return content
}

/** The runs of a content, in order. */
export function runsOf(state: InlineState): readonly Run[] {
  return contentOf(state).runs
}

function characterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : ''
}

function characterBefore(text: string, at: number): string {
  return /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ''
}

/** @param atEnd whether the content ends after the run */
export function sideOf({ mark, before, after }: Run, atEnd: boolean): Side {
  const next = kindOf(atEnd ? '' : after, mark)
  const previous = kindOf(before, mark)
  if (previous === 'other') return next === 'other' ? (mark === '*' ? 'both' : 'none') : 'right'
  if (next === 'other') return 'left'
  if (previous === 'space') return next === 'punctuation' ? 'left' : 'none'
  return next === 'punctuation' ? 'both' : 'right'
}

function kindOf(character: string, mark: string): 'space' | 'punctuation' | 'other' {
  if (character === '' || /\s/.test(character)) return 'space'
  // GFM counts a tilde as a letter there.
  return /[\p{P}\p{S}]/u.test(character) && !(mark === '*' && character === '~') ? 'punctuation' : 'other'
}

const orphanInUnderscores = /[^_*]*__[^_*]*\*[^_*]*(?=__)/y
const orphanInAsterisks = /[^_*]*\*\*[^_*]*_[^_*]*(?=\*\*)/y

/** Where the search for a closing run starts: after a mark that stands alone inside of strong text of the other mark. */
export function skipsOrphan(state: InlineState, mark: string, from: number): number {
  const pattern = mark === '*' ? orphanInUnderscores : orphanInAsterisks
  pattern.lastIndex = from
  const [skip = ''] = pattern.exec(contentOf(state).masked) ?? []
  return from + skip.length
}
