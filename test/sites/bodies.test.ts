import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { renderBody } from '../../src/preview/render/body'
import { sanitize } from '../../src/preview/render/sanitize'
import { htmlOf } from '../preview/render/htmlOf'
import { generatorFor } from '../generatorFor'
import { pageBlocks } from './pageBlocks'
import { printAgreement, recordedBodies } from './recordedBodies'

const notesInSection = 'The list of footnotes is in a <section>, for all generators.'

/** The bodies of which the preview differs on purpose, by generator, and why. */
const onPurpose: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hexo: {},
  jekyll: {
    'a[^1]\n\n[^1]: note': notesInSection,
    'a[^1] b[^x-y] c[^none]\n\n[^1]: *d*\n\n    e\n[^x-y]:\n    f': notesInSection,
    'a[^1] b[^1]\n\n[^1]: c': notesInSection,
    'a[^1]\n\n[^1]: - b\n    - c': notesInSection,
    'a[^1]\n\n[^1]: b\nc': notesInSection,
    '*[HTML]: Hyper\n\nHTML': 'Abbreviations are not marked.',
  },
  astro: {},
}

const options = { resolveImage: (address: string) => address }

/** The blocks of a body as the preview shows it. */
function shown(body: string, generator: string): readonly string[] {
  const article = parseArticle(body)
  const { start } = article.body
  const source = { text: body.slice(start), masked: article.masked.slice(start), generator: generatorFor(generator) }
  return pageBlocks(htmlOf(renderBody(source, defaultPolicy, options).chunks))
}

/** The blocks of a page that a generator wrote. What the sanitizer of a site removes is not compared. */
function published(html: string): readonly string[] {
  const boxes = html.replace(/<input\b[^>]*type="checkbox"[^>]*>/g, (box) => (/\bchecked\b/.test(box) ? '☑ ' : '☐ '))
  return pageBlocks(sanitize(boxes, defaultPolicy, options).html)
}

describe('the preview, against what the generators publish', () => {
  for (const generator of Object.keys(onPurpose))
    it(`${generator}: shows each recorded body as it is published`, () => {
      const groups = ['bodies', 'signs', 'kramdown']
      const bodies = groups.flatMap((group) => recordedBodies(generator, 'usual', group)).filter(({ stops }) => !stops)
      assert.ok(bodies.length > 100)
      const reasons = onPurpose[generator] ?? {}
      const wrong = bodies.flatMap(({ body, html }) => {
        const [site, preview] = [published(html).join('⏎'), shown(`${body}\n`, generator).join('⏎')]
        return site === preview ? [] : { body, site, preview }
      })
      assert.deepEqual(
        wrong.filter(({ body }) => !(body in reasons)),
        [],
      )
      printAgreement(generator, bodies.length, wrong.length)
    })
})
