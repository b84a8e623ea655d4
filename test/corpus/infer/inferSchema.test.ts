import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import type { JsonSchema } from '../../../src/core/schema/engine/jsonSchema'
import { readSettings } from '../../../src/core/settings/settings'
import { readVocabularyFile } from '../../../src/core/vocabulary/vocabularyFile'
import { filesFor, settingsWith } from '../../../src/corpus/infer/inferFiles'
import { reportText } from '../../../src/corpus/infer/inferReport'
import { misfitsOf, SchemaInference, type InferredSchema } from '../../../src/corpus/infer/inferSchema'
import { rules } from '../../../src/rules'

const source = (content: string) => {
  const text = `---\n${content}\n---\n`
  return { text, frontMatter: readFrontMatter(text) }
}

function learnt(contents: readonly string[]): InferredSchema {
  const inference = new SchemaInference()
  for (const content of contents) assert.ok(inference.add(source(content)), content)
  return inference.result()
}

/** So many articles, each made from its number. */
const many = (count: number, content: (index: number) => string) => Array.from({ length: count }, (_, index) => content(index))
const layoutOf = ({ schema }: InferredSchema) => schema['properties'] as Record<string, JsonSchema>
const messages = ({ schema }: InferredSchema, content: string) => misfitsOf(source(content), compileSchema(schema))

