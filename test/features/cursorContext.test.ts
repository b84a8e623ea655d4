import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../src/core/article'
import { textAt } from '../../src/core/text'
import { cursorContexts, writtenValues } from '../../src/features/cursorContext'
import { frontMatterLines } from '../../src/features/writtenFields'

/** The last `|` is the cursor. */
function contextsAt(marked: string) {
  const offset = marked.lastIndexOf('|')
  assert.ok(offset >= 0, 'no cursor in the sample')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const lines = frontMatterLines(parseArticle(text))
  return { text, contexts: lines ? cursorContexts(lines, offset) : [] }
}

/** In short: `key <range>` or `value of key <range> style in flow "before" "after" taken`. */
function told(marked: string): string {
  const { text, contexts } = contextsAt(marked)
  if (contexts.length === 0) return 'nothing'
  // An entry of a list may nearly always become a map: told in a test of its own.
  const [first, second] = contexts
  const orMap = first?.kind === 'value' && second?.kind === 'key' && /-[ \t]*$/.test(text.slice(0, first.range.start))
  return (orMap ? contexts.slice(0, 1) : contexts)
    .map((context) => {
      const at = `<${textAt(text, context.range)}>`
      if (context.kind === 'key') {
        const within = context.path.length > 0 && `in ${context.path.join('.')}`
        const marks = [context.hasColon && 'colon', context.hasValue && 'value', context.inFlow && 'flow', context.before && 'before']
        return [`key ${at}`, within, ...marks].filter(Boolean).join(' ')
      }
      const parts = [
        context.path.join('.'),
        at,
        context.style !== 'plain' && context.style,
        context.inFlow && 'flow',
        context.before && 'before',
        context.after && `after${context.after}`,
      ]
      return [...parts, context.taken.size > 0 && `[${[...context.taken].join('/')}]`].filter(Boolean).join(' ')
    })
    .join(' or ')
}

