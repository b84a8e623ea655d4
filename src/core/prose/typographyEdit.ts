import { hasCjk, type TextChange } from '../style/typography/textChange'
import type { Edit } from '../text/text'
import { editIn, opaqueUnit, type ProseRun } from './proseRun'

/** What may start or end markup if the text beside it changes. */
const markup = /[*_~`<>[\]&\\{}$^|!#=]/

/**
 * The edits of changes of one run.
 * @param document the whole document
 * @returns undefined if one of the changes cannot be made, or could be read as markup
 */
export function typographyEdits(run: ProseRun, changes: readonly TextChange[], document: string): readonly Edit[] | undefined {
  const edits: Edit[] = []
  for (const change of changes) {
    const edit = editIn(run, change.start, change.end, change.newText)
    if (!edit || !(change.start === change.end || isPlain(run, change, edit, document))) return undefined
    edits.push(edit)
  }
  return edits
}

function isPlain(run: ProseRun, { start, newText }: TextChange, { range }: Edit, document: string): boolean {
  const [before, after] = [document[range.start - 1] ?? '\n', document[range.end] ?? '\n']
  if (run.place === 'alternative' && /["']/.test(newText)) return false
  if (run.isField) return isPlainInField(run, newText, document)
  // Any other sign at the start of a line could start a list, a definition or a heading.
  const isAtLineStart = start === 0 || run.text[start - 1] === '\n'
  if (isAtLineStart && !/^[“”„«「『《（\p{L}\p{N}]/u.test(newText)) return false
  // An address goes on without the space after it.
  if (run.text[start - 1] === opaqueUnit) return false
  return !markup.test(before) && !markup.test(after)
}

/** Signs that mean nothing to YAML wherever they stand in a value. */
const plainInYaml = /^[\p{L}\p{N}，。、；：？！（）《》“”„«»‘’「」『』—…]*$/u

function isPlainInField(run: ProseRun, newText: string, document: string): boolean {
  const first = run.pieces[0]?.source
  const isQuoted = first !== undefined && /["']/.test(document[first.start - 1] ?? '')
  if (isQuoted) return !/["'\\]/.test(newText)
  // Letters and digits alone could be read as a number, or as true or false.
  return plainInYaml.test(newText) && (!/[A-Za-z0-9]/.test(newText) || hasCjk(run.text))
}
