import assert from 'node:assert/strict'
import { withConfiguration } from '../../../src/core/generators/siteConfiguration'
import { noSettings } from '../../../src/core/settings/settings'
import { generatorOf } from '../../../src/core/settings/siteScope'
import { generatorFor } from '../../generatorFor'
import { printAgreement, recordedBodies } from '../../sites/recordedBodies'
import { recordedRuns } from '../../sites/recordedDates'
import { publishedBlocks, shownBlocks } from '../../sites/shownPage'

const indented = 'Hexo takes a fence out that is indented code for Markdown.'
const tag = 'Template tags are shown by their names.'
const comment = 'Where HTML is text, or a preset has no blocks, the comment that Hexo puts in place of code is a part of the paragraph.'

/** The bodies of which the preview differs on purpose, by record, and why. */
const onPurpose: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hexo: {
    'a {% raw %}{:.b}{% endraw %}': tag,
    '##a\n===': 'In marked, no heading is made of a line that starts with #.',
    '    ```\n    a\n    ```': indented,
    '   ~~~ js\n   a\n  ~~~ \nb': 'Without a highlighter: marked leaves the indentation of a fence only where it is made of backticks.',
    '![](/c.jpg) ![e](./f.jpg) ![g](../h i.jpg)':
      'With `postAsset`, whether a file is in the asset folder is found out when pictures are looked for.',
    '[a](javascript:b)': 'With `sanitizeUrl`, an address that runs a script is empty; the sanitizer takes it away.',
  },
  'hexo-markdown-it': {
    'a {% raw %}{:.b}{% endraw %}': tag,
    '    ```\n    a\n    ```': indented,
    '<div>\n```\na\n```\n</div>': comment,
    '> ```\n> a\n> ```': comment,
    '- ```\n  a\n  ```': comment,
    'a\n```\nb\n```\nc': comment,
    '``` a`b\nc\n```\nd': comment,
    '```\na': comment,
    '   ~~~ js\n   a\n  ~~~ \nb': comment,
    '- a\n\n  ```\n  b\n  ```\n- c': comment,
    'Term\n: Definition\n\nB\n\n: c':
      'The renderer brings markdown-it-deflist 2, where a blank line before a definition makes no paragraph of it.',
    '*[HTML]: Hyper "Text"\n\nHTML and XHTML, HTML': 'Abbreviations are not marked.',
    ':smile: :) :port:': 'markdown-it-emoji is not followed; the bar of the preview says so.',
    '*a*{.b} c {#d}': 'markdown-it-attrs is not followed; the bar of the preview says so.',
  },
}

/** The runs of a record whose name is the configuration of the site. */
const isSetting = (run: string) => /^[a-z_]+: ./.test(run) && !/^(?:machine|modifyAnchors|headerIds)|anchor/.test(run)

/** What stands before the address of a picture on the page: the folder of the site, which is none of its files, and that of the article. */
const ofAddress = / src="(?:\/blog(?=\/)|\/2022\/01\/12\/[^/"]+\/)/g

/** Without empty paragraphs, which Hexo leaves around code. */
const seen = (blocks: readonly string[]) =>
  blocks
    .join('⏎')
    .replaceAll(/<p><\/p>⏎?/g, '')
    .replace(/⏎$/, '')

describe('the preview, against what Hexo publishes with the settings of its renderers', () => {
  for (const record of Object.keys(onPurpose))
    for (const run of ['usual', ...Object.keys(recordedRuns(record)).filter(isSetting)])
      it(`${record}, ${run}: shows each recorded body as it is published`, () => {
        const groups = run === 'usual' ? ['bodies', 'signs', 'losses', 'hexoSettings'] : ['hexoSettings']
        const bodies = groups.flatMap((group) => recordedBodies(record, run, group)).filter(({ stops }) => !stops)
        assert.ok(bodies.length > 50)
        const configuration = withConfiguration({ generator: generatorFor('hexo'), content: [], roots: [] }, [
          ['_config.yml', run === 'usual' ? '' : run],
          ['package.json', JSON.stringify({ dependencies: { [`hexo-renderer-${record === 'hexo' ? 'marked' : 'markdown-it'}`]: '7' } })],
        ])
        const generator = generatorOf({ settings: noSettings, site: configuration })
        const reasons = onPurpose[record] ?? {}
        const wrong = bodies.flatMap(({ body, html }) => {
          const published = html.replaceAll(ofAddress, ' src="')
          const [site, preview] = [seen(publishedBlocks(published)), seen(shownBlocks(`${body}\n`, generator))]
          return site === preview ? [] : { body, site, preview }
        })
        assert.deepEqual(
          wrong.filter(({ body }) => !(body in reasons)),
          [],
        )
        printAgreement(record, bodies.length, wrong.length)
      })
})
