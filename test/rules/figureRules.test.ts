import assert from 'node:assert/strict'
import { checkText } from '../../src/core/lint/checkArticle'
import { applyEdits } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'

const lintConfig = configOf(rules)
const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'

/** What a body gets, as `rule severity`, with a star where a fix may be applied in bulk; of some rules only. */
function told(body: string, prefix: RegExp, path = 'a.md'): readonly string[] {
  return checkText(head + body, path, lintConfig)
    .filter(({ ruleId }) => prefix.test(ruleId))
    .map(({ ruleId, severity, fixes }) => `${ruleId} ${severity}${fixes.some(({ safe }) => safe) ? ' *' : ''}`)
}

describe('rules of figures and HTML, where real articles misled simpler ones', () => {
  it('take a figcaption behind a template tag for a warning: the tag may open the figure', () => {
    assert.deepEqual(told('{% image "a.jpg" %}\n<figcaption>Boats</figcaption>\n', /^figcaption-placement/), ['figcaption-placement hint'])
    assert.deepEqual(told('<div><figcaption>Boats</figcaption></div>\n', /^figcaption-placement/), ['figcaption-placement warning'])
  })

  it('let a lazy loader of the theme be', () => {
    assert.deepEqual(told('<img data-src="/a.jpg" alt="Boats" class="lazyload">\n', /^img-src/), ['img-src-missing information'])
    assert.deepEqual(told('<img data-original-src="/a.jpg" alt="Boats">\n', /^img-src/), ['img-src-missing error *'])
  })

  it('tell of embedded widgets more softly than of other scripts', () => {
    assert.deepEqual(told('<script async src="https://platform.twitter.com/widgets.js"></script>\n', /^embed/), ['embed-script hint'])
    assert.deepEqual(told('<script src="https://example.com/a.js"></script>\n', /^embed/), ['embed-script warning'])
  })

  it('offer https for no bare number, and never in bulk', () => {
    for (const [address, fixes] of [
      ['http://93.184.216.34/a.jpg', 0],
      ['http://example.com/a.jpg', 1],
    ] as const) {
      const [found] = checkText(`${head}<img src="${address}" alt="Boats">\n`, 'a.md', lintConfig).filter(
        ({ ruleId }) => ruleId === 'img-insecure-src',
      )
      assert.equal(found?.fixes.length, fixes)
      assert.ok(!found.fixes.some(({ safe }) => safe))
    }
  })

  it('leave alone an empty alternative text where the caption says what is seen', () => {
    const figure = (caption: string) => `<figure><img src="/a.jpg" alt=""><figcaption>${caption}</figcaption></figure>\n`
    assert.deepEqual(told(figure('Boats leave the harbour at dawn'), /^img-alt/), [])
    assert.deepEqual(told(figure('(Harbour office)'), /^img-alt/), ['img-alt-empty hint'])
    assert.deepEqual(told(figure('（半岛电视台）'), /^img-alt/), ['img-alt-empty hint'])
  })

  it('write Markdown as HTML with the template tags and the Markdown in it', () => {
    for (const [written, wanted] of [
      ['**{{ name }} *opens***', undefined],
      ['**{{ name }}**', '<strong>{{ name }}</strong>'],
      [
        '**See [the {{ name }}](https://a.example/{{ id }})**',
        '<strong>See <a href="https://a.example/{{ id }}">the {{ name }}</a></strong>',
      ],
      ['[a **b** "c"](/{{x}})', '<a href="/{{x}}">a <strong>b</strong> "c"</a>'],
      ['![{{ a }} "c"](/{{ x }}.jpg)', '<img src="/{{ x }}.jpg" alt="{{ a }} &quot;c&quot;">'],
    ] as const) {
      const text = `${head}<div>\n${written}\n</div>\n`
      const [found] = checkText(text, 'a.md', lintConfig).filter(({ ruleId }) => ruleId === 'html-markdown-literal')
      assert.equal(found && applyEdits(text, found.fixes[0]?.edits ?? []), wanted && text.replace(written, wanted), written)
    }
  })

  it('read HTML in lists, quotes and tables, and none in code there', () => {
    for (const [before, between] of [
      ['- ', '\n  '],
      ['> ', '\n> '],
      ['1. > - ', '\n   >   '],
    ] as const) {
      assert.deepEqual(
        told(`${before}<figure><img src="/a.jpg">${between}Boats</figure>\n`, /^fig|^img-alt-missing/),
        ['img-alt-missing error', 'figure-caption-text warning *'],
        before,
      )
      assert.deepEqual(told(`${before}\`\`\`${between}<img src="/a.jpg">${between}\`\`\`\n`, /./), [], before)
    }
    assert.deepEqual(told('| a |\n|---|\n| <img src="/a.jpg"> `<img>` |\n', /^img-alt-missing/), ['img-alt-missing error'])
  })

  it('judge in MDX only what is certainly HTML', () => {
    const body = [
      '<Video src="/a.mp4" autoplay />',
      '<Figure><Caption>Boats</Caption></Figure>',
      '<Center>Boats</Center>',
      '<img src={boats} alt={`Boats > nets`} />',
      '<img {...props} />',
      '<img onClick={() => open()} alt="Boats" src="/a.jpg" width={2} height={1} />',
      '<Tabs.Item id="a">Boats</Tabs.Item>',
    ].join('\n\n')
    assert.deepEqual(told(`import Tabs from './tabs'\n\nexport const boats = '/a.jpg'\n\n${body}`, /./, 'a.mdx'), [])
    assert.deepEqual(told('<img src="/a.jpg" width="2" height="1" />\n\n<center>Boats</center>\n', /./, 'a.mdx'), [
      'img-alt-missing error',
      'obsolete-html hint',
    ])
    assert.deepEqual(told('<CENTER>Boats</CENTER>\n', /./, 'a.md'), ['obsolete-html hint'])
  })

  it('know that Vue, Liquid, Nunjucks and Hugo fill attributes in', () => {
    for (const tag of [
      '<img :src="image" :alt="text">',
      '<img v-bind:src="image" v-bind:alt="text">',
      '<img {{ image | attributes }}>',
      '<img src="{{ image }}" {% if alt %}alt="{{ alt }}"{% endif %}>',
      '<img src="{{< ref "a.jpg" >}}" alt="{{ .Title }}">',
      '<iframe :src="map" :title="name"></iframe>',
    ])
      assert.deepEqual(told(`${tag}\n`, /^img-(?:alt|src)|^iframe|^url/), [], tag)
  })
})