const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`

const cases: readonly (readonly [inner: string, expected: string])[] = [
  // Keys.
  ['|', 'key <>'],
  ['cat|', 'key <cat>'],
  ['c|at', 'key <cat>'],
  ['标|', 'key <标>'],
  ['title: x\n|', 'key <>'],
  ['|\ntitle: x', 'key <>'],
  ['title: x\n|\ndate: y', 'key <>'],
  ['title: x\nau|\ndate: y', 'key <au>'],
  ['ti|tle: x', 'key <title> colon value'],
  ['|title: x', 'key <title> colon value'],
  ['title|: x', 'key <title> colon value'],
  ['cat|\n - a', 'key <cat> value'],
  ['categories:\n - a\n|', 'key <>'],
  ['categories:\n - a\n|\ndate: x', 'key <>'],
  ['categories:\n- a\n|', 'key <>'],
  ['categories:\n - a\nta|', 'key <ta>'],
  ['excerpt: >\n  text\n|\ndate: x', 'key <>'],
  ['tags: [a,\n|\ndate: x', 'key <>'],
  ['# comment\n|', 'key <>'],
  ['two words|', 'nothing'],
  ['  |', 'nothing'],
  ['title: x\n  au|', 'nothing'],
  ['"tit|le": x', 'nothing'],
  ['title  |: x', 'nothing'],
  ['# com|ment', 'nothing'],
  ['categories:\n - a\n|\n - b', 'nothing'],
  ['categories:\n|\n - b', 'nothing'],
  ['excerpt: >\n  text\n|\n  more', 'nothing'],
  ['tags: [\n|\n]', 'nothing'],
  ['author:\n  name: x\n  |', 'key <> in author'],
  ['author:\n  na|me: x', 'key <name> in author colon value'],
  ['author:\n  name: L|i', 'author.name <Li>'],
  // The value of a field.
  ['author: |', 'author <>'],
  ['author:|', 'author <> before'],
  ['author:|\ndate: x', 'author <> before'],
  ['author:   |', 'author <>'],
  ['author: Li|', 'author <Li>'],
  ['author: L|i Si', 'author <Li Si>'],
  ['author: |Li Si', 'author <Li Si>'],
  ['author:| Li Si', 'author < Li Si> before'],
  ['author:Li|', 'author <Li> before'],
  ['author: Li |', 'author <Li >'],
  ['author: Li| # comment', 'author <Li>'],
  ['author: Li |# comment', 'author <Li > after '],
  ['author: |# comment', 'author <> after '],
  ['author: Li # |comment', 'nothing'],
  ['author: # |', 'nothing'],
  ['author: #|', 'nothing'],
  ['author: Li#|', 'author <Li#>'],
  ['author : Li|', 'author <Li>'],
  ['og:title: Li|', 'og:title <Li>'],
  ['"author": Li|', 'author <Li>'],
  ["'author': Li|", 'author <Li>'],
  ["author: 'Li|'", "author <'Li'> single"],
  ["author: 'Li'|", "author <'Li'> single"],
  ["author: |'Li'", "author <'Li'> single"],
  ["author: '|'", "author <''> single"],
  ["author: '|", "author <'> single"],
  ["author: 'Li|", "author <'Li> single"],
  ["author: 'O''Br|ien' # comment", "author <'O''Brien'> single"],
  ["author: 'O'Br|ien'", "author <'O'Brien'> single"],
  ['author: "Li|"', 'author <"Li"> double'],
  ['author: "Li|', 'author <"Li> double'],
  ['author: "Li|\ndate: "x"', 'author <"Li> double'],
  ['author: "a \\" b|"', 'author <"a \\" b"> double'],
  ['author: "Li| # comment', 'author <"Li> double'],
  ['author: "Li # |x', 'nothing'],
  ['author: @l|i', 'author <@li>'],
  ['author: a, b|', 'author <a, b>'],
  ['author: 🎉 L|i', 'author <🎉 Li>'],
  ['excerpt: >|', 'nothing'],
  ['excerpt: |\n  text|', 'nothing'],
  ['excerpt: >-\n  text: x\n  - a|', 'nothing'],
  ['excerpt: >-\n  # no comment|', 'nothing'],
  ['excerpt: first|\n  second', 'nothing'],
  ['excerpt: first\n  second|', 'nothing'],
  ['excerpt: "first|\n  second"', 'nothing'],
  ['excerpt: "first\n  second|"', 'nothing'],
  ['author: *l|i', 'nothing'],
  ['author: &l|i x', 'nothing'],
  ['author: !t|ag x', 'nothing'],
  ['author: {name: |}', 'author.name <> flow'],
  ['categories: |\n - a', 'nothing'],
  ['categories:|\n- a', 'nothing'],
  // Block lists.
  ['categories:\n - |', 'categories <>'],
  ['categories:\n -|', 'categories <> before'],
  ['categories:\n - a\n -|\ndate: x', 'categories <> before [a]'],
  ['categories:\n- a\n- |\ndate: x', 'categories <> [a]'],
  ['categories:\n- a\n-|\ndate: x', 'categories <> before [a]'],
  ['categories:\n  - |\n  - b', 'categories <> [b]'],
  ['categories: \n - 新媒体\n - Al|jazeera 半岛网\n - 新闻', 'categories <Aljazeera 半岛网> [新媒体/新闻]'],
  ['categories:\n - Aljazeera| 半岛网 # comment', 'categories <Aljazeera 半岛网>'],
  ['categories: # comment\n - a|', 'categories <a>'],
  ['categories:\n # comment\n - a|', 'categories <a>'],
  ['categories:\n - # comment|', 'nothing'],
  ['categories:\n - a\n\n - |', 'categories <> [a]'],
  ['categories:\n - a\n # - x\n - |', 'categories <> [a]'],
  ["categories:\n - 'it''s'\n - \"\\u4e2d\"\n - '|'", "categories <''> single [it's/中]"],
  ['categories:\n - "a|\n - b', 'categories <"a> double [b]'],
  ["categories:\n - 'a|\n - 'b'", "categories <'a> single [b]"],
  ['categories:\n - a|\n   more', 'key <a> in categories'],
  ['categories:\n - >\n   a|', 'nothing'],
  ['categories:\n - |\n   a\n - b|', 'categories <b>'],
  ['authors:\n - name: L|i', 'authors.name <Li>'],
  ['authors:\n - name: Li\n   url: |', 'authors.url <>'],
  ['authors:\n - name: Li\n   lists:\n    - a|', 'authors.lists <a>'],
  ['authors:\n -\n   name: Li\n   lists:\n    - a|', 'authors.lists <a>'],
  ['authors:\n - name: Li\n - |', 'authors <>'],
  ['categories:\n - a\n   - b|', 'nothing'],
  ['categories:\n\t- Java\n\t- |', 'categories <> [Java]'],
  ['categories:\n  - a\n - |', 'categories <> [a]'],
  // Lists of lists.
  ['categories:\n - [a, |]', 'categories <> flow [a]'],
  ['categories:\n - [a, |\n - b', 'categories <> flow [a]'],
  ['categories:\n - [a, |\n - [b]', 'categories <> flow [a]'],
  ['categories:\n - [a]\n - [|b]', 'categories <b> flow'],
  ['categories:\n - - a\n   - |', 'categories <> [a]'],
  ['categories:\n - - a\n   - b|\n - c', 'categories <b> [a]'],
  ['categories:\n - - a\n   - b\n - |', 'categories <>'],
  ['categories:\n -\n   - a\n   - |\n - c', 'categories <> [a]'],
  ['categories:\n - a\n - - b|\n - c', 'categories <b>'],
  // Flow lists.
  ['tags: [|]', 'tags <> flow'],
  ['tags:[|]', 'tags <> flow'],
  ['tags: [ | ]', 'tags <> flow'],
  ['tags: [a, |', 'tags <> flow [a]'],
  ['tags: [a,|', 'tags <> flow before [a]'],
  ['tags: [a,|]', 'tags <> flow before [a]'],
  ['tags: [a,|b]', 'tags <b> flow [a]'],
  ['tags: [a, |\ndate: x', 'tags <> flow [a]'],
  ['tags: [|\ndate: [x]', 'tags <> flow'],
  ['tags: [a b| c, d]', 'tags <a b c> flow [d]'],
  ['tags: [a, b|]', 'tags <b> flow [a]'],
  ['tags: [|a, b]', 'tags <a> flow [b]'],
  ['tags: [a, |, b]', 'tags <> flow [a/b]'],
  ['tags: ["a", "b|"]', 'tags <"b"> double flow [a]'],
  ['tags: ["a", "b|]', 'tags <"b> double flow [a]'],
  ['tags: ["a", "b|', 'tags <"b> double flow [a]'],
  ['tags: ["a", "b|\ndate: "x"', 'tags <"b> double flow [a]'],
  ['tags: ["|, "b"]', 'tags <"> double flow [b]'],
  ['tags: ["a|, "b"]', 'tags <"a> double flow [b]'],
  ['tags: ["a, "b"|]', 'tags <"b"> double flow [a]'],
  ['tags: ["Smith, J|', 'tags <"Smith, J> double flow'],
  ["tags: ['a, b|', c]", "tags <'a, b'> single flow [c]"],
  ["tags: ['it''s|']", "tags <'it''s'> single flow"],
  ["tags: [it's|, b]", "tags <it's> flow [b]"],
  ['tags: [a#|b]', 'tags <a#b> flow'],
  ['tags: [http://x|, b]', 'tags <http://x> flow [b]'],
  ['tags: [a, b: |]', 'nothing'],
  ['tags: [{name: |}]', 'tags.name <> flow'],
  ['tags: [{name: x}, |]', 'tags <> flow'],
  ['tags: {a: [|]}', 'tags.a <> flow'],
  ['tags: [[a, |], b]', 'tags <> flow [a]'],
  ['tags: [[a], |]', 'tags <> flow'],
  ['tags: [a]|', 'nothing'],
  ['tags: [a] # |', 'nothing'],
  ['tags: [a|] # x', 'tags <a> flow'],
  ['tags: [\n  a,\n  b|\n]', 'tags <b> flow [a]'],
  ['tags: [\n  a,\n  |\n]', 'tags <> flow [a]'],
  ['tags: [\n  a,\n  |\n  b\n]', 'tags <> flow after, [a/b]'],
  ['tags: [\n  a|\n  b\n]', 'nothing'],
  ['tags: [\n  a\n  |\n]', 'nothing'],
  ['tags: [\n  "a",\n  "b|,\n  "c"\n]', 'tags <"b> double flow [a/c]'],
  ['tags: [\n  "a",\n  "b|\n]', 'tags <"b> double flow [a]'],
  // Without a comma it may be the first line of a longer text.
  ['tags: [\n  "a",\n  "b|\n  "c"\n]', 'nothing'],
  ['tags: [\n  "a|\n  b", c]', 'nothing'],
  ['tags: [a, # x|\n  b]', 'nothing'],
  ['tags: [a, # x\n  b|]', 'tags <b> flow [a]'],
  ['tags: [ # x\n  |]', 'tags <> flow'],
  ['tags: [a # x|\n]', 'nothing'],
  ['tags:\n  [a, |]', 'tags <> flow [a]'],
  ['tags: [\na,\nb|\n]', 'tags <b> flow [a]'],
  // Maps in maps.
  ['author:\n  |', 'author <> or key <> in author'],
  ['author:\n|', 'key <>'],
  ['author:\n  |\ndate: x', 'author <> or key <> in author'],
  ['author:\n  na|', 'author <na> or key <na> in author'],
  ['author:\n  na|\n  url: x', 'key <na> in author'],
  ['author:\n  name: x\n|', 'key <>'],
  ['author:\n  name: x\n  ur|\ndate: y', 'key <ur> in author'],
  ['author:\n  name: x\n  |\n  url: y', 'key <> in author'],
  ['author:\n  name: x\n    |', 'nothing'],
  ['author:\n  name: x\n |', 'nothing'],
  ['author:\n  name:\n    |', 'author.name <> or key <> in author.name'],
  ['author:\n  name:|', 'author.name <> before'],
  ['author:\n  links:\n    - a\n    - |', 'author.links <> [a]'],
  ['author:\n  links:\n  - a\n  - |\n  name: x', 'author.links <> [a]'],
  ['author: # comment\n  name: |', 'author.name <>'],
  ['authors:\n  - name: x\n    |', 'key <> in authors'],
  ['authors:\n  - name: x\n  |', 'nothing'],
  ['authors:\n  - name: x\n    ur|\n  - name: y', 'key <ur> in authors'],
  ['authors:\n  - |name: x', 'key <name> in authors colon value'],
  ['authors:\n  - na|me: x', 'key <name> in authors colon value'],
  ['authors:\n  - na|\n    url: x', 'key <na> in authors'],
  ['authors:\n  -\n    name: |', 'authors.name <>'],
  ['authors:\n- name: x\n  url: y|', 'authors.url <y>'],
  ['a:\n  b:\n    c: x\n    |', 'key <> in a.b'],
  // On a line of its own.
  ['author:\n  Li|', 'author <Li> or key <Li> in author'],
  ['author:\n  Li S|i # x', 'author <Li Si>'],
  ["author:\n  'L|i'", "author <'Li'> single"],
  ['author:\n  Li|\n  Si', 'key <Li> in author'],
  ['categories:\n  -\n    a|', 'categories <a> or key <a> in categories'],
  // Flow maps.
  ['author: {|}', 'key <> in author flow'],
  ['author: {na|}', 'key <na> in author flow'],
  ['author: {na|me: x}', 'key <name> in author colon flow'],
  ['author: {name: x, |}', 'key <> in author flow'],
  ['author: {name: x,|}', 'key <> in author flow before'],
  ['author: {name: x,|', 'key <> in author flow before'],
  ['author: {name: L|i, url: y}', 'author.name <Li> flow'],
  ['author: {name:|}', 'author.name <> flow before'],
  ['author: {name: "L|i"}', 'author.name <"Li"> double flow'],
  ['author: {"name": L|i}', 'author.name <Li> flow'],
  ['author: {links: [a, |]}', 'author.links <> flow [a]'],
  ['author: {a: {b: |}}', 'author.a.b <> flow'],
  ['authors:\n  - {name: |}', 'authors.name <> flow'],
  ['authors: [{name: x}, {|}]', 'key <> in authors flow'],
]

describe('cursorContext', () => {
  for (const [inner, expected] of cases) {
    it(JSON.stringify(inner), () => assert.equal(told(block(inner)), expected))
  }

  it('knows that an entry of a list may become a map', () => {
    for (const [marked, expected] of [
      ['authors:\n  - |', 'key in authors <> "    "'],
      ['authors:\n  -|', 'key in authors <> before "    "'],
      ['authors:\n  - na|', 'key in authors <na> "    "'],
      ['authors:\n  - na me|', undefined],
      ['authors: [na|]', undefined],
    ] as const) {
      const { text, contexts } = contextsAt(block(marked))
      const [, key] = contexts
      const shown =
        key?.kind === 'key'
          ? `key in ${key.path.join('.')} <${textAt(text, key.range)}> ${key.before && 'before '}"${key.indent}"`
          : undefined
      assert.equal(shown, expected, marked)
    }
  })

  it('tells the same with CRLF, a byte order mark and a leading blank line', () => {
    for (const [inner, expected] of cases) {
      const text = `\uFEFF\n${block(inner)}`.replaceAll('\n', '\r\n')
      assert.equal(told(text), expected, JSON.stringify(inner))
    }
  })

  it('tells the same in front of a body that is broken HTML, and with an unclosed fence', () => {
    for (const [inner, expected] of cases) {
      // Such a block ends at its first blank line.
      if (/^\s*\|?\s*$/m.test(inner) || !/^[a-z]+:/.test(inner)) continue
      assert.equal(told(`---\ntitle: x\n${inner}\n\n<p>Body`), expected, JSON.stringify(inner))
      assert.equal(told(`---\ntitle: x\n${inner}`), expected, JSON.stringify(inner))
    }
  })

  it('is silent on fences, in the body, above the block and without one', () => {
    for (const text of [
      '---|\ntitle: x\n---\n',
      '|---\ntitle: x\n---\n',
      '---\ntitle: x\n|---\n',
      '---\ntitle: x\n---|\n',
      '---\ntitle: x\n---\n|',
      '---\ntitle: x\n---\nauthor: |',
      '|\n---\ntitle: x\n---\n',
      '---|',
      '|',
      'author: |',
      '+++\nauthor = |\n+++\n',
      '---json\nauthor: |\n---\n',
    ]) {
      assert.equal(told(text), 'nothing', JSON.stringify(text))
    }
  })

  it('reads the indentation of lists', () => {
    const indent = (marked: string) => {
      const [context] = contextsAt(block(marked)).contexts
      return context?.kind === 'key' ? context.listIndent : undefined
    }
    assert.equal(indent('categories:\n - a\n|'), ' ')
    assert.equal(indent('categories:\n- a\n|'), '')
    assert.equal(indent('categories:\n    - a\n|'), '    ')
    assert.equal(indent('title: x\n|'), '  ')
  })

  it('lists the values of a field', () => {
    const article = parseArticle(block('a: [x, "y"]\nb:\n - - p\n   - q\n - r\nc: s # t\nd:'))
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map((key) => writtenValues(frontMatterLines(article)!, key)),
      [['x', 'y'], ['p', 'q', 'r'], ['s'], [''], []],
    )
  })

  it('never throws, and its ranges hold the cursor on one line', () => {
    const part = fc.constantFrom(
      'author: ',
      'tags: [',
      ']',
      ', ',
      '- ',
      ' ',
      '\n',
      '"',
      "'",
      'a',
      '新',
      '#',
      ' # ',
      ':',
      '{',
      '}',
      '|',
      '>',
      '\r\n',
      '\t',
      '🎉',
      '\\',
      '---\n',
      '&',
      '?',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(), (parts, seed) => {
        const text = `---\n${parts.join('')}\n---\n`
        const offset = seed % (text.length + 1)
        const lines = frontMatterLines(parseArticle(text))
        for (const context of lines ? cursorContexts(lines, offset) : []) {
          const { start, end } = context.range
          assert.ok(start <= offset && offset <= end)
          assert.ok(!/[\r\n]/.test(text.slice(start, end)))
        }
      }),
      { numRuns: 3000 },
    )
  })
})
