import type { InlineState, Markdown } from '../markdownIt'
import { characterAt, characterBefore, isPunctuation, isWhite } from './characters'

/** Whether a run of asterisks, underscores, tildes or quotes can open or close (`ScanDelimiter` in `parser/delimiter.go`). */
export interface DelimiterRun {
  readonly canOpen: boolean
  readonly canClose: boolean
  readonly length: number
}

/** @param max the end of the text that counts: what follows is white space */
export function delimiterRun(source: string, start: number, max: number): DelimiterRun {
  const marker = source[start]
  const end = endOfRun(source, start, max)
  const before = characterBefore(source, start)
  const after = end < max ? characterAt(source, end) : ' '
  const [punctuatedBefore, punctuatedAfter] = [isPunctuation(before), isPunctuation(after)]
  const [whiteBefore, whiteAfter] = [isWhite(before), isWhite(after)]
  const isLeft = !whiteAfter && (!punctuatedAfter || whiteBefore || punctuatedBefore)
  const isRight = !whiteBefore && (!punctuatedBefore || whiteAfter || punctuatedAfter)
  const inWord = marker !== '_'
  return {
    canOpen: isLeft && (inWord || !isRight || punctuatedBefore),
    canClose: isRight && (inWord || !isLeft || punctuatedAfter),
    length: end - start,
  }
}

let last = { source: '', start: 0, end: 0, max: 0 }

/** Each quote of a run is asked for by itself: the end of the last run is kept, so that a long one is read once. */
function endOfRun(source: string, start: number, max: number): number {
  if (last.source === source && last.max === max && last.start <= start && start < last.end) return last.end
  let end = start
  while (end < max && source[end] === source[start]) end++
  last = { source, start, end, max }
  return end
}

/** Makes an instance read runs of delimiters as goldmark does. */
export function useDelimiterRuns(markdown: Markdown): void {
  markdown.inline.State = class extends markdown.inline.State {
    override scanDelims(start: number): ReturnType<InlineState['scanDelims']> {
      const { canOpen, canClose, length } = delimiterRun(this.src, start, this.posMax)
      return { can_open: canOpen, can_close: canClose, length }
    }
  }
}
