import assert from 'node:assert/strict'
import { usualImageFields } from '../../src/core/frontmatter/imageFields'
import { parseArticle } from '../../src/core/article/article'
import { checkArticle } from '../../src/core/lint/checkArticle'
import { bringsFrontMatter } from '../../src/core/lint/checkExample'
import { applyEdits, range, type Edit } from '../../src/core/text/text'
import { figureRewritings } from '../../src/features/codeActions/rewriteFigure'
import { lineSuppression } from '../../src/features/codeActions/suppress'
import { imageInsertion } from '../../src/features/images/imageInsertion'
import { rules } from '../../src/rules'
import { generatorFor } from '../generatorFor'
import { configOf } from '../lintConfig'
import { documentOf } from '../rules/examples'
import { isLong } from '../runs'
import { articleWith, problemsOf, recordedBodies } from './recordedBodies'

/** Bodies with signs that mean something in MDX, where they mean nothing. */
const own = [
  '![Boats {1}](/a.jpg "Boats {2}")',
  '![Boats](/a.jpg "5 < 6 {x")',
  '![Boats \\{a\\}](/a.jpg "t \\{b")',
  '![&#123;b](/a.jpg "&#123;c")',
  '![Boats](/a.jpg "a} b")',
  '![Boats](/a.jpg "He said &quot;so&quot; &lt;")\nBoats in the port',
  '<p>![a](/a.jpg "t {x")</p>',
  '<div>\n![a {"b"}](/a.jpg)\n</div>',
  '<figure>\n<img src="/a.jpg" alt="{x" />\n<figcaption>Boats</figcaption>\n</figure>',
  '<figure>\n<img src="/a.jpg" alt="5 <b" />\n<figcaption>5 &lt; 6 &#123;x&#125;</figcaption>\n</figure>',
  '<figure><img src="/a.jpg" alt="a" /><figcaption>{"x"}</figcaption></figure>',
  '[caption id="a" width="300"]![Boats \\{1}](/a.jpg) Boats \\{2}[/caption]',
]

const everyRule = Object.fromEntries(rules.map(({ id, severity }) => [id, severity]))
const examples = rules
  .flatMap(({ docs }) => [...docs.bad, ...docs.good].map((example) => example.replace(/[⟦⟧]/g, '')))
  .filter((example) => !bringsFrontMatter(example))

const kinds = [
  ['docusaurus', 'article.md'],
  ['astro', 'article.mdx'],
] as const

/** The edits that Copydesk offers in an article: fixes, comments, figures, pasted images. @param step between the places tried, in UTF-16 code units */
function* offers(text: string, generator: string, path: string, step: number): Generator<readonly [what: string, edits: readonly Edit[]]> {
  const article = parseArticle(text, path)
  for (const { ruleId, range: at, fixes } of checkArticle(article, path, configOf(rules, { dialect: generator, rules: everyRule }))) {
    for (const { edits } of fixes) yield [`fix of ${ruleId}`, edits]
    const comment = lineSuppression(article, ruleId, at, path)
    if (comment)
      yield ['suppression', [{ range: range(comment.offset, comment.offset), newText: `${comment.before}reason${comment.after}` }]]
  }
  for (let offset = article.body.start; offset < text.length; offset += step) {
    for (const { range: at, before, caption, after } of figureRewritings(article, offset, offset, true))
      yield ['figure', [{ range: at, newText: before + caption + after }]]
    const image = { address: '/a.jpg', size: { width: 4, height: 3 } }
    const parts = imageInsertion(article, range(offset, offset), [image], usualImageFields, generatorFor(generator).mdx.features)
    const newText = parts?.map((part) => (typeof part === 'string' ? part : part.stop)).join('')
    if (newText !== undefined) yield ['image', [{ range: range(offset, offset), newText }]]
  }
}

describe('What Copydesk writes into MDX', () => {
  const recorded = ['mdx', 'bodies'].flatMap((group) => recordedBodies('docusaurus', 'usual', group).map(({ body }) => body))
  for (const [generator, path] of kinds)
    it(`never stops a build that did not stop before: ${generator}`, () => {
      const isValid = (text: string) => problemsOf(text, generator, ['mdx-syntax'], path).length === 0
      let count = 0
      const wrong: string[] = []
      const tried = (texts: readonly string[], step: number) => {
        for (const text of texts.filter(isValid))
          for (const [what, edits] of offers(text, generator, path, step)) {
            count++
            const changed = applyEdits(text, edits)
            if (!isValid(changed)) wrong.push(`${what}: ${JSON.stringify(text)} => ${JSON.stringify(changed)}`)
          }
      }
      tried(own.map(articleWith), 1)
      tried([...recorded.map(articleWith), ...examples.map((example) => documentOf(example))], isLong ? 1 : 13)
      assert.deepEqual(wrong.slice(0, 5), [])
      assert.ok(count > 1000, String(count))
    })
})
