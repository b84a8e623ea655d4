import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { readPlainYaml } from '../../../src/core/data/plainYaml'
import { range, type Range, textAt } from '../../../src/core/text/text'
import { readYaml } from '../../../src/core/data/yaml'
import { readYamlByLibrary } from '../../../src/core/data/yamlByLibrary'
import { toValue } from '../../../src/core/data/nodes'
import { after, block, mutate, mutation } from './plainBlocks'
import { realArticles } from '../../realArticles/realArticles'
import { isLong, runs, sample } from '../../runs'

const blockRuns = runs(800, 100_000)
const { numRuns } = blockRuns

const seedLike = [
  "title: '哈萨克斯坦总统宣布维和部队两天后撤离 俄罗斯回应'",
  'categories: ',
  ' - 新媒体',
  ' - Aljazeera 半岛网',
  "headimg: 'https://example.net/a.jpg?w=770&resize=770%2C433'",
  'author: Aljazeera 半岛网',
  'comments: false',
  'date: Wed, 12 Jan 2022 03:35:16 GMT',
  '',
].join('\n')

/** The block inside of a text that would change its meaning, were it looked at. */
function around(block: string, after = ' : x\n- y'): readonly [string, Range] {
  const before = "'\ufeff---\n# "
  return [before + block + after, range(before.length, before.length + block.length)]
}

/** Whether the fast reader answers; when it does, it must say what the library says. */
function answers(text: string, at: Range): boolean {
  const simple = readPlainYaml(text, at)
  if (simple) assert.deepEqual(simple, { ...readYamlByLibrary(text, at), isPlain: true }, JSON.stringify(textAt(text, at)))
  return simple !== undefined
}

describe('the fast reader of simple YAML', () => {
  it('answers for an article like the seed', () => {
    for (const text of [seedLike, seedLike.replaceAll('\n', '\r\n'), `# note\n\n${seedLike}tags: [a, "b c", 港] # note\nimage:\n`]) {
      assert.ok(answers(...around(text)), text)
      assert.ok(answers(text, range(0, text.length)), text)
    }
    assert.deepEqual(toValue(readYaml(seedLike, range(0, seedLike.length)).root), {
      title: '哈萨克斯坦总统宣布维和部队两天后撤离 俄罗斯回应',
      categories: ['新媒体', 'Aljazeera 半岛网'],
      headimg: 'https://example.net/a.jpg?w=770&resize=770%2C433',
      author: 'Aljazeera 半岛网',
      comments: false,
      date: 'Wed, 12 Jan 2022 03:35:16 GMT',
    })
  })

  it('leaves what is not simple to the library', () => {
    const doubtful = [
      ...['', '\n', '# note\n', '- a', 'a', 'a: b\n c', 'a:\n  b', 'a:\n  b: c', 'a: b: c', 'a: b:', 'a: &x b', 'a: *x', 'a: !!str b'],
      ...[
        'a: |\n  b',
        'a: >-\n  b',
        'a: "b\n  c"',
        "a: 'b\n\n  c'",
        'a: "\\n"',
        'a: "b',
        "a: 'b'c",
        "a: 'b'#c",
        'a: [b]#c',
        'a: [b',
        'a: [b,\n c]',
      ],
      ...[
        'a: [[b]]',
        'a: [b: c]',
        'a: ["b":c]',
        'a: [b:]',
        'a: [,]',
        'a: [b,]',
        'a: {b: c}',
        'a: @b',
        'a: `b',
        'a: %b',
        'a: ? b',
        'a: - b',
      ],
      ...[
        'a:\tb',
        'a: b\tc',
        'a: b\n\nc',
        'a: b\n- c',
        'a: b\n - c',
        'a:\n - b\n  - c',
        'a:\n  - b\n - c',
        'a:\n - - b',
        'a:\n - b: c',
        'a:\n - b\n   c',
      ],
      ...[
        '? a',
        '"a": b',
        "'a': b",
        'a : b',
        ' a: b',
        '1: b',
        'null: b',
        'true: b',
        '<<: b',
        '%YAML 1.2\n---\na: b',
        '---\na: b',
        'a: b\n---\nc: d',
        'a: b\n...\n',
      ],
      ...['a: b\rc: d', 'a: b\r', 'a: \ufeffb', '\ufeffa: b', 'a: b\u2028c', 'a: b\u0085c', 'a: "\u0000"', `${'a'.repeat(1025)}: b`],
    ]
    for (const text of doubtful) assert.equal(readPlainYaml(...around(text)), undefined, JSON.stringify(text))
  })

  it('reads simple blocks as the library does', () => {
    let answered = 0
    fc.assert(
      fc.property(block, after, (text, rest) => {
        if (answers(...around(text, rest))) answered++
      }),
      blockRuns,
    )
    if (isLong) console.log(`      answered ${answered} of ${numRuns} generated blocks`)
    assert.ok(answered > numRuns / 3, `answered ${answered} of ${numRuns}`)
  })

  it('reads damaged blocks as the library does, or not at all', () => {
    let answered = 0
    fc.assert(
      fc.property(block, fc.array(mutation, { minLength: 1, maxLength: 4 }), after, (text, mutations, rest) => {
        if (answers(...around(mutations.reduce(mutate, text), rest))) answered++
      }),
      blockRuns,
    )
    if (isLong) console.log(`      answered ${answered} of ${numRuns} damaged blocks`)
    assert.ok(answered > numRuns / 20, `answered ${answered} of ${numRuns}`)
  })

  it('reads real front matter as the library does', function () {
    if (realArticles().length === 0) this.skip()
    let blocks = 0
    let answered = 0
    for (const { text } of sample(realArticles(), 8)) {
      const frontMatter = readFrontMatter(text)
      if (frontMatter?.language !== 'yaml') continue
      blocks++
      if (answers(text, frontMatter.content)) answered++
    }
    if (isLong) console.log(`      answered ${answered} of ${blocks} real blocks`)
    assert.ok(answered > blocks / 2, `answered ${answered} of ${blocks}`)
  })
})
