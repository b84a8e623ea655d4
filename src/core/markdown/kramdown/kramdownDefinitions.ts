import { endOfCode, withoutIndent } from './kramdownCode'
import { add, newBlock, type BlockReader, type Frame } from './kramdownBlock'
import { linkId } from './common/kramdownPatterns'
import { TextScanner } from './common/textScanner'

/** Definitions of footnotes, links and abbreviations. They show nothing where they stand. */
export function readDefinition(reader: BlockReader, frame: Frame): boolean {
  return readFootnote(reader, frame) || readLink(reader, frame) || readAbbreviation(frame)
}

const footnote = / {0,3}\[\^(\w[\w-]*)\]:/y

function readFootnote(reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const open = scanner.check(footnote)
  if (open?.[1] === undefined) return false
  const start = scanner.pos
  const from = start + open[0].length
  scanner.pos = endOfCode(scanner, scanner.endOfLine(from))
  const [first, last] = [scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1]
  const block = newBlock('footnote', first, last, { name: open[1] })
  reader.readAll(new TextScanner(withoutIndent(scanner.text.slice(from, scanner.pos)), first), block.children)
  reader.definitions.footnotes[`:${open[1]}`] = -1
  frame.children.push(block)
  return add(frame, newBlock('end', first, last, { text: 'footnote' }))
}

const linkLabel = / {0,3}\[([^\n\]]+)\]:[ \t]*/y
const angled = /<([^\n]*?)>/y
const title = /(?:[ \t]*\n|[ \t]+)[ \t]*(["'])([^\n]+?)\1[ \t]*\n/y
const lineTail = /[ \t]*\n/y

function readLink({ definitions }: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const open = scanner.check(linkLabel)
  if (open?.[1] === undefined) return false
  const found = addressAt(scanner, scanner.pos + open[0].length)
  if (!found) return false
  const [first, start] = [scanner.lineAt(scanner.pos), scanner.pos]
  scanner.pos = found.end
  definitions.links[linkId(open[1])] = { href: found.address, title: found.title }
  return add(frame, newBlock('end', first, scanner.lineAt(Math.max(start, found.end - 1)) + 1, { text: 'link' }))
}

/** The address and the title of a link, which end their line. */
function addressAt(
  scanner: TextScanner,
  at: number,
): { readonly address: string; readonly title: string; readonly end: number } | undefined {
  const inAngles = scanner.check(angled, at)
  const withAngles = inAngles && tailAt(scanner, at + inAngles[0].length)
  if (withAngles) return { address: inAngles[1] ?? '', ...withAngles }
  const lineEnd = scanner.endOfLine(at) - 1
  const line = scanner.text.slice(at, lineEnd)
  if (!/[^ \t\r\f\v]/.test(line)) return undefined
  // A title in the same line is the shortest one behind the shortest address.
  const inLine = /[ \t]+(["'])(.+)\1[ \t]*$/.exec(line)
  const short = inLine && shortest(line, inLine[1] ?? '')
  if (short) return /[ \t]+["']/.test(short.address) ? undefined : { ...short, end: lineEnd + 1 }
  const address = line.replace(/[ \t]+$/, '')
  if (/[ \t]+["']/.test(address)) return undefined
  return { address, ...(tailAt(scanner, at + address.length) ?? { title: '', end: lineEnd + 1 }) }
}

/** The first quote after a space that a quote at the end of the line closes. */
function shortest(line: string, quote: string): { readonly address: string; readonly title: string } | undefined {
  const end = line.replace(/[ \t]+$/, '').length - 1
  for (let at = line.indexOf(quote); at >= 0 && at < end - 1; at = line.indexOf(quote, at + 1)) {
    const address = line.slice(0, at).replace(/[ \t]+$/, '')
    if (address.length < at && address !== '') return { address, title: line.slice(at + 1, end) }
  }
  return undefined
}

function tailAt(scanner: TextScanner, at: number): { readonly title: string; readonly end: number } | undefined {
  const named = scanner.check(title, at)
  if (named) return { title: named[2] ?? '', end: at + named[0].length }
  const tail = scanner.check(lineTail, at)
  return tail && { title: '', end: at + tail[0].length }
}

const abbreviation = / {0,3}\*\[[^\n]+?\]:[^\n]*\n/y

function readAbbreviation(frame: Frame): boolean {
  const { scanner } = frame
  const line = scanner.lineAt(scanner.pos)
  return scanner.scan(abbreviation) !== undefined && add(frame, newBlock('end', line, line + 1, { text: 'abbreviation' }))
}
