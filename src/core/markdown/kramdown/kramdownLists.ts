import { addMembers, listInLine, newAttributeList } from './common/attributeList'
import { add, newBlock, type Block, type BlockReader, type Frame } from './kramdownBlock'
import { blank, blockEnd, bulletItem, definitionItem, numberedItem, rule, startsWithBlockTag } from './common/kramdownPatterns'
import { TextScanner } from './common/textScanner'

const itemList = /^[ \t\r\n\f\v]*\{:(?!(?:\w[\w-]*)?:|\/)((?:\\\}|[^}])+)\}[ \t\r\n\f\v]*/
const listStart = /^ {0,3}(?:[+*-]|\d+\.)[\t| ]/

/** The lines of an item that are read one by one: its texts, without the indentation. */
interface Item {
  readonly block: Block
  /** Texts that are read one after the other. */
  readonly texts: string[]
  /** The line of the first text. */
  readonly line: number
  readonly indentation: number
}

/** Starts an item. @param marks how long its mark is, with the spaces before it @param rest the rest of the line */
function newItem(kind: 'item' | 'definition', line: number, marks: number, rest: string): Item {
  const block = newBlock(kind, line, line + 1)
  let content = rest
  let indentation = marks
  const withList = itemList.exec(content)
  if ((withList ? content.slice(withList[0].length) : content).trim() === '') indentation = 4
  else {
    for (let tab = /^( *)(\t+)/.exec(content); tab; tab = /^( *)(\t+)/.exec(content)) {
      const [whole, spaces = '', tabs = ''] = tab
      const width = 4 - ((spaces.length + indentation) % 4) + (tabs.length - 1) * 4
      content = spaces + ' '.repeat(width) + content.slice(whole.length)
    }
    indentation += /^ */.exec(content)?.[0].length ?? 0
  }
  content = content.replace(/^[ \t\r\n\f\v]+/, '')
  const list = itemList.exec(content)
  if (list) {
    block.list = newAttributeList()
    addMembers(block.list, list[1] ?? '')
    content = content.slice(list[0].length)
  }
  return { block, texts: [content], line: content === '' ? line + 1 : line, indentation }
}

/** Whether a line continues an item because of its indentation. */
function isIndented(line: string, indentation: number): boolean {
  const [tabs, spaces] = [Math.floor(indentation / 4), indentation % 4]
  return pattern(`^(?:(?:\\t| {4}){${tabs}} {${spaces}}|(?:\\t| {4}){${tabs + 1}})`).test(line)
}

const patterns = new Map<string, RegExp>()

function pattern(source: string): RegExp {
  const found = patterns.get(source) ?? new RegExp(source)
  if (patterns.size < 200) patterns.set(source, found)
  return found
}

/** Whether a line may continue an item without indentation. */
function isLazy(scanner: TextScanner, indentation: number): boolean {
  const at = scanner.pos
  const spaces = Math.min(indentation, 3)
  let start = at
  while (start - at < spaces && scanner.text[start] === ' ') start++
  if (scanner.text[start] !== '{' && scanner.text[start] !== '<') return true
  return listInLine(scanner, start) === undefined && !startsWithBlockTag(scanner.text, start)
}

interface ItemLine {
  readonly text: string
  /** Whether the whole indentation was there. */
  readonly indented: boolean
}

/** Reads a line that continues an item; undefined if the next line does not. */
function readItemLine(scanner: TextScanner, { indentation }: Item, afterBlank: boolean): ItemLine | undefined {
  const end = scanner.endOfLine()
  const line = scanner.text.slice(scanner.pos, end)
  if (/^[ \t\r\n\f\v]*$/.test(line)) return undefined
  if (!isIndented(line, indentation) && (afterBlank || !isLazy(scanner, indentation))) return undefined
  scanner.pos = end
  const spaced = line.replace(/^\t+/, (tabs) => ' '.repeat(4 * tabs.length))
  const indented = spaced.startsWith(' '.repeat(indentation))
  return { text: indented ? spaced.slice(indentation) : spaced, indented }
}

function readBlankLines(scanner: TextScanner): string {
  const start = scanner.pos
  while (scanner.scan(blank));
  return scanner.text.slice(start, scanner.pos)
}

