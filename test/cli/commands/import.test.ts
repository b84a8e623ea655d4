import assert from 'node:assert/strict'
import { memoryFiles, run, type Content } from '../memory'

const config = `
collections:
  - name: stories
    folder: posts
    fields:
      - { name: title, widget: string }
      - { name: category, widget: select, options: [city, sea] }
      - { name: body, widget: markdown }
`
const story = (fields: string) => `---\n${fields}\ndate: 2024-01-05\n---\nThe gates opened.\n`
const site: Readonly<Record<string, Content>> = {
  'static/admin/config.yml': config,
  'posts/a.md': story('title: The lock\ncategory: sea'),
  'posts/b.md': story('title: The quay\ncategory: sky'),
  'other/c.md': story('title: Not in the collection\ncategory: sky'),
}

describe('copydesk import', () => {
  it('shows how many articles would fail, and writes nothing', async () => {
    const files = memoryFiles(site)
    const { code, out, err } = await run(files, ['import'])
    assert.equal(code, 0, err)
    assert.match(out, /stories \(posts\/\*\*\/\*\.md\): 2 fields, 2 articles, 1 of them do not match/)
    assert.match(out, /posts\/b\.md:3 “sky” is not allowed for “category”/)
    assert.match(out, /"copydesk:vocabulary": "categories"/)
    assert.deepEqual(files.written, [])
  })

  it('writes when it is asked to, and the check then says the same', async () => {
    const files = memoryFiles(site)
    assert.equal((await run(files, ['import', 'static/admin/config.yml', '--write'])).code, 0)
    assert.deepEqual(files.written, ['/news/stories.schema.json', '/news/categories.txt', '/news/copydesk.yaml'])
    assert.equal(
      files.text('copydesk.yaml'),
      'schema:\n  - path: stories.schema.json\n    files: [posts/**/*.md]\nvocabularies:\n  categories: { file: categories.txt, closed: false }\n',
    )
    const { out } = await run(files, ['check', '--format', 'compact'])
    assert.deepEqual(
      out.split('\n').flatMap((line) => (line.includes('fm-schema') ? line.slice(0, line.indexOf(':')) : [])),
      ['posts/b.md'],
    )
    const again = await run(files, ['import', '--write'])
    assert.equal(again.code, 2)
    assert.match(again.err, /“stories\.schema\.json” exists already and is unchanged\. Nothing was written\./)
    assert.equal(files.written.length, 3)
  })

  it('adds to a copydesk.yaml above, with paths from there', async () => {
    const below = Object.fromEntries(Object.entries(site).map(([name, text]) => [`site/${name}`, text]))
    const files = memoryFiles({ ...below, 'copydesk.yaml': 'siteName: Daily\n' })
    assert.equal((await run(files, ['import', 'site', '--write'])).code, 0)
    assert.match(
      files.text('copydesk.yaml'),
      /^siteName: Daily\nschema:\n {2}- path: stories\.schema\.json\n {4}files: \[site\/posts\/\*\*\/\*\.md\]\n/,
    )
    const named = memoryFiles({ ...site, 'copydesk.yaml': 'schema: own.json\n', 'own.json': '{}' })
    const { code, out } = await run(named, ['import', '--write'])
    assert.equal(code, 0)
    assert.match(out, /To use them, add this to copydesk\.yaml/)
    assert.equal(named.text('copydesk.yaml'), 'schema: own.json\n')
  })

  const refusals: readonly (readonly [what: string, files: Readonly<Record<string, Content>>, args: readonly string[], message: RegExp])[] =
    [
      ['nothing to import', { 'posts/a.md': story('title: A') }, [], /no configuration in the usual places/],
      [
        'several',
        { ...site, '.pages.yml': 'content: []\n' },
        [],
        /several configurations: name one of static\/admin\/config\.yml, \.pages\.yml/,
      ],
      ['a missing file', site, ['admin.yml'], /does not exist/],
      ['a file of another kind', site, ['posts/a.md'], /not a configuration/],
      ['broken YAML', { 'config.yml': 'collections: [\n' }, ['config.yml'], /config\.yml: Line \d+ cannot be read/],
      ['a huge file', { 'config.yml': `# ${'x'.repeat(2 ** 21)}` }, ['config.yml'], /too large/],
      ['one that may not be read', { '.pages.yml': 'denied' }, ['.pages.yml'], /not allowed to read it/],
      ['--out alone', site, ['--out', 'x'], /needs --write/],
      ['two files', site, ['a.yml', 'b.yml'], /Name one configuration/],
    ]
  for (const [what, content, args, message] of refusals)
    it(`refuses ${what}`, async () => {
      const files = memoryFiles(content)
      const { code, err } = await run(files, ['import', ...args])
      assert.equal(code, 2)
      assert.match(err, message)
      assert.deepEqual(files.written, [])
    })
})
