import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { defaultPolicy, type Policy } from '../../../src/core/sanitizer/policy'
import { inventory, predicted, published } from '../markdown/publishedHtml'
import { runs } from '../../runs'

const lossRuns = runs(300, 50_000)

/** Elements that contain others. No `p` and no `a`: parsers correct nested ones in different ways. */
const box = fc.constantFrom(...'em div DIV span a b figure figcaption section form button center marquee svg dialog my-card'.split(' '))
const single = fc.constantFrom(...'img br hr input wbr embed'.split(' '))
/** Elements whose content is removed with them, and frames. */
const whole = fc.constantFrom(...'textarea style script title noscript option xmp template iframe'.split(' '))

const address = fc.constantFrom(
  ...['https://example.com/a', 'HTTPS://example.com', '/a', 'a b.html', '', '#a', '//www.youtube.com/embed/a', '//evil.example/a'],
  ...['javascript:a()', ' JavaScript:a()', 'java\tscript:a()', 'java&#10;script:a()', 'java<!-- -->script:a()', 'vbscript:a'],
  ...['ftp://example.com', 'mailto:a@b.c', 'tel:1', 'data:text/html,a', 'x-a+b.c:d', '1a:b', 'a/b:c', 'https://www.youtube.com/embed/a'],
  ...['https://www.youtube.com.evil.example/', 'https:\\\\www.youtube.com/embed/a', 'http://', '港口.html', 'https://例子.example/港'],
)
const srcset = fc
  .array(
    fc.tuple(
      fc.constantFrom('/a.jpg', 'https://example.com/b.jpg', 'javascript:c', 'ftp://example.com/d.jpg'),
      fc.constantFrom('', ' 2x', ' 300w'),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((all) => all.map(([one, size]) => one + size).join(', '))
const style = fc
  .array(
    fc.constantFrom(
      ...[
        'color: red',
        'COLOR: red',
        'position: fixed',
        'width: 10px',
        'margin: 1px',
        'float:left',
        'color: url(a)',
        'color: rgb(1, 2, 3)',
      ],
      ...['width: calc(100% - 1px)', 'width: 1px !important', 'background-color: expression(a)', ' ', 'color:'],
    ),
    { maxLength: 4 },
  )
  .map((all) => all.join('; '))
const name = fc.constantFrom(
  ...'class id title CLASS onclick onerror data-x data-cdx aria-label align name contenteditable width height controls alt ping rel target'.split(
    ' ',
  ),
  ...'allow allowfullscreen colspan datetime lang role sandbox srcdoc xlink:href @click :src v-if open poster cite'.split(' '),
)
const written = (quote: string) => (value: string) => `${quote}${value}${quote}`
const attribute = fc.oneof(
  fc.tuple(name, fc.constantFrom('="a b"', "='a'", '=a', '', '=""')).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('href', 'src', 'cite', 'HREF'), fc.oneof(address.map(written('"')), address.map(written("'"))))
    .map(([a, b]) => `${a}=${b}`),
  srcset.map((value) => `srcset="${value}"`),
  style.map((value) => `style="${value}"`),
)
const attributes = fc
  .uniqueArray(attribute, { maxLength: 4, selector: (one) => one.split('=')[0]?.toLowerCase() })
  .map((all) => all.map((one) => ` ${one}`).join(''))
const text = fc.constantFrom('Boats', '港口', ' ', '\n', 'a < b', '👩‍🚀', '<!-- a -->')

const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.tuple(single, attributes).map(([tag, more]) => `<${tag}${more}>`),
    fc.tuple(whole, attributes).map(([tag, more]) => `<${tag}${more}>${tag === 'iframe' ? '' : 'Nets'}</${tag}>`),
    fc
      .tuple(box, attributes, fc.array(tie('tree'), { maxLength: 3 }))
      .map(([tag, more, children]) => `<${tag}${more}>${tag === 'a' ? 'Boats' : children.join('')}</${tag}>`),
  ),
}))

/** The default policy with some entries removed and some added. */
const policy: fc.Arbitrary<Policy> = fc
  .record({
    without: fc.subarray([...defaultPolicy.elements], { maxLength: 20 }),
    more: fc.subarray(['my-card', 'dialog', 'center', 'marquee']),
    classless: fc.boolean(),
    styles: fc.subarray([...defaultPolicy.styles]),
    schemes: fc.subarray(['https', 'mailto', 'ftp', 'x-a+b.c']),
    frameHosts: fc.subarray(['www.youtube.com', 'example.com']),
  })
  .map(({ without, more, classless, styles, schemes, frameHosts }) => ({
    elements: [...defaultPolicy.elements.filter((one) => !without.includes(one)), ...more],
    attributes: { ...defaultPolicy.attributes, '*': (defaultPolicy.attributes['*'] ?? []).filter((one) => !classless || one !== 'class') },
    styles,
    schemes,
    frameHosts,
  }))

describe('strippedBy', () => {
  it('reports exactly what sanitize-html removes: elements, attributes, styles, addresses and text', () => {
    fc.assert(
      fc.property(tree, fc.oneof(fc.constant(defaultPolicy), policy), (html, allowed) => {
        // One HTML block, with any line ends in it.
        const document = `<div>${html.replace(/\n\s*\n/g, '\n')}</div>`
        const whole = { ...allowed, elements: [...allowed.elements, 'div'] }
        assert.deepEqual(predicted(parseArticle(document), document, whole), inventory(published(document, whole)), document)
      }),
      lossRuns,
    )
  })
})
