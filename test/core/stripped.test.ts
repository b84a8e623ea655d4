import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import sanitizeHtml from 'sanitize-html'
import { parseArticle } from '../../src/core/article'
import { defaultPolicy, type Policy } from '../../src/core/policy'
import { lostWithContent, safeStyle, strippedBy, type Stripped } from '../../src/core/stripped'

/** What a site does that publishes by the policy. */
function published(html: string, policy: Policy): string {
  return sanitizeHtml(html, {
    allowedTags: [...policy.elements],
    allowedAttributes: Object.fromEntries(Object.entries(policy.attributes).map(([name, allowed]) => [name, [...allowed]])),
    allowedStyles: { '*': Object.fromEntries(policy.styles.map((property) => [property, [safeStyle]])) },
    allowedSchemes: [...policy.schemes],
    allowedIframeHostnames: [...policy.frameHosts],
    allowIframeRelativeUrls: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [...lostWithContent],
  })
}

/** Each element with its attributes, those of style one by one. */
function inventory(html: string): readonly string[] {
  return parseArticle(html).elements.map(({ name, attributes }) => {
    const parts = attributes.flatMap((attribute) => (attribute.name === 'style' ? declarations(attribute.value) : [attribute.name]))
    return [name, ...parts].join(' ')
  })
}

function declarations(style = ''): readonly string[] {
  return style.split(';').flatMap((part) => (part.trim() === '' ? [] : [`style:${part.split(':')[0]?.trim()}`]))
}

/** The inventory of what is left when just what is reported goes. */
function predicted(html: string, policy: Policy): readonly string[] {
  const gone = strippedBy(policy, parseArticle(html))
  const at = (kind: Stripped['what'], start: number) => gone.find((one) => one.what === kind && one.range.start === start)
  let lostUntil = 0
  return parseArticle(html).elements.flatMap((element) => {
    if (element.range.start < lostUntil) return []
    const whole = at('element', element.nameRange.start)
    if (whole?.what === 'element' && whole.lost) lostUntil = element.range.end
    if (whole) return []
    const parts = element.attributes.flatMap((attribute) => {
      const { name, nameRange, valueRange, value = '' } = attribute
      if (at('attribute', nameRange.start) || at('address', valueRange.start) || at('host', valueRange.start)) return []
      if (name !== 'style') return [name]
      let start = valueRange.start
      return value.split(';').flatMap((part) => {
        const place = start + part.length - part.trimStart().length
        start += part.length + 1
        return part.trim() === '' || at('style', place) ? [] : [`style:${part.split(':')[0]?.trim()}`]
      })
    })
    return [[element.name, ...parts].join(' ')]
  })
}

// No `p`: nested ones are not HTML, and each reader mends them in its way.
const name = fc.constantFrom(
  'em',
  'div',
  'span',
  'a',
  'b',
  'figure',
  'section',
  'form',
  'button',
  'center',
  'marquee',
  'iframe',
  'textarea',
  'style',
)
const attribute = fc.oneof(
  fc.constantFrom(
    'class="a"',
    'id="b"',
    'onclick="c()"',
    'data-x="1"',
    'aria-label="d"',
    'align="left"',
    'name="n"',
    'contenteditable="true"',
  ),
  fc
    .constantFrom(
      'https://example.com/a',
      '/a',
      '//www.youtube.com/a',
      'javascript:a()',
      'ftp://example.com',
      'mailto:a@b.c',
      'data:text/html,a',
    )
    .chain((address) => fc.constantFrom(`href="${address}"`, `src="${address}"`)),
  fc.constantFrom('https://www.youtube.com/embed/a', 'https://example.com/a').map((address) => `src="${address}"`),
  fc
    .constantFrom('color: red', 'position: fixed', 'width: 10px', 'color: red; position: fixed', 'margin: 1px;float: left', 'color: url(a)')
    .map((style) => `style="${style}"`),
)
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constant('Boats'),
    fc
      .tuple(
        name,
        fc.uniqueArray(attribute, { maxLength: 3, selector: (written) => written.split('=')[0] }),
        fc.array(tie('tree'), { maxLength: 3 }),
      )
      .map(
        ([tag, attributes, children]) =>
          `<${[tag, ...attributes].join(' ')}>${tag === 'textarea' || tag === 'style' ? 'Nets' : children.join('')}</${tag}>`,
      ),
  ),
}))

describe('what the sanitizer takes away', () => {
  it('is just what sanitize-html takes away', function () {
    this.timeout(120_000)
    fc.assert(
      fc.property(tree, (html) => {
        const document = `<div>${html}</div>`
        assert.deepEqual(predicted(document, defaultPolicy), inventory(published(document, defaultPolicy)), document)
      }),
      { numRuns: process.env['COPYDESK_LONG'] ? 20_000 : 400 },
    )
  })
})
