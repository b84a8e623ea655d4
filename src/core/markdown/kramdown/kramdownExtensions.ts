import { addMembers, closingBrace, listInLine, newAttributeList } from './common/attributeList'
import type { TextScanner } from './common/textScanner'
import { add, newBlock, type BlockReader, type Frame } from './kramdownBlock'

const start = / {0,3}\{:/y
const named = / {0,3}\{:\w[\w-]*:/y
const extension = / {0,3}\{::(\w+)/y
const lineEnd = /[ \t\r\n\f\v]*?\n/y

/** Attribute lists and extensions that fill a line (`lib/kramdown/parser/kramdown/extensions.rb`). */
export function readExtension(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  if (!scanner.check(start)) return false
  const line = scanner.lineAt(scanner.pos)
  return readNamedList(frame, line) || readNamed(frame, line) || readList(frame, line)
}

/** What is between a mark at the position and the brace that ends its line, and the offset of the next line. */
function contentAfter(
  scanner: TextScanner,
  mark: RegExp,
): { readonly open: RegExpExecArray; readonly inner: string; readonly end: number } | undefined {
  const open = scanner.check(mark)
  if (!open) return undefined
  const from = scanner.pos + open[0].length
  const close = closingBrace(scanner, from)
  const tail = close < from ? undefined : scanner.check(lineEnd, close + 1)
  return tail && { open, inner: scanner.text.slice(from, close), end: close + 1 + tail[0].length }
}

/** The definition of an attribute list. */
function readNamedList(frame: Frame, line: number): boolean {
  const { scanner } = frame
  const found = contentAfter(scanner, named)
  if (!found || found.inner === '') return false
  scanner.pos = found.end
  return add(frame, newBlock('end', line, scanner.lineAt(found.end - 1) + 1, { text: 'list' }))
}

function readNamed(frame: Frame, line: number): boolean {
  const { scanner } = frame
  const found = contentAfter(scanner, extension)
  const name = found?.open[1]
  if (!found || (name !== 'comment' && name !== 'nomarkdown' && name !== 'options')) return false
  const [, options, slash] = /^(|[ \t\r\n\f\v][\s\S]*?)(\/?)$/.exec(found.inner) ?? []
  if (options === undefined) return false
  const from = found.end
  let [to, end] = [from, from]
  if (slash === '') {
    const close = scanner.search(`\\n {0,3}\\{:/(?:${name})?\\}[ \\t\\r\\f\\v]*\\n`, from - 1)
    if (!close) return false
    to = close.index + 1
    end = close.index + close[0].length
  }
  scanner.pos = end
  const last = scanner.lineAt(end - 1) + 1
  const list = newAttributeList()
  addMembers(list, options)
  const types = list.attributes.get('type')?.split(/\s+/) ?? []
  if (name === 'nomarkdown' && to > from && (types.length === 0 || types.includes('html'))) {
    const source = scanner.text.slice(from, to)
    const html = [{ kind: 'html', html: source, source, first: scanner.lineAt(from), last: scanner.lineAt(to - 1) + 1 } as const]
    frame.children.push(newBlock('html', line, last, { html }))
    return true
  }
  if (name !== 'comment') return add(frame, newBlock('end', line, last, { text: 'extension' }))
  const comment = { kind: 'html', html: `<!-- ${scanner.text.slice(from, to)} -->\n`, source: '', first: line, last } as const
  frame.children.push(newBlock('html', line, last, { html: to > from ? [comment] : [] }))
  return true
}

/** An attribute list, for the block before it or, behind a blank line, for the next one. */
function readList(frame: Frame, line: number): boolean {
  const { scanner, children } = frame
  const found = listInLine(scanner, scanner.pos)
  if (!found) return false
  scanner.pos = found.end
  const last = children.at(-1)
  const takes = last && last.kind !== 'blank' && (last.kind !== 'end' || ['link', 'footnote', 'abbreviation'].includes(last.text))
  if (takes) {
    last.list ??= newAttributeList()
    addMembers(last.list, found.inner)
    if (!listInLine(scanner, scanner.pos)) add(frame, newBlock('end', line, scanner.lineAt(found.end - 1) + 1, { text: 'attributes' }))
  } else {
    frame.pending ??= newAttributeList()
    addMembers(frame.pending, found.inner)
  }
  return true
}
