import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { noSettings } from '../../src/core/settings/settings'
import { generatorOf } from '../../src/core/settings/siteScope'
import { generatorFor } from '../generatorFor'
import { render } from '../preview/render/renderText'
import { articleWith, printAgreement, recordedBodies } from './recordedBodies'

/** Hexo makes ids of the names of character references, but for those of the four signs of HTML. */
const references = 'rare in headings'

/** The bodies of which the ids differ on purpose, by generator and run, and why. */
const onPurpose: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hexo, usual': { '## a&nbsp;b &copy; &lt;c': references },
  'hexo, marked: { anchorAlias: true }': { '## a&nbsp;b &copy; &lt;c': references },
  'hexo, modifyAnchors: 1': { '## a&nbsp;b &copy; &lt;c': references },
}

interface Run {
  readonly generator: string
  /** The name of the record, where that is not the generator's. */
  readonly record?: string
  readonly run: string
  readonly path?: string
  /** What the configuration of the site says, by the path of the file. */
  readonly configuration?: Readonly<Record<string, unknown>>
}

/** The settings of the runs with hexo-renderer-markdown-it. */
const anchors = {
  usual: {},
  'markdown: { anchors: { level: 1, permalink: true } }': { level: 1, permalink: true },
  'markdown: { anchors: { level: 3, case: 1 } }': { level: 3, case: 1 },
  'markdown: { anchors: { collisionSuffix: v, separator: _ } }': { collisionSuffix: 'v', separator: '_' },
}

const runs: readonly Run[] = [
  { generator: 'hexo', run: 'usual' },
  { generator: 'hexo', run: 'modifyAnchors: 1', configuration: { '_config.yml': { marked: { modifyAnchors: 1 } } } },
  { generator: 'hexo', run: 'headerIds: false', configuration: { '_config.yml': { marked: { headerIds: false } } } },
  { generator: 'hexo', run: 'marked: { anchorAlias: true }', configuration: { '_config.yml': { marked: { anchorAlias: true } } } },
  ...Object.entries(anchors).map(([run, own]) => ({
    generator: 'hexo',
    record: 'hexo-markdown-it',
    run,
    configuration: {
      '_config.yml': { markdown: { anchors: own } },
      'package.json': { dependencies: { 'hexo-renderer-markdown-it': '7' } },
    },
  })),
  { generator: 'jekyll', run: 'usual' },
  { generator: 'jekyll', run: 'auto_ids: false', configuration: { '_config.yml': { kramdown: { auto_ids: false } } } },
  { generator: 'jekyll', run: 'input: kramdown', configuration: { '_config.yml': { kramdown: { input: 'kramdown' } } } },
  { generator: 'hugo', run: 'usual' },
  ...['github-ascii', 'blackfriday'].map((type) => ({
    generator: 'hugo',
    run: `autoHeadingIDType: ${type}`,
    configuration: { 'config.toml': { markup: { goldmark: { parser: { autoHeadingIDType: type }, renderer: { unsafe: true } } } } },
  })),
  {
    generator: 'hugo',
    run: 'autoHeadingID: false',
    configuration: { 'config.toml': { markup: { goldmark: { parser: { autoHeadingID: false }, renderer: { unsafe: true } } } } },
  },
  { generator: 'eleventy', run: 'usual' },
  { generator: 'astro', run: 'usual' },
  { generator: 'docusaurus', run: 'usual' },
]

/** The ids of the headings in some HTML, in order. */
function idsIn(html: string): readonly string[] {
  return [...html.matchAll(/<h[1-6](\s[^>]*)?>/g)]
    .map(([, attributes = '']) => /\bid="([^"]*)"/.exec(attributes)?.[1] ?? '')
    .filter((id) => id !== 'footnote-label')
}

describe('the ids of headings, against what the generators publish', () => {
  for (const { generator: name, record = name, run, configuration } of runs)
    it(`${record}, ${run}: has those of each recorded body`, () => {
      const bodies = recordedBodies(record, run, 'headings').filter(({ stops }) => !stops)
      assert.ok(bodies.length >= 80, `${bodies.length}`)
      const files = Object.entries(configuration ?? {}).map(([path, data]) => ({ path, data }))
      const usual = generatorFor(name)
      const site = { generator: usual, content: [], roots: [], configuration: files }
      const generator = generatorOf({ settings: noSettings, site })
      const reasons = onPurpose[`${record}, ${run}`] ?? {}
      const wrong = bodies.flatMap(({ body, html }) => {
        const site = idsIn(html)
        const preview = idsIn(render(articleWith(body), { dialect: name, generator, checked: false }).body)
        return site.join(' | ') === preview.join(' | ') ? [] : { body, site, preview }
      })
      assert.deepEqual(
        wrong.filter(({ body }) => !(body in reasons)),
        [],
      )
      printAgreement(record, bodies.length, wrong.length)
    })

  it('are known to the rules as the preview has them', () => {
    for (const name of ['hexo', 'jekyll', 'hugo', 'astro', 'docusaurus'])
      for (const { body, stops } of recordedBodies(name, 'usual', 'headings')) {
        if (stops) continue
        const text = articleWith(body)
        const generator = generatorFor(name)
        const markdown = name === 'docusaurus' ? generator.mdx.markdown : generator.markdown
        const known = parseArticle(text).readAs(markdown).headingIds
        const shown = idsIn(
          render(text, { dialect: name, checked: false }).body.replace(/<h2>Raw heading<\/h2>|<h2 id="taken">x<\/h2>/, ''),
        )
        assert.deepEqual(known, shown, `${name} ${JSON.stringify(body)}`)
      }
  })
})
