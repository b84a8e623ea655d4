import assert from 'node:assert/strict'
import { emptyCorpus } from '../../src/core/article/corpusView'
import { articleWith, printAgreement, problemsOf, recordedBodies } from './recordedBodies'

const rules = ['tag-syntax', 'tag-unknown', 'tag-unfamiliar', 'tag-output-lost', 'mdx-syntax', 'link-article-missing']

const include = 'included files are not looked up: themes have some'

const files = 'needs the files of the site: link-article-missing and link-file-missing'

/** A site without other articles. */
const targets = { isPage: () => false, isSlug: () => false, isTitle: () => false, named: () => [], nearlyNamed: () => [] }

/** The bodies on which Copydesk differs on purpose, by generator, and why. */
const onPurpose: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hexo: { '{% include no-such.html %}': include, '{% post_link no-such-page %}': files },
  jekyll: { '{% include no-such.html %}': include, '{% link no-such.md %}': files, '{% post_url 2022-01-01-no-such %}': files },
  hugo: { '[x]({{< ref "no-such-page" >}})': files, '[x]({{< relref "no-such-page.md" >}})': files },
  eleventy: { '{% include no-such.html %}': include },
}

describe('template tags, against what the generators did', () => {
  for (const generator of ['hexo', 'jekyll', 'hugo', 'eleventy', 'astro', 'docusaurus'])
    it(`${generator}: says of each recorded body whether it stops the build`, () => {
      const bodies = recordedBodies(generator, 'usual', 'tags')
      assert.equal(bodies.length, 67)
      const said = (body: string) =>
        problemsOf(articleWith(body), generator, rules, 'article.md', {}, { ...emptyCorpus, targets }).some(
          ({ ruleId, severity }) => ruleId !== 'tag-output-lost' && (severity === 'error' || ruleId === 'tag-unfamiliar'),
        )
      const wrong = bodies.filter(({ body, stops }) => said(body) !== stops)
      const reasons = onPurpose[generator] ?? {}
      assert.deepEqual(
        wrong.filter(({ body }) => !(body in reasons)).map(({ body, stops, why }) => ({ body, stops, why: why.slice(0, 60) })),
        [],
      )
      printAgreement(generator, bodies.length, wrong.length)
    })
})
