import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/text/text'
import { bodySnippets, figureTags } from '../../src/features/completion/htmlVocabulary'
import { selfClosed } from '../../src/core/markdown/mdx/jsx'
import { articleWith, printAgreement, problemsOf, recordedBodies } from './recordedBodies'

const rules = ['mdx-syntax', 'img-percent-sign']

/** The bodies that have no fix: only the author knows what to import. */
const withoutFix = ['<Foo>x</Foo>', '<Foo />', '![x](/%E4%BD.jpg)']

/** The records of MDX, and the path that their articles have. */
const records = [
  { generator: 'docusaurus', run: 'usual', path: 'article.md', groups: ['mdx', 'mdxWriting', 'tags', 'bodies', 'addresses'] },
  { generator: 'astro', run: 'mdx', path: 'article.mdx', groups: ['mdx', 'mdxWriting'] },
  { generator: 'astro', run: 'usual', path: 'article.md', groups: ['bodies', 'addresses'] },
]

describe('MDX, against what the generators did', () => {
  for (const { generator, run, path, groups } of records)
    it(`${generator}: says of each recorded body whether it stops the build`, () => {
      const bodies = groups.flatMap((group) => recordedBodies(generator, run, group))
      assert(bodies.length >= 82)
      const wrong = bodies.filter(({ body, stops }) => problemsOf(articleWith(body), generator, rules, path).length > 0 !== stops)
      assert.deepEqual(wrong, [])
      printAgreement(generator, bodies.length, 0)
    })

  for (const { generator, run, path, groups } of records)
    it(`${generator}: no problem is left after the fixes, but where only the author knows`, () => {
      const left: string[] = []
      for (const { body } of groups.flatMap((group) => recordedBodies(generator, run, group))) {
        let text = articleWith(body)
        for (let round = 0; round < 3; round++) {
          const edits = problemsOf(text, generator, rules, path).flatMap(({ fixes }) => fixes[0]?.edits ?? [])
          if (edits.length === 0) break
          text = applyEdits(
            text,
            edits.filter((one, index) => edits.findIndex(({ range }) => range.start === one.range.start) === index),
          )
        }
        if (problemsOf(text, generator, rules, path).length > 0) left.push(body)
      }
      assert.deepEqual(
        left.filter((body) => !withoutFix.includes(body)),
        [],
      )
    })

  it('what completions and snippets write compiles', () => {
    const written = [...bodySnippets().map(({ text }) => text), ...figureTags().map(({ name, rest }) => `<${name}${rest}`)]
    for (const snippet of written) {
      const text = selfClosed(snippet)
        .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
        .replace(/\$\d+/g, '')
      for (const { generator, path } of records) assert.deepEqual(problemsOf(articleWith(text), generator, rules, path), [], text)
    }
  })
})
