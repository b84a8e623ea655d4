import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/text/text'
import { bodySnippets, figureTags } from '../../src/features/completion/htmlVocabulary'
import { selfClosed } from '../../src/features/completion/jsx'
import { articleWith, printAgreement, problemsOf, recordedBodies } from './recordedBodies'

/** The bodies on which Copydesk differs on purpose, and why. */
const onPurpose: Readonly<Record<string, string>> = {
  '![x](/50%off.jpg)': 'the address of an image is no matter of MDX',
}

/** The bodies that have no fix: only the author knows what to import. */
const withoutFix = ['<Foo>x</Foo>', '<Foo />']

/** The records of MDX, and the path that their articles have. */
const records = [
  { generator: 'docusaurus', run: 'usual', path: 'article.md', groups: ['mdx', 'tags', 'bodies'] },
  { generator: 'astro', run: 'mdx', path: 'article.mdx', groups: ['mdx'] },
]

describe('MDX, against what the generators did', () => {
  for (const { generator, run, path, groups } of records)
    it(`${generator}: says of each recorded body whether it stops the build`, () => {
      const bodies = groups.flatMap((group) => recordedBodies(generator, run, group))
      assert(bodies.length >= 82)
      const wrong = bodies.filter(({ body, stops }) => problemsOf(articleWith(body), generator, ['mdx-syntax'], path).length > 0 !== stops)
      assert.deepEqual(
        wrong.filter(({ body }) => !(body in onPurpose)),
        [],
      )
      printAgreement(generator, bodies.length, wrong.length)
    })

  for (const { generator, run, path, groups } of records)
    it(`${generator}: no problem is left after the fixes, but where only the author knows`, () => {
      const left: string[] = []
      for (const { body } of groups.flatMap((group) => recordedBodies(generator, run, group))) {
        let text = articleWith(body)
        for (let round = 0; round < 3; round++) {
          const edits = problemsOf(text, generator, ['mdx-syntax'], path).flatMap(({ fixes }) => fixes[0]?.edits ?? [])
          if (edits.length === 0) break
          text = applyEdits(
            text,
            edits.filter((one, index) => edits.findIndex(({ range }) => range.start === one.range.start) === index),
          )
        }
        if (problemsOf(text, generator, ['mdx-syntax'], path).length > 0) left.push(body)
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
      for (const { generator, path } of records) assert.deepEqual(problemsOf(articleWith(text), generator, ['mdx-syntax'], path), [], text)
    }
  })
})
