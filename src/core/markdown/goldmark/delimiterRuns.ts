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
  let end = start
  while (end < max && source[end] === marker) end++
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

/** Makes an instance read runs of delimiters as goldmark does. */
export function useDelimiterRuns(markdown: Markdown): void {
  markdown.inline.State = class extends markdown.inline.State {
    override scanDelims(start: number): ReturnType<InlineState['scanDelims']> {
      const { canOpen, canClose, length } = delimiterRun(this.src, start, this.posMax)
      return { can_open: canOpen, can_close: canClose, length }
    }
  }
}
