import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { proseOf } from '../../../src/core/prose/prose'
import { sourceRange } from '../../../src/core/prose/proseRun'
import { dialectFor, dialects } from '../../generatorFor'
import { runs } from '../../runs'
import { HouseList } from '../../../src/core/style/houseList'
import { withoutConflicts } from '../../../src/core/style/listConflicts'
import { patternForms } from '../../../src/core/style/patternForms'
import { ownHouseList, loadHouseList } from '../../../src/core/style/styleSettings'
import { readTermFile } from '../../../src/core/style/termFile'
import type { Term } from '../../../src/core/style/terms'
import { readSettings } from '../../../src/core/settings/settings'
import { LineMap, textAt } from '../../../src/core/text/text'
import { rules } from '../../../src/rules'

function found(terms: readonly Partial<Term>[], text: string, scope: 'headline' | 'body' = 'body', language?: string): readonly string[] {
  const list = new HouseList(terms.map((term) => ({ prefer: undefined, instead: [], ...term })))
  return Array.from(
    list.matches(text, { scope, language: () => language }),
    ({ start, end, replacement }) => `${text.slice(start, end)}>${replacement ?? ''}`,
  )
}

describe('the house list', () => {
  it('finds whole words in scripts with spaces, and any place in others', () => {
    assert.deepEqual(found([{ prefer: 'car', instead: ['auto'] }], 'auto autos, auto-pilot (auto)'), ['auto>car', 'auto>car', 'auto>car'])
    assert.deepEqual(found([{ prefer: '雅加达', instead: ['椰城'] }], '去椰城港 abc椰城'), ['椰城>雅加达', '椰城>雅加达'])
    assert.deepEqual(found([{ prefer: 'Киев', instead: ['Кієв'] }], 'Кієв Кієва'), ['Кієв>Киев'])
  })

  it('takes the longest form, and leaves what is part of a preferred one', () => {
    const terms = [
      { prefer: 'New York City', instead: ['New York'] },
      { prefer: 'NYC Marathon', instead: ['New York Marathon'] },
    ]
    assert.deepEqual(found(terms, 'New York Marathon in New York City, New York'), [
      'New York Marathon>NYC Marathon',
      'New York>New York City',
    ])
    assert.deepEqual(found([{ prefer: 'the City', instead: ['City'] }], 'in the City, City'), ['City>the City'])
    assert.deepEqual(found([{ prefer: 'New York City', instead: ['New York'] }], 'New\nYork'), ['New\nYork>New York City'])
  })

  it('keeps the capital at the start of a sentence, and tells forms by their case', () => {
    assert.deepEqual(found([{ prefer: 'email', instead: ['e-mail'] }], 'E-mail, e-mail, E-MAIL'), ['E-mail>Email', 'e-mail>email'])
    assert.deepEqual(found([{ prefer: 'GitHub', otherCases: true }], 'GitHub Github GITHUB github.com @github'), [
      'Github>GitHub',
      'GITHUB>GitHub',
    ])
    assert.deepEqual(found([{ prefer: 'internet', otherCases: true }], 'Internet internet INTERNET'), ['INTERNET>Internet'])
    assert.deepEqual(found([{ instead: ['utilize'], ignoreCase: true }], 'UTILIZE'), ['UTILIZE>'])
  })

  it('is for a place and a language', () => {
    const terms = [{ prefer: 'UK', instead: ['Britain'], scope: ['headline' as const], language: 'en' }]
    assert.deepEqual(found(terms, 'Britain'), [])
    assert.deepEqual(found(terms, 'Britain', 'headline'), ['Britain>UK'])
    assert.deepEqual(found(terms, 'Britain', 'headline', 'en-gb'), ['Britain>UK'])
    assert.deepEqual(found(terms, 'Britain', 'headline', 'fr'), [])
  })

  it('follows long chains of entries, and names the start of a large circle', () => {
    const count = 60_000
    const chain = Array.from({ length: count }, (_, at) => ({ prefer: `w${at + 1}`, instead: [`w${at}`] }))
    assert.deepEqual([withoutConflicts(chain).terms.length, withoutConflicts(chain).problems], [count, []])
    const ring = chain.map(({ instead }, at) => ({ prefer: `w${(at + 1) % count}`, instead }))
    const { terms, problems } = withoutConflicts(ring)
    assert.deepEqual([terms, problems.length], [[], count])
    assert.match(problems[0]?.message ?? '', /: w1 → w2 → .* → w20 → … → w1\.$/)
  })

  it('uses no entries that contradict one another or lead back', () => {
    const check = (terms: readonly Term[]) => {
      const { terms: left, problems } = withoutConflicts(terms)
      return [left.map(({ prefer }) => prefer), problems.map(({ message }) => message)]
    }
    assert.deepEqual(
      check([
        { prefer: 'b', instead: ['a'] },
        { prefer: 'c', instead: ['a'] },
        { prefer: 'y', instead: ['x'] },
      ]),
      [['y'], ['“a” is replaced by “c” here and by “b” in another entry: neither is used.']],
    )
    const [left, messages] = check([
      { prefer: 'b', instead: ['a'] },
      { prefer: 'c', instead: ['b'] },
      { prefer: 'a', instead: ['c'] },
      { prefer: 'e', instead: ['d'] },
      { prefer: 'd2', instead: ['e2'] },
    ])
    assert.deepEqual(left, ['e', 'd2'])
    assert.equal(messages?.length, 3)
    const apart: readonly Term[] = [
      { prefer: 'b', instead: ['a'], scope: ['headline'] },
      { prefer: 'c', instead: ['a'], scope: ['body'] },
    ]
    assert.deepEqual(check(apart), [['b', 'c'], []])
  })

  it('is read from several formats, and the rest of a list is used', () => {
    const read = (text: string, path: string) => {
      const { terms, problems } = readTermFile(text, path)
      const lines = new LineMap(text)
      return [
        terms.map(
          ({ prefer, instead, otherCases, ignoreCase }) =>
            `${instead.join('|')}>${prefer ?? ''}${otherCases ? '*' : ''}${ignoreCase ? '~' : ''}`,
        ),
        problems.map(({ range, message }) => `${lines.lineOf(range.start) + 1}: ${message}`),
      ]
    }
    assert.deepEqual(read('- prefer: Kyiv\n  instead: [Kiev]\n- GitHub\n- instead: [x]\n- {}\n', 'a.yaml'), [
      ['Kiev>Kyiv', '>GitHub*', 'x>'],
      ['5: This entry has no wrong form: write “instead”, a list of what it replaces.'],
    ])
    assert.deepEqual(read('# names\nKiev | Kieff -> Kyiv\r\n\r\nGitHub\n椰城 → 雅加达\n', 'names.txt'), [
      ['Kiev|Kieff>Kyiv', '>GitHub*', '椰城>雅加达'],
      [],
    ])
    assert.deepEqual(read('prefer,instead,reason\nKyiv,Kiev|Kieff,"so, ""they"" say"\nx,y,z,w\nno\n', 'a.csv'), [
      ['Kiev|Kieff>Kyiv'],
      ['3: This line has more cells than the first one.', '4: This entry has no wrong form: write “instead”, a list of what it replaces.'],
    ])
    const vale = 'extends: substitution\nmessage: Use %s\nignorecase: true\nswap:\n  "e-mails?": email|mail\n  "(?:foo|bar)[0-9]": x\n'
    assert.deepEqual(read(vale, 'styles/Terms.yml'), [
      ['e-mail|e-mails>email~'],
      ['6: “(?:foo|bar)[0-9]” is a regular expression that is not read here: write the wrong forms one by one.'],
    ])
    assert.deepEqual(read('GitHub\n(?i)json\n.*\n', 'vocab/accept.txt'), [
      ['>GitHub*', '>json'],
      ['3: “.*” is a regular expression that is not read here: write the wrong forms one by one.'],
    ])
    assert.deepEqual(read('utilize\n', 'vocab/reject.txt'), [['utilize>~'], []])
    assert.equal(read('- [', 'a.yaml')[1]?.length, 1)
  })

  it('reads patterns that stand for few forms', () => {
    assert.deepEqual(patternForms('back[- ]?end'), ['backend', 'back-end', 'back end'])
    assert.deepEqual(patternForms('(a|b(?:c|d))\\.'), ['a.', 'bc.', 'bd.'])
    for (const pattern of ['a*', '(', '[a-z]', 'a{2}', '(?=a)', '\\d', '[ab]'.repeat(8), '('.repeat(5000)])
      assert.equal(patternForms(pattern), undefined, pattern)
  })

  it('tells mistakes at their place in copydesk.yaml', () => {
    const text =
      'style:\n  terms:\n    - prefer: a\n      instead: [a]\n    - prefer: c\n      instead: [b]\n    - prefer: b\n      instead: [c]\n  lists: [names.txt]\n'
    const { settings, problems } = readSettings(text, rules)
    const at = (range: { start: number; end: number }) => textAt(text, range).split('\n')[0]
    assert.deepEqual(
      problems.map(({ range, message }) => `${at(range)}: ${message}`),
      ['prefer: a: “a” is the preferred form and a wrong form of the same entry.'],
    )
    assert.ok(settings.style)
    const loaded = loadHouseList(settings.style, () => ({ text: '\nx ->\nb -> d\n' }))
    assert.deepEqual(
      loaded.problems.map(({ range, message }) => `${at(range)}: ${message}`),
      ['names.txt: In “names.txt”, line 3: “b” is replaced by “d” here and by “c” in another entry: neither is used.'],
    )
    assert.equal(ownHouseList(settings.style), undefined)
  })

  it('takes linear time with thousands of entries that begin alike', () => {
    const terms = Array.from({ length: 190 }, (_, length) => ({ prefer: undefined, instead: ['中'.repeat(length + 2)] }))
    const list = new HouseList([...terms, ...Array.from({ length: 10_000 }, (_, n) => ({ prefer: `p${n}`, instead: [`w${n}`] }))])
    assert.equal([...list.matches('中'.repeat(1910), { scope: 'body', language: () => undefined })].length, 10)
    assert.equal([...list.matches('w77 w9999 w10000', { scope: 'body', language: () => undefined })].length, 2)
  })
})

