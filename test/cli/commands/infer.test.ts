import assert from 'node:assert/strict'
import { memoryFiles, run } from '../memory'

const article = (index: number, more = 'categories: [City]') => `---\ntitle: Story ${index}\ndate: 2024-01-05\n${more}\n---\n\nText.\n`
const articles = Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`news/${index}.md`, article(index)]))
const site = {
  ...articles,
  'news/odd.md': article(100, 'categories: 5'),
  'README.md': '# City\n',
  'news/broken.md': '---\ntitle: {a\ndate: ]\n- c\n---\n',
}

describe('copydesk infer', () => {
  it('shows the schema and what would fail, and writes nothing', async () => {
    const files = memoryFiles(site)
    const { code, out, err } = await run(files, ['infer'])
    assert.deepEqual([code, err, files.written], [0, '', []])
    assert.match(out, /^# What the articles have in common \(100\)$/m)
    assert.match(
      out,
      /^## 1 of 100 articles do not match the schema \(1%\)\n\n- news\/odd\.md:4 “categories” should be a list, not a number\.$/m,
    )
    assert.match(out, /Not read.*\n\n- news\/broken\.md:1$/m)
    const schema = JSON.parse(out.slice(out.indexOf('\n{\n')))
    assert.deepEqual(schema.required, ['title', 'date', 'categories'])
  })

  it('writes the schema and the lists, and names them in copydesk.yaml; then the articles are checked by them', async () => {
    for (const settings of [undefined, 'dialect: hugo\n']) {
      const files = memoryFiles({ ...site, ...(settings && { 'copydesk.yaml': settings }) })
      const { code, out } = await run(files, ['infer', '--write'])
      assert.equal(code, 0)
      assert.match(out, /^newsroom\.schema\.json was written\.\ncategories\.txt was written\.\ncopydesk\.yaml /m)
      assert.deepEqual([...files.written].sort(), ['/news/categories.txt', '/news/copydesk.yaml', '/news/newsroom.schema.json'])
      assert.equal(files.text('categories.txt'), 'City\n5\n')
      assert.equal(
        files.text('copydesk.yaml'),
        `${settings ?? ''}schema: newsroom.schema.json\nvocabularies:\n  categories: { file: categories.txt, closed: false }\n`,
      )
      assert.match((await run(files, ['check', 'news/odd.md'])).out, /“categories” should be a list, not a number\./)
      assert.equal((await run(files, ['check', 'news/1.md'])).code, 0)
    }
  })

  it('shows the words in two forms as a house list', async () => {
    const words = { 'news/words.md': article(200).replace('Text.', 'We use GitHub, GitHub, GitHub and Github.') }
    const files = memoryFiles({ ...site, ...words })
    const { code, out, err } = await run(files, ['infer', '--style'])
    assert.deepEqual([code, err, files.written], [0, '', []])
    assert.match(out, /^# Words that 102 articles write/)
    assert.match(out, /^- \{ prefer: GitHub, instead: \[Github\] \}$/m)
    assert.equal((await run(files, ['infer', '--style', 'README.md'])).code, 2)
  })

  it('never writes over a file', async () => {
    const files = memoryFiles({ ...site, 'categories.txt': 'Ours\n' })
    const { code, err } = await run(files, ['infer', '--write'])
    assert.deepEqual([code, files.written], [2, []])
    assert.match(err, /“categories\.txt” exists already and is unchanged\. Nothing was written\./)
  })

  it('shows what to add if copydesk.yaml names a schema already', async () => {
    const before = 'schema: own.json\nvocabularies: { tags: [a] }\n'
    const files = memoryFiles({ ...site, 'copydesk.yaml': before, 'own.json': '{}', 'desk/x.txt': '' })
    const { code, out } = await run(files, ['infer', 'news', '--write', '--out', 'desk'])
    assert.equal(code, 0)
    assert.deepEqual(files.written, ['/news/desk/newsroom.schema.json', '/news/desk/categories.txt'])
    assert.equal(files.text('copydesk.yaml'), before)
    assert.match(
      out,
      /To use them, add this to copydesk\.yaml.*\n\nvocabularies:\n {2}categories: \{ file: desk\/categories\.txt, closed: false \}\n$/,
    )
  })

  it('refuses wrong arguments and missing files', async () => {
    for (const [args, message] of [
      [['nowhere'], /“nowhere” does not exist/],
      [['README.md'], /There are no articles/],
      [['--out', 'news'], /it needs --write/],
      [['--write', '--out', 'nowhere'], /“nowhere” is not a folder/],
    ] as const) {
      const files = memoryFiles(site)
      const { code, err } = await run(files, ['infer', ...args])
      assert.equal(code, 2)
      assert.match(err, message)
      assert.deepEqual(files.written, [])
    }
    const two = { ...articles, 'news/copydesk.yaml': '', 'blog/copydesk.yaml': '', 'blog/a.md': article(1) }
    assert.match((await run(memoryFiles(two), ['infer', '--write'])).err, /belong to several sites/)
  })

  it('skips a file that it may not read', async () => {
    const { code, err, out } = await run(memoryFiles({ ...articles, 'news/x.md': 'denied' }), ['infer'])
    assert.equal(code, 0)
    assert.match(err, /^news\/x\.md: You are not allowed to read it\.$/m)
    assert.match(out, /^# What the articles have in common \(99\)/m)
  })
})
