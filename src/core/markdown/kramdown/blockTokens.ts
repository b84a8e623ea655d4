import type { AttributeList } from './common/attributeList'
import type { Block, HtmlPart, Table } from './kramdownBlock'
import type { BlockState, Token } from '../markdownIt'

type Map = [first: number, last: number]

/** Adds the tokens of blocks to a state. */
export function addBlocks(state: BlockState, blocks: readonly Block[]): void {
  for (const block of blocks) addBlock(state, block)
}

function addBlock(state: BlockState, block: Block): void {
  const { kind, children, text, list, level } = block
  const map: Map = [block.first, block.last]
  const nested = (type: string, tag: string) => {
    around(state, type, tag, map, list, () => addBlocks(state, children))
  }
  switch (kind) {
    case 'paragraph': {
      push(state, 'paragraph_open', 'p', 1, map, list).hidden = block.bare
      if (block.box !== '') push(state, 'kramdown_html', '', 0).content = block.box
      addInline(state, text, map)
      push(state, 'paragraph_close', 'p', -1).hidden = block.bare
      break
    }
    case 'text':
      push(state, 'paragraph_open', 'p', 1, map).hidden = true
      addInline(state, text, map)
      push(state, 'paragraph_close', 'p', -1).hidden = true
      break
    case 'heading':
      around(state, 'heading', `h${level}`, map, list, () => addInline(state, text, map)).markup = '#'.repeat(level)
      if (block.name !== '') state.tokens.at(-3)?.attrSet('id', block.name)
      break
    case 'code': {
      const token = push(state, level > 0 ? 'fence' : 'code_block', 'code', 0, map, list)
      token.content = text
      token.info = block.name
      token.markup = '```'
      break
    }
    case 'rule':
      push(state, 'hr', 'hr', 0, map, list)
      break
    case 'quote':
      nested('blockquote', 'blockquote')
      break
    case 'bulletList':
      nested('bullet_list', 'ul')
      break
    case 'numberedList':
      nested('ordered_list', 'ol')
      break
    case 'item':
      nested('list_item', 'li')
      break
    case 'definitionList':
      nested('dl', 'dl')
      break
    case 'term':
      around(state, 'dt', 'dt', map, list, () => addInline(state, text, map))
      break
    case 'definition':
      nested('dd', 'dd')
      break
    case 'html':
      for (const part of block.html) addPart(state, part)
      break
    case 'math':
      push(state, 'math_block', '', 0, map).content = text
      break
    case 'table':
      if (block.table) addTable(state, block.table, map, list)
      break
    case 'footnote':
      push(state, 'footnote_reference_open', '', 1).meta = { label: block.name }
      addBlocks(state, children)
      push(state, 'footnote_reference_close', '', -1)
      break
    case 'end':
      if (text === 'link') push(state, 'reference_definition', '', 0, map).hidden = true
      break
    case 'root':
    case 'blank':
      break
  }
}

function push(state: BlockState, type: string, tag: string, nesting: -1 | 0 | 1, map?: Map, list?: AttributeList): Token {
  const token = state.push(type, tag, nesting)
  if (map) token.map = map
  if (list && list.attributes.size > 0) token.attrs = [...list.attributes]
  return token
}

/** Adds the two tokens around content. @returns the first of them */
function around(
  state: BlockState,
  type: string,
  tag: string,
  map: Map | undefined,
  list: AttributeList | undefined,
  addContent: () => void,
): Token {
  const open = push(state, `${type}_open`, tag, 1, map, list)
  addContent()
  push(state, `${type}_close`, tag, -1)
  return open
}

function addInline(state: BlockState, text: string, map: Map): void {
  const token = push(state, 'inline', '', 0, map)
  token.content = text
  token.children = []
  token.meta = { inElement: elements > 0 }
}

/** How many HTML elements are around what is being added. */
let elements = 0

function addPart(state: BlockState, part: HtmlPart): void {
  if (part.kind === 'html') {
    const token = push(state, 'html_block', '', 0, [part.first, part.last])
    token.content = part.source
    token.meta = { html: part.html }
    return
  }
  elements++
  if (part.kind === 'blocks') addBlocks(state, part.block.children)
  else addInline(state, part.text, [part.first, part.last])
  elements--
}

/** Cells that rows lack, in one table; further ones are left out, as markdown-it does. */
const maxMissingCells = 65_536

function addTable(state: BlockState, { parts, alignments, columns }: Table, map: Map, list: AttributeList | undefined): void {
  let missing = 0
  around(state, 'table', 'table', map, list, () => {
    for (const { kind, rows } of parts)
      around(state, kind, kind, undefined, undefined, () => {
        for (const { line, cells } of rows)
          around(state, 'tr', 'tr', [line, line + 1], undefined, () => {
            missing += columns - cells.length
            const count = missing <= maxMissingCells ? columns : cells.length
            for (let column = 0; column < count; column++)
              addCell(state, kind === 'thead' ? 'th' : 'td', cells[column] ?? '', alignments[column])
          })
      })
  })
}

function addCell(state: BlockState, tag: 'th' | 'td', text: string, alignment: string | undefined): void {
  const open = around(state, tag, tag, undefined, undefined, () => {
    const token = push(state, 'inline', '', 0)
    token.content = text
    token.children = []
  })
  if (alignment) open.attrSet('style', `text-align:${alignment}`)
}
