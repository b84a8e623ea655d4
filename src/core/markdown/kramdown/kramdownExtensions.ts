import { addMembers, listInLine, newAttributeList } from './common/attributeList'
import { add, newBlock, type BlockReader, type Frame } from './kramdownBlock'

const start = / {0,3}\{:/y
const namedList = / {0,3}\{:\w[\w-]*:(?:\\\}|[^}]){1,2000}\}[ \t\r\n\f\v]*?\n/y
const extension = / {0,3}\{::(\w+)(?:[ \t\r\n\f\v]((?:\\\}|[^}]){0,2000}?)|)(\/?)\}[ \t\r\n\f\v]*?\n/y

/** Attribute lists and extensions that fill a line (`lib/kramdown/parser/kramdown/extensions.rb`). */
export function readExtension(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  if (!scanner.check(start)) return false
  const line = scanner.lineAt(scanner.pos)
  if (scanner.scan(namedList)) return add(frame, newBlock('end', line, scanner.lineAt(scanner.pos - 1) + 1, { text: 'list' }))
  return readNamed(frame, line) || readList(frame, line)
}

function readNamed(frame: Frame, line: number): boolean {
  const { scanner } = frame
  const open = scanner.check(extension)
  const name = open?.[1]
  if (!open || (name !== 'comment' && name !== 'nomarkdown' && name !== 'options')) return false
  const from = scanner.pos + open[0].length
  let [to, end] = [from, from]
  if (open[3] === '') {
    const close = scanner.search(`(?<=\\n) {0,3}\\{:/(?:${name})?\\}[ \\t\\r\\f\\v]*\\n`, from)
    if (!close) return false
    to = close.index
    end = to + close[0].length
  }
  scanner.pos = end
  const last = scanner.lineAt(end - 1) + 1
  const list = newAttributeList()
  addMembers(list, open[2] ?? '')
  const types = list.attributes.get('type')?.split(/\s+/) ?? []
  if (name === 'nomarkdown' && to > from && (types.length === 0 || types.includes('html'))) {
    const source = scanner.text.slice(from, to)
    const html = [{ kind: 'html', html: source, source, first: scanner.lineAt(from), last: scanner.lineAt(to - 1) + 1 } as const]
    frame.children.push(newBlock('html', line, last, { html }))
    return true
  }
  if (name === 'options') return add(frame, newBlock('end', line, last, { text: 'extension' }))
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