describe('what is read of an article for the house list', () => {
  const list = new HouseList([
    { prefer: 'Kyiv', instead: ['Kiev'] },
    { prefer: 'café', instead: ['caféz'] },
    { prefer: '雅加达', instead: ['椰城'] },
    { prefer: '省', instead: ['郡'] },
    { prefer: 'Old Mole', instead: ['old mole', "o'mole", '中 文'] },
  ])
  const pieces = [
    'Kiev',
    'Ki',
    'ev',
    'caf',
    '&eacute;',
    'z',
    '椰',
    '城',
    '&#26928;',
    '&#x57CE;',
    '郡',
    '&#37089;',
    'old',
    "o'",
    '&#39;',
    'mole',
    '中',
    '文',
    '&nbsp;',
    '\n\n',
    ' ',
    '**',
    '*',
    '_',
    '[',
    '](x)',
    '][r]',
    '<b>',
    '</b>',
    '\\',
    '~~',
    '`',
    '\n',
    '.',
    '&amp;',
    '{{ t }}',
    'a',
  ]

  it('is all that has a wrong form in it, whatever markup is around or in it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), fc.constantFrom(...dialects.keys()), (parts, name) => {
        const article = parseArticle(parts.join('')).readAs(dialectFor(name).markdown)
        const found = (asked: boolean) =>
          proseOf(article, asked ? (source) => list.mayOccurIn(source) : () => true).flatMap((run) =>
            list.matches(run.text, { scope: 'body', language: () => undefined }).map(({ start, end }) => sourceRange(run, start, end)),
          )
        assert.deepEqual(found(true), found(false))
      }),
      runs(1000, 100_000),
    )
  })

  it('is all that has a wrong form in it, however front matter writes it', () => {
    const written = [
      "title: 'in Kiev'",
      'title: "K\\u0069ev"',
      'title: "\\u6930城"',
      'title: "\\u6930\\u57CE"',
      "title: 'an o''mole'",
      'title: old\n  mole',
      'title: old\r\n  mole',
      'title: >\n  an old\n  mole',
      'title: "\\told mole"',
      'title: "old\\x20mole"',
    ]
    for (const field of written) {
      const article = parseArticle(`---\n${field}\n---\n`)
      const [run] = proseOf(article)
      assert.equal(list.matches(run?.text ?? '', { scope: 'body', language: () => undefined }).length, 1, field)
      assert.ok(list.mayOccurIn(article.masked), field)
    }
  })
})