/** The mark of a further item: indented by fewer spaces than the text of the item before it, and at most three. */
function matchItem(scanner: TextScanner, mark: RegExp, indentation: number): RegExpExecArray | undefined {
  const found = scanner.check(mark)
  const spaces = /^ */.exec(found?.[1] ?? '')?.[0].length ?? 0
  return spaces <= Math.min(Math.max(indentation, 1), 4) - 1 ? found : undefined
}

/** A bullet list or a numbered list (`lib/kramdown/parser/kramdown/list.rb`). */
export function readList(reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const isBullet = scanner.check(bulletItem) !== undefined
  const mark = isBullet ? bulletItem : numberedItem
  if (!isBullet && !scanner.check(mark)) return false
  const list = newBlock(isBullet ? 'bulletList' : 'numberedList', scanner.lineAt(scanner.pos), 0)
  const pending = frame.pending
  frame.pending = undefined
  list.list = pending
  const items: Item[] = []
  let nested = false
  let afterBlank = false
  let endFound = false
  while (!scanner.atEnd) {
    const item = items.at(-1)
    if (afterBlank && scanner.check(rule)) break
    if (scanner.scan(blockEnd)) {
      endFound = true
      break
    }
    const start = matchItem(scanner, mark, item?.indentation ?? 4)
    if (start) {
      const next = newItem('item', scanner.lineAt(scanner.pos), start[1]?.length ?? 0, start[2] ?? '')
      scanner.pos += start[0].length
      items.push(next)
      nested = listStart.test(next.texts[0] ?? '')
      afterBlank = false
      continue
    }
    if (!item) break
    const line = readItemLine(scanner, item, afterBlank)
    if (line) {
      const startsList = listStart.test(line.text)
      let { text } = line
      if (!nested && line.indented && startsList) {
        item.texts.push('')
        nested = true
      } else if (nested && !line.indented && startsList) text = ' '.repeat(item.indentation + 4) + text
      item.texts.push((item.texts.pop() ?? '') + text)
      afterBlank = false
      continue
    }
    const lines = readBlankLines(scanner)
    if (lines === '') break
    nested = true
    afterBlank = true
    item.texts.push((item.texts.pop() ?? '') + lines)
  }
  list.last = scanner.lineAt(scanner.pos - 1) + 1
  for (const { block } of items) list.children.push(block)
  frame.children.push(list)
  const left = finishItems(reader, list, items, endFound)
  if (left && !endFound) frame.children.push(left)
  if (reader.options.gfm) readTasks(list)
  return true
}

/** Reads the blocks of the items. @returns the blank lines after the last one */
function finishItems(reader: BlockReader, list: Block, items: readonly Item[], endFound: boolean): Block | undefined {
  let left: Block | undefined
  for (const { block, texts, line } of items) {
    const { children } = block
    readTexts(reader, children, texts, line)
    block.last = Math.max(block.last, children.at(-1)?.last ?? 0)
    left = undefined
    const [first, second] = children
    if (!first) continue
    if (first.kind === 'paragraph' && second?.kind === 'end' && first.list) children.splice(1, 1)
    if (first.kind === 'paragraph' && isTight(list, block, endFound)) first.bare = true
    if (children.at(-1)?.kind === 'blank') {
      left = children.pop()
      block.last = children.at(-1)?.last ?? block.last
    }
  }
  if (left) list.last = left.first
  return left
}

function readTexts(reader: BlockReader, children: Block[], texts: readonly string[], line: number): void {
  let first = line
  for (const text of texts) {
    if (text === '') continue
    const written = text.endsWith('\n') ? text : `${text}\n`
    reader.readAll(new TextScanner(written, first), children)
    first += written.split('\n').length - 1
  }
}

/** Whether the first paragraph of an item is shown without `<p>`. */
function isTight(list: Block, item: Block, endFound: boolean): boolean {
  const { children: items } = list
  const isLast = item === items.at(-1)
  const [, second] = item.children
  const isFollowed = second?.kind === 'blank' && !(isLast && item.children.length === 2 && !endFound)
  if (isFollowed) return false
  return !isLast || items.length === 1 || items.slice(0, -1).some(({ children: [first] }) => first?.kind !== 'paragraph' || first.bare)
}