describe('a schema learnt from articles', () => {
  it('asks for the keys that are always there, in their usual order', () => {
    const found = learnt(many(20, (index) => `title: Story ${index}\n${index % 2 ? 'weight: 3\n' : ''}date: 2024-01-05`))
    assert.deepEqual(found.schema['required'], ['title', 'date'])
    assert.deepEqual(Object.keys(layoutOf(found)), ['title', 'weight', 'date'])
    assert.deepEqual(layoutOf(found)['weight'], { type: 'integer' })
    assert.equal(layoutOf(found)['title']?.['description'], 'The headline, as readers see it.')
    assert.deepEqual(messages(found, 'title: A'), [{ line: 1, message: '“date” is missing.' }])
  })

  it('lets one article of a hundred fail, and no more', () => {
    const one = learnt(many(100, (index) => (index === 7 ? 'headline: A' : `title: Story ${index}`)))
    assert.deepEqual(one.schema['required'], ['title'])
    const two = learnt(many(100, (index) => (index < 2 ? 'headline: A' : `title: Story ${index}`)))
    assert.equal(two.schema['required'], undefined)
    // Each mistake alone would be one of a hundred, together they are three.
    const content = (index: number) =>
      `title: ${index === 1 ? '[a]' : `Story ${index}`}\n${index === 2 ? '' : 'desk: City\n'}comments: ${index === 3 ? 'maybe' : 'true'}`
    const all = many(100, content)
    const several = learnt(all)
    const failing = all.filter((article) => messages(several, article).length > 0)
    assert.equal(failing.length, 1)
  })

  it('allows both types where both are usual, and shows the rare one', () => {
    const found = learnt(many(20, (index) => `image: ${index === 4 ? '[a.jpg]' : index % 3 ? 'a.jpg' : ''}`))
    assert.deepEqual(layoutOf(found)['image']?.['type'], ['string', 'null', 'array'])
    assert.deepEqual(found.notes, [{ article: 4, line: 2, message: '“image” is a list in 1 of 20 articles; this is the first.' }])
    const numbers = learnt(many(20, (index) => `rating: ${index % 2 ? 3 : 2.5}`))
    assert.deepEqual(layoutOf(numbers)['rating'], { type: 'number' })
  })

  it('makes a choice of few values that are used often', () => {
    const kinds = ['news', 'report', 'comment']
    const found = learnt(many(300, (index) => `title: Story ${index}\nkind: ${index === 9 ? 'reprot' : kinds[index % 3]}`))
    assert.deepEqual(layoutOf(found)['kind'], { type: 'string', enum: ['report', 'comment', 'news'] })
    const [wrong] = messages(found, 'title: A\nkind: reprot')
    assert.equal(wrong?.line, 3)
    assert.match(wrong?.message ?? '', /^“reprot” is not allowed for “kind”\..*Did you mean “report”\?$/)
  })

  it('makes none of values that are few by chance, free, or written in two ways', () => {
    for (const content of [
      (index: number) => `kind: ${['news', 'report'][index % 2]}`,
      (index: number) => `kind: Value ${index}`,
      (index: number) => `kind: /img/${index % 2}.png`,
    ])
      assert.equal(layoutOf(learnt(many(content(0).includes('news') ? 10 : 40, content)))['kind']?.['enum'], undefined)
    const found = learnt(many(60, (index) => `kind: ${index % 3 ? 'Sports' : index % 2 ? 'sports' : 'City'}`))
    assert.equal(layoutOf(found)['kind']?.['enum'], undefined)
    assert.deepEqual(found.notes, [
      { article: 3, line: 2, message: '“kind” is “sports” here and “Sports” in other articles (articles: 10 and 40).' },
    ])
  })

  it('knows dates by how they are written', () => {
    for (const [date, wrong] of [
      ['2024-01-05', 'soon'],
      ['2024-01-05T08:00:00+08:00', '2024-01-05T08:99:00+08:00'],
      ['2024-01-05 08:00:00', '2024-13-05 08:00:00'],
      ['2024-01-05 08:00:00 +0800', '2024-01-35 08:00:00 +0800'],
      ['Fri, 05 Jan 2024 08:00:00 GMT', 'Invalid Date'],
      ['2024/1/5', '2024/1/45'],
      ['2024-1-5', '2024-1-'],
      ['Jan 5, 2024', 'Foo 5, 2024'],
      ['2024年1月5日', '2024年'],
    ] as const) {
      const found = learnt(many(20, (index) => `title: Story ${index}\npubDate: ${date}`))
      assert.deepEqual(messages(found, `title: A\npubDate: ${date}`), [], date)
      const [problem] = messages(found, `title: A\npubDate: ${wrong}`)
      assert.equal(problem?.line, 3, date)
      assert.match(problem?.message ?? '', /date/, date)
    }
    // A few do not tell that dates are written in no other way.
    assert.deepEqual(messages(learnt(many(5, () => 'date: 2024-01-05')), 'date: 2024-01-05T08:00:00Z'), [])
    const broken = learnt(many(6, (index) => `date: ${index === 2 ? 'Invalid Date' : '2024-01-05'}`))
    assert.deepEqual(broken.notes, [{ article: 2, line: 2, message: '“date” is not a date in 1 of 6 articles; this is the first.' }])
  })

  it('looks into lists and groups', () => {
    const found = learnt(many(6, (index) => `cover:\n  src: ${index}.jpg\n  width: 5\ntags: [a, b]\nlinks:\n- url: x\n  top: true`))
    const parts = layoutOf(found)
    assert.deepEqual(parts['cover']?.['required'], ['src', 'width'])
    assert.deepEqual(parts['tags'], {
      description: 'Keywords of the article.',
      'copydesk:vocabulary': 'tags',
      type: 'array',
      items: { type: 'string' },
    })
    const wrong = 'cover:\n  src: a.jpg\n  width: wide\ntags: [a, 5]\nlinks:\n- url: x\n  top: maybe'
    assert.deepEqual(
      messages(found, wrong).map(({ line }) => line),
      [4, 5, 8],
    )
  })

  it('leaves keys out that look like slips, and bears any name', () => {
    const odd = ['__proto__: 1\nconstructor: 2', 'catagories: [a]', 'tittle: B']
    const found = learnt([...many(40, (index) => `title: Story ${index}\ncategories: [a]`), ...odd])
    assert.deepEqual(
      found.notes.map(({ article, message }) => [article, message]),
      [
        [40, 'Only this article has “__proto__”.'],
        [40, 'Only this article has “constructor”.'],
        [41, '“catagories” is rarely used. Did you mean “categories”?'],
        [42, '“tittle” is rarely used. Did you mean “title”?'],
      ],
    )
    assert.deepEqual(Object.keys(layoutOf(found)), ['title', 'categories'])
    // A group whose keys are names is no list of fields.
    const open = learnt(many(6, (index) => `votes:\n${many(30, (name) => `  n${index}-${name}: 1`).join('\n')}`))
    assert.deepEqual(layoutOf(open)['votes'], { type: 'object' })
  })

  it('asks for nothing that is not known, and reads no broken front matter', () => {
    const few = learnt(['title: A\nkind: a', 'title: B\nkind: a'])
    assert.equal(few.schema['required'], undefined)
    const inference = new SchemaInference()
    assert.equal(inference.add(source('title: {a\n  b: ]\n- c')), false)
    assert.equal(inference.add(source('- a')), false)
    assert.equal(inference.add({ text: 'Text', frontMatter: undefined }), false)
    assert.equal(inference.add(source('')), true)
    assert.equal(inference.result().articles, 1)
  })

  it('is written with the names in use, and named in copydesk.yaml', () => {
    const found = learnt(many(6, (index) => `tags: [${index % 2 ? 'harbour, ' : ''}city]\nauthor: "#1 Li"`))
    const files = filesFor(found, new Set())
    assert.deepEqual(
      files.slice(1).map(({ name, text }) => [name, text]),
      [
        ['tags.txt', 'city\nharbour\n'],
        ['authors.yaml', "- '#1 Li'\n"],
      ],
    )
    const authors = files.find(({ name }) => name === 'authors.yaml')
    assert.deepEqual(readVocabularyFile(authors?.text ?? '', 'authors.yaml').values, ['#1 Li'])
    for (const before of [undefined, '', '# ours', 'dialect: hexo\r\n']) {
      const { text = '' } = settingsWith(before, 'desk/', found)
      assert.ok(text.startsWith(before ?? ''))
      assert.ok(before?.includes('\r\n') !== true || !/[^\r]\n/.test(text))
      const { settings, problems } = readSettings(text, rules)
      assert.deepEqual(problems, [])
      assert.deepEqual(
        settings.schemas.map(({ path }) => path),
        ['desk/newsroom.schema.json'],
      )
      assert.deepEqual([settings.vocabularies['tags']?.file?.path, settings.vocabularies['tags']?.closed], ['desk/tags.txt', false])
    }
  })

  it('leaves copydesk.yaml alone where it says something of these already, or cannot be added to', () => {
    const found = learnt(many(6, () => 'tags: [city]\nauthor: Li'))
    for (const before of [
      'schema: own.json\n',
      'vocabularies:\n  tags: [a]\n',
      '{ dialect: hexo }',
      'dialect: [',
      '---\ndialect: hexo\n',
    ]) {
      const { text, lines } = settingsWith(before, '', found)
      assert.equal(text, undefined, before)
      assert.match(lines, /authors: \{ file: authors\.txt, closed: false \}/)
      assert.equal(/^schema:/.test(lines), !before.startsWith('schema'))
      assert.equal(lines.includes('tags.txt'), !before.includes('tags:'))
    }
  })

  it('is told in a report', () => {
    const inferred = learnt(many(20, (index) => `title: Story ${index}\nkind: ${index % 2 ? 'news' : 'a|b'}\ndate: 2024-01-05`))
    const misfits = [{ path: 'a.md', line: 3, message: 'Wrong.' }]
    const report = reportText({ inferred, failing: 1, misfits, notes: [], unreadable: ['b.md'] }, (path, line) => `[${path}](x#${line})`)
    assert.match(report, /^# What the articles have in common \(20\)\n\n\| Key /)
    assert.match(report, /^\| `kind` +\| 100% +\| required; text; one of: `a b` \(10\), `news` \(10\) \|$/m)
    assert.match(report, /^\| `date` .*; dates such as 2024-01-05 \(20\) \|$/m)
    assert.match(report, /^## 1 of 20 articles do not match the schema \(5%\)\n\n- \[a\.md\]\(x#3\) Wrong\.$/m)
    assert.match(report, /^- \[b\.md\]\(x#1\)$/m)
  })
})
