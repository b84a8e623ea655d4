import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** What readers see of a page: elements, text, addresses, alternative texts. Not what themes and scripts use: ids, classes, styles. */
const attributes = new Set(
  'href src srcset alt title colspan rowspan start width height cite datetime controls poster lang dir type value'.split(' '),
)
const inline = new Set(
  'a abbr b bdi bdo br button cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const containers = new Set(['div', 'section', 'article', 'main', 'center'])

/**
 * The blocks of some HTML in a form that can be compared: two pages with equal blocks look the same. Containers are opened: each block in
 * them counts by itself.
 * @param html sanitized, or at least harmless: it is parsed as browsers parse it
 */
export function pageBlocks(html: string): readonly string[] {
  const found: string[] = []
  readBlocks(parseFragment(html).childNodes, found)
  return found
}

function readBlocks(nodes: readonly Node[], found: string[]): void {
  let line = ''
  const flush = () => {
    const text = tidy(line)
    if (text !== '') found.push(text)
    line = ''
  }
  for (const node of nodes) {
    if (!('tagName' in node) || inline.has(node.tagName)) {
      line += textForm(node)
      continue
    }
    flush()
    const code = codeIn(node)
    if (code === undefined && containers.has(node.tagName)) {
      found.push(`<${node.tagName}>`)
      readBlocks(node.childNodes, found)
      found.push('</>')
    } else {
      const text = tidy(code ?? textForm(node))
      if (text !== '') found.push(text)
    }
  }
  flush()
}

function textForm(node: Node): string {
  if (node.nodeName === '#text') return escaped((node as DefaultTreeAdapterTypes.TextNode).value.replace(/[ \t\n\f\r]+/g, ' '))
  if (!('tagName' in node)) return ''
  const code = codeIn(node)
  if (code !== undefined) return code
  const classes = classesOf(node)
  if (
    classes.some((name) => /^(?:headerlink|header-anchor|hash-link|(?:data-)?footnote-backref|reversefootnote|footnotes-sep)$/.test(name))
  )
    return ''
  // The heading of the notes is for screen readers.
  if (attribute(node, 'id') === 'footnote-label') return ''
  if (node.tagName === 'input' && attribute(node, 'type') === 'checkbox') return attribute(node, 'checked') === undefined ? '☐' : '☑'
  // The list of footnotes: its heading is for screen readers, and its links lead back.
  if (node.tagName === 'h2' && textOf(node) === 'Footnotes') return ''
  if (node.tagName === 'a' && textOf(node) === '↩') return ''
  const children = node.childNodes.map(textForm).join('')
  if (node.tagName === 'sup' && /href="#/.test(children)) return '<footnote>'
  const kept = node.attrs.filter(({ name, value }) => attributes.has(name) && !(value === '' && /^(?:alt|title)$/.test(name)))
  const written = kept.map(({ name, value }) => ` ${name}="${/^(?:href|src|poster)$/.test(name) ? address(value) : escaped(value.trim())}"`)
  const align = /text-align:\s*(\w+)/.exec(attribute(node, 'style') ?? '')?.[1] ?? attribute(node, 'align')
  if (align !== undefined && /^t[dh]$/.test(node.tagName)) written.push(` align="${align}"`)
  if (node.tagName === 'span' && written.length === 0) return children
  const name = node.tagName === 's' || node.tagName === 'strike' ? 'del' : node.tagName
  return `<${name}${written.sort().join('')}>${inline.has(name) ? children : children.trim()}</${name}>`
}

/** The code of an element that shows nothing else, however it is coloured. */
function codeIn(element: Element): string | undefined {
  if (element.tagName === 'pre') return `<pre>${escaped(textOf(element).replace(/^\n|\s+$/g, ''))}</pre>`
  if (!/^(?:figure|div)$/.test(element.tagName) || !classesOf(element).some((name) => /^highlight(?:er-rouge)?$/.test(name)))
    return undefined
  const cell =
    find(element, (one) => one.tagName === 'td' && classesOf(one).includes('code')) ?? find(element, ({ tagName }) => tagName === 'pre')
  return cell && `<pre>${escaped(textOf(cell).replace(/^\n|\s+$/g, ''))}</pre>`
}

function find(element: Element, test: (one: Element) => boolean): Element | undefined {
  if (test(element)) return element
  for (const child of element.childNodes) {
    const found = 'tagName' in child ? find(child, test) : undefined
    if (found) return found
  }
  return undefined
}

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (!('tagName' in node)) return ''
  return node.tagName === 'br' ? '\n' : node.childNodes.map(textOf).join('')
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value
}

function classesOf(element: Element): readonly string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/)
}

/** The address that a browser opens, decoded. */
function address(written: string): string {
  let url = written.trim()
  try {
    if (/^https?:\/\//i.test(url)) url = new URL(url).href
  } catch {
    // Left as it is written.
  }
  try {
    url = decodeURIComponent(url)
  } catch {
    // Left as it is written.
  }
  return escaped(url)
}

function escaped(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}

const blockEdge =
  /\s*(<\/?(?!(?:a|abbr|b|bdi|bdo|button|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|rp|rt|ruby|samp|small|span|strong|sub|sup|time|tt|u|var|wbr|footnote)\b)\w+[^>]*>)\s*/g

/** Without the white space that a browser does not show. */
function tidy(text: string): string {
  return text
    .split(/(<pre>[^<]*<\/pre>)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(blockEdge, '$1')
            .replace(/\s+/g, ' ')
            .replace(/^ (?=<)| $/g, ''),
    )
    .join('')
    .trim()
}
