import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle, type Article } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll, safeFixes } from '../../src/core/lint/fix'
import { proseOf } from '../../src/core/prose/prose'
import { markdownOf } from '../../src/core/settings/articleFormat'
import { readSettings, type Settings } from '../../src/core/settings/settings'
import { applyEdits, textAt } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { foldedMarks } from '../core/prose/foldedMarks'
import { dialectFor, dialects } from '../generatorFor'
import { configOf } from '../lintConfig'
import { runs } from '../runs'

const styleRules = rules.filter(({ id }) => id.startsWith('style-'))

function checkWith(typography: string, dialect = 'generic') {
  const { settings, problems } = readSettings(`style:\n  typography: { ${typography} }\n`, rules)
  assert.deepEqual(problems, [])
  const [name = '', written = '{}'] = dialect.split(/ (.*)/)
  const markdown: Settings['markdown'] = JSON.parse(written)
  return (text: string) => checkText(text, 'a.md', configOf(styleRules, { ...settings, dialect: name, markdown }))
}

function fixed(typography: string, text: string): string {
  return fixAll(text, checkWith(typography)).text
}

describe('typography', () => {
  const head = '---\ntitle: Harbour\n---\n\n'
  const body = (typography: string, text: string) => fixed(typography, `${head}${text}\n`).slice(head.length, -1)

  it('puts one space between a half-width mark and a bracket', () => {
    assert.equal(body('punctuation: ascii', '港口开放。（新）渡轮，（旧）码头'), '港口开放. (新) 渡轮, (旧) 码头')
  })

  it('makes one ellipsis of dots beside one', () => {
    for (const dots of ['...……', '……...', '…...', '......', '…'])
      assert.equal(body('punctuation: cjk', `港口${dots}开放`), '港口……开放', dots)
    for (const dots of ['……', '………', '..', '..……']) assert.equal(body('punctuation: cjk', `港口${dots}开放`), `港口${dots}开放`)
  })

  it('makes no list and no character reference of a full-width mark', () => {
    for (const text of ['24。A pier', '- 1。A', 'Harbour&lt；Port']) assert.equal(body('punctuation: cjk', text), text)
  })

  it('leaves quotation marks that point the other way, and those around others', () => {
    const german = '---\nlang: de\n---\n\n»Ja«, dann »Nein« und »Vielleicht«.\n'
    assert.equal(fixed('quotes: typographic', german), german)
    const straight = '---\nlang: en\n---\n\nHe said “she told me "no" twice”.\n'
    assert.equal(fixed('quotes: straight', straight), straight)
    const filipino = '---\nlang: fil\n---\n\n“Oo”.\n'
    assert.equal(fixed('quotes: typographic', filipino), filipino)
  })

  it('says nothing until it is asked for', () => {
    assert.deepEqual(checkWith('')(`${head}港口abc,码头"x" the the\n`), [])
    assert.deepEqual(
      checkWith('cjkSpacing: off, punctuation: off, quotes: off, repeatedWords: false')(`${head}港口abc,码头"x" the the\n`),
      [],
    )
  })

  it('refuses values that it does not know, and uses the others', () => {
    const { settings, problems } = readSettings('style:\n  typography: { cjkSpacing: wide, quotes: corner, dashes: long }\n', rules)
    assert.equal(problems.length, 2)
    assert.deepEqual(settings.style?.typography, { quotes: 'corner' })
  })

  it('puts spaces between Chinese and Latin, or takes them away', () => {
    assert.equal(body('cjkSpacing: spaced', '在Hexo中有24个10:30的3:2，15%的A股'), '在 Hexo 中有 24 个 10:30 的 3:2，15% 的A股')
    assert.equal(body('cjkSpacing: words', '在Hexo中有24个5G网络'), '在 Hexo 中有24个 5G 网络')
    assert.equal(body('cjkSpacing: tight', '在 Hexo 中有 24 个 Visual Studio'), '在Hexo中有24个Visual Studio')
    assert.equal(body('cjkSpacing: tight', '1 概述\n2024 年'), '1 概述\n2024年')
    assert.equal(body('cjkSpacing: spaced', '[[在Hexo中]] #在Hexo中# @在Hexo 图_a1张'), '[[在Hexo中]] #在Hexo中# @在Hexo 图_a1张')
  })

  it('gives Chinese text its marks, and other text its own', () => {
    const chinese = '港口,码头 ，渡轮; 都(新)开放了...他说:很好!为什么?码头--渡轮。。完了.'
    assert.equal(body('punctuation: cjk', chinese), '港口，码头，渡轮；都（新）开放了……他说：很好！为什么？码头——渡轮。完了。')
    assert.equal(body('punctuation: ascii', '港口，码头（新）：很好。'), '港口, 码头 (新): 很好.')
    assert.equal(body('punctuation: cjk', 'One , two，three .NET ＡＢ１'), 'One, two, three .NET AB1')
    for (const text of ['1.概述', '比分 3:2', '1,000 人', '(WHO)', '[港口](港口,码头)', '`港口,码头`', '北京—上海'])
      assert.equal(body('punctuation: cjk', text), text)
    for (const text of ['1）港口', '&amp；港口', '：港口']) assert.equal(body('punctuation: ascii', text), text)
  })

  it('sets quotation marks by language, in pairs', () => {
    assert.equal(body('quotes: typographic', '他说"好"，「好」，“好“'), '他说“好”，“好”，“好”')
    assert.equal(body('quotes: corner', '他说"好"，“好”'), '他说「好」，「好」')
    assert.equal(body('quotes: straight', '他说“好”'), '他说"好"')
    assert.equal(body('quotes: typographic', '“外“内”外”，12" "好"'), '“外“内”外”，12" "好"')
    assert.equal(body('quotes: typographic', 'He said "no".'), 'He said "no".')
    assert.equal(checkWith('quotes: typographic')(`${head}港口（码头。\n`).length, 1)
    assert.equal(fixed('quotes: typographic', '---\nlang: zh-TW\ntitle: 他說“好”\n---\n'), '---\nlang: zh-TW\ntitle: 他說「好」\n---\n')
  })

  it('finds small words that stand twice', () => {
    const found = (text: string) => checkWith('repeatedWords: true')(`${head}${text}\n`).map(({ range }) => textAt(`${head}${text}`, range))
    assert.deepEqual(found('The the *the* the, of\nof; IT it. 因为我们我们走'), ['The the', 'the* the', 'of\nof', '我们我们'])
    assert.deepEqual(found('had had, that that, the “the the”, > the the'), ['the the'])
  })

  it('keeps front matter readable', () => {
    const text = '---\ntitle: 港口:开放（１）\nsummary: １２\ntags: [港口, 交通]\ndescription: "港口，码头：好"\n---\n'
    assert.equal(fixed('punctuation: cjk', text), text.replace('港口:开放（１）', '港口：开放（1）'))
    assert.equal(fixed('punctuation: ascii', text), text.replace('（１）', '（1）').replace('港口，码头：好', '港口, 码头: 好'))
    assert.equal(fixed('quotes: straight', '---\ntitle: 港口“开放”\n---\n'), '---\ntitle: 港口“开放”\n---\n')
  })

  it('does not touch a heading that links may lead to without being asked', () => {
    const [problem] = checkWith('cjkSpacing: spaced')(`${head}## 用Hugo\n`)
    assert.deepEqual(
      problem?.fixes.map(({ safe }) => safe),
      [false],
    )
  })

  const pieces = [
    '港口', '码头', '开放', 'Hugo', 'the the', '24', '5', ',', ', ', ' ,', '. ', '...', '。。', '，', ' ， ', '：', ':', '!', '！', '(', ')', '（', '）', '"', '“', '”', '「', '」',
    '--', ' ', '**', '*', '_', '__', '~~', '`', '[', ']', '](/a "t")', '![', '<b>', '</b>', '<span lang="fr">', '</span>', '<br>', '<!-- x -->', '{{ t }}', '{% t %}', '&amp;', '&quot;', '\\',
    '\n', '  \n', '\n\n', '\n> ', '\n- ', '\n# ', '\n    ', '\n1', '\n| a | b |\n|--|--|\n| ', '<p>', '</p>', '<div>\n', '\n```\n', 'https://a.example/x', '{: .c}', '[^1]', '\n[^1]: ', '\n[港口,码头]: /b\n',
    '[港口,码头]', '[[港口Hugo]]', '$$', '#', '=', '|', '🚢', '１Ａ', '\t',
  ] // biome-ignore format: a list of short texts
  const typographies = [
    'cjkSpacing: spaced, punctuation: cjk, quotes: typographic, repeatedWords: true',
    'cjkSpacing: tight, punctuation: cjk, quotes: corner',
    'cjkSpacing: words, punctuation: ascii, quotes: straight',
    'cjkSpacing: tight, punctuation: ascii, quotes: typographic',
  ]

  it('changes nothing but prose, whatever markup is around it', () => {
    const fronts = ['', '---\ntitle: 港口Hugo,码头\ntags: [港口, 交通]\n---\n', '---\ntitle: "港口，Hugo"\ncaption: １２\n---\n']
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 24 }),
        fc.constantFrom(...dialects.keys()),
        fc.constantFrom(...typographies),
        fc.constantFrom(...fronts),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\uFEFF'),
        (parts, dialect, typography, front, lineEnd, mark) => {
          const text = mark + (front + parts.join('')).replaceAll('\n', lineEnd)
          const check = checkWith(typography, dialect)
          const { edits } = safeFixes(check(text))
          const read = (written: string) => {
            const parsed = parseArticle(written)
            return parsed.readAs(markdownOf(parsed, 'a.md', dialectFor(dialect), undefined))
          }
          const before = read(text)
          const written = proseOf(before).flatMap((run) => run.pieces.flatMap(({ source }) => source ?? []))
          for (const { range } of edits)
            assert.ok(
              written.some(({ start, end }) => start <= range.start && range.end <= end),
              `${JSON.stringify(text)} ${range.start}`,
            )
          const after = applyEdits(text, edits)
          assert.deepEqual(shown(read(after)), shown(before), `${dialect}: ${JSON.stringify(text)} => ${JSON.stringify(after)}`)
          const all = fixAll(text, check)
          assert.equal(all.cycle, undefined, JSON.stringify(text))
          assert.equal(fixAll(all.text, check).text, all.text)
        },
      ),
      runs(400, 20_000),
    )
  })
})

/** What readers see, with all forms of marks and spaces as one. */
function shown(article: Article): readonly string[] {
  return proseOf(article).map((run) => `${run.place} ${foldedMarks(run.shown)}`)
}
