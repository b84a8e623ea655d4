import assert from 'node:assert/strict'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { sanitize } from '../../src/preview/render/sanitize'
import { render } from '../preview/render/renderText'
import { pageBlocks } from './pageBlocks'
import { articleWith, printAgreement, recordedBodies } from './recordedBodies'

/** The bodies of which the preview differs on purpose, and why. */
const onPurpose: Readonly<Record<string, string>> = {
  'x {1+1} y': 'expressions are not run: a label',
}

const records = [
  { generator: 'docusaurus', run: 'usual', path: 'article.md', groups: ['mdx', 'mdxWriting', 'tags', 'bodies'], count: 158 },
  { generator: 'astro', run: 'mdx', path: 'article.mdx', groups: ['mdx', 'mdxWriting'], count: 29 },
]

const options = { resolveImage: (address: string) => address }

/** The blocks of a page that a generator wrote. What the sanitizer of a site removes is not compared. */
function published(html: string): readonly string[] {
  const boxes = html.replace(/<input\b[^>]*type="checkbox"[^>]*>/g, (box) => (/\bchecked\b/.test(box) ? '☑ ' : '☐ '))
  return pageBlocks(sanitize(boxes, defaultPolicy, options).html)
}

/** Labels are no text of the page. */
function withoutLabels(html: string): string {
  return html.replace(/<span class="cd-tag[^>]*><\/span>/g, '')
}

describe('the preview of MDX, against what the generators publish', () => {
  for (const { generator, run, path, groups, count } of records)
    it(`${generator}: shows each recorded body as it is published`, () => {
      const bodies = groups.flatMap((group) => recordedBodies(generator, run, group)).filter(({ stops }) => !stops)
      assert.ok(bodies.length >= count, `${bodies.length}`)
      const wrong = bodies.flatMap(({ body, html }) => {
        const shown = render(articleWith(body), { dialect: generator, path, checked: false, resolveImage: options.resolveImage })
        const [site, preview] = [published(html).join('⏎'), pageBlocks(withoutLabels(shown.body)).join('⏎')]
        return site === preview ? [] : { body, site, preview }
      })
      assert.deepEqual(
        wrong.filter(({ body }) => !(body in onPurpose)),
        [],
      )
      printAgreement(generator, bodies.length, wrong.length)
    })
})
