import type { Edit } from '../text/text'
import { editIn, type ProseRun } from './proseRun'

/** Letters, digits and signs that mean nothing to Markdown, HTML, YAML, TOML or JSON inside of a text. */
const plain = /^[\p{L}\p{N}\p{M} ,.;!?()，。、；：！？（）《》“”‘’「」『』【】…—–·•/%+=°№€£¥©®™-]*$/u
/** Signs that mean something to YAML at the edge of a value. */
const yamlEdge = /[,.!?%=+-]/

/**
 * An edit that replaces a part of a run by words.
 * @returns undefined if the words could be read as markup, or if the part is not written as such
 */
export function wordEdit(run: ProseRun, start: number, end: number, words: string): Edit | undefined {
  if (!plain.test(words)) return undefined
  const isAtEdge = run.isField && (start === 0 || end === run.text.length)
  if (isAtEdge && (yamlEdge.test(words[0] ?? '') || !/\p{L}/u.test(words + run.text.slice(0, start) + run.text.slice(end))))
    return undefined
  return editIn(run, start, end, words)
}