const task = /^\[([ xX])\](?:[ \t\r\n\f\v]+|$)/

/** Takes the boxes out of a task list. A character stands for them: not every policy allows the `<input>` that kramdown makes. */
function readTasks({ children: items }: Block): void {
  for (const item of items) {
    const [first, second] = item.children
    const found = first?.kind === 'paragraph' ? task.exec(first.text) : undefined
    if (!first || !found || (found[0].length === 3 && !(first.bare && second && second.kind !== 'blank'))) continue
    first.text = first.text.slice(found[0].length)
    first.box = found[1] === ' ' ? '☐ ' : '☑ '
    item.list ??= newAttributeList()
    item.list.attributes.set('class', 'task-list-item')
  }
}

/** A definition list, whose first term is the paragraph before it. */
export function readDefinitionList(reader: BlockReader, frame: Frame): boolean {
  const { scanner, children } = frame
  if (!scanner.check(definitionItem) || !followsTerm(children)) return false
  const between = children.at(-1)?.kind === 'blank' ? children.pop() : undefined
  const terms = children.pop()
  if (!terms) return false
  const list = newBlock('definitionList', terms.first, 0, { list: terms.list })
  const entries: Block[] = terms.text.split('\n').map((text, index) => newTerm(text, terms.first + index))
  const items: { readonly item: Item; readonly isLoose: boolean }[] = []
  let isLoose = between !== undefined
  let afterBlank = false
  while (!scanner.atEnd) {
    const current = items.at(-1)?.item
    const start = matchItem(scanner, definitionItem, current?.indentation ?? 4)
    if (start) {
      const item = newItem('definition', scanner.lineAt(scanner.pos), start[1]?.length ?? 0, start[2] ?? '')
      scanner.pos += start[0].length
      items.push({ item, isLoose })
      entries.push(item.block)
      isLoose = false
      afterBlank = false
      continue
    }
    if (!current || scanner.check(blockEnd)) break
    const line = readItemLine(scanner, current, afterBlank)
    const text = line?.text ?? readBlankLines(scanner)
    if (text === '') break
    isLoose = line === undefined
    afterBlank = line === undefined
    current.texts.push((current.texts.pop() ?? '') + text)
  }
  list.last = scanner.lineAt(scanner.pos - 1) + 1
  const left = finishDefinitions(reader, items)
  if (left) list.last = left.first
  addDefinitions(frame, list, entries)
  if (left) children.push(left)
  return true
}

function followsTerm(children: readonly Block[]): boolean {
  const [before, last] = [children.at(-2), children.at(-1)]
  return last?.kind === 'paragraph' || (last?.kind === 'blank' && last.text === '\n' && before?.kind === 'paragraph')
}

function newTerm(written: string, line: number): Block {
  const term = newBlock('term', line, line + 1)
  const list = itemList.exec(written)
  if (list) {
    term.list = newAttributeList()
    addMembers(term.list, list[1] ?? '')
  }
  term.text = list ? written.slice(list[0].length) : written
  return term
}

function finishDefinitions(reader: BlockReader, items: readonly { readonly item: Item; readonly isLoose: boolean }[]): Block | undefined {
  let left: Block | undefined
  for (const { item, isLoose } of items) {
    const { children } = item.block
    readTexts(reader, children, item.texts, item.line)
    item.block.last = Math.max(item.block.last, children.at(-1)?.last ?? 0)
    const [first] = children
    if (!first) continue
    left = children.at(-1)?.kind === 'blank' ? children.pop() : undefined
    if (first.kind === 'paragraph' && !isLoose) first.bare = true
  }
  return left
}

/** Adds the entries to the definition list before, if there is one. */
function addDefinitions(frame: Frame, list: Block, entries: readonly Block[]): void {
  const { children } = frame
  if (children.at(-1)?.kind === 'blank' && children.at(-2)?.kind === 'definitionList') children.pop()
  const before = children.at(-1)
  if (before?.kind === 'definitionList') {
    for (const entry of entries) before.children.push(entry)
    before.last = list.last
    return
  }
  for (const entry of entries) list.children.push(entry)
  add(frame, list)
}
