import assert from 'node:assert/strict'
import { clean, faulty, memoryFiles, run, untidy, type Content } from './memory'

async function check(content: Readonly<Record<string, Content>>, args: readonly string[] = []) {
  const { code, out } = await run(memoryFiles(content), ['check', '--format', 'json', ...args])
  const { problems } = JSON.parse(out) as {
    problems: { file: string; ruleId: string; severity: string; line: number; column: number; endColumn: number; message: string }[]
  }
  return {
    code,
    problems,
    places: problems.map(({ file, line, column, severity, ruleId }) => `${file}:${line}:${column} ${severity} ${ruleId}`),
  }
}

describe('copydesk.yaml', () => {
  it('counts for the articles below it, the nearest one first', async () => {
    const { places } = await check({
      'copydesk.yaml': 'rules:\n  img-alt-missing: hint\n',
      'a.md': faulty,
      'desk/copydesk.yaml': 'rules:\n  img-alt-missing: off\n',
      'desk/b.md': faulty,
      'desk/deep/c.md': faulty,
      'other/d.md': faulty,
    })
    assert.deepEqual(places, ['a.md:6:2 hint img-alt-missing', 'other/d.md:6:2 hint img-alt-missing'])
  })

  it('has a time zone for generators whose configuration is not seen', async () => {
    const article = '---\ntitle: Harbour opens\ndate: Fri, 05 Jan 2024 08:00:00 GMT\n---\nBoats.\n'
    const hugo = { 'hugo.toml': 'timeZone = "Asia/Shanghai"\n', 'content/a.md': article }
    const rules = async (more: Readonly<Record<string, string>>) => (await check({ ...hugo, ...more })).problems.map(({ ruleId }) => ruleId)
    assert.deepEqual([await rules({}), await rules({ 'hugo.toml': '' })], [['date-read-differently'], ['date-format']])
    // No generator reads copydesk.yaml.
    const shanghai = { 'copydesk.yaml': 'dialect: hugo\ntimeZone: Asia/Shanghai\n' }
    assert.deepEqual(await rules({ ...shanghai, 'hugo.toml': 'title = "Quay"\n' }), ['date-format'])
    assert.deepEqual(await rules({ ...shanghai, 'hugo.toml': 'timeZone = ' }), ['date-read-differently'])
    assert.match((await check({ ...shanghai, 'a.md': article })).places.join(), /date-read-differently$/)
  })

  it('is also found above the current folder', async () => {
    assert.deepEqual((await check({ '/copydesk.yaml': 'rules: { img-alt-missing: off }', 'a.md': faulty })).places, [])
  })

  it('says which files are articles', async () => {
    const content = {
      'copydesk.yaml': 'articles: ["posts/**"]\n',
      'posts/a.md': '---\nx: 1\n---\n<img src="/a.jpg" width="1" height="1">\n',
      'b.md': faulty,
      'c.md': Uint8Array.of(0xff, 0x00),
    }
    assert.deepEqual(
      (await check(content)).places.filter((place) => place.includes('img-')),
      ['posts/a.md:4:2 error img-alt-missing'],
    )
    assert.deepEqual((await check(content, ['b.md'])).places, ['b.md:6:2 error img-alt-missing'])
  })

  it('counts together with a site below or above it', async () => {
    const unsafe = 'markup.goldmark.renderer.unsafe = true\n'
    const site = { 'blog/hugo.toml': unsafe, 'blog/content/a.md': '---\nx: 1\n---\n<img src="/a.jpg" width="1" height="1">\n' }
    const wanted = 'blog/content/a.md:4:2 error img-alt-missing'
    assert.ok((await check(site)).places.includes(wanted))
    assert.ok((await check({ ...site, 'copydesk.yaml': 'rules: { title-missing: off }' })).places.includes(wanted))
    assert.deepEqual(
      (await check({ ...site, 'blog/content/copydesk.yaml': 'rules: { title-missing: off, img-alt-missing: off }' })).places,
      [],
    )
    assert.deepEqual((await check({ ...site, 'copydesk.yaml': 'rules: { title-missing: off, img-alt-missing: off }' })).places, [])
  })

  it('is the nearest one, with the nearest site, in a repository of several', async () => {
    const article = (rest = '') => `---\ntitle: Harbour opens\ndate: 2024-01-05\ncategories: [A, B]\n${rest}---\n`
    const { places } = await check({
      'copydesk.yaml': 'rules: { categories-flat-list: warning, date-missing: off }\nvocabularies: { tags: [harbour] }',
      'blog/_config.yml': '',
      'blog/package.json': '{"dependencies":{"hexo":"^7"}}',
      'blog/source/_posts/a.md': article(),
      'blog/source/notes.md': article(),
      'docs/docusaurus.config.js': 'process.exit(1)',
      'docs/blog/b.md': article(),
      'press/_config.yml': '',
      'press/package.json': '{"dependencies":{"hexo":"^7"}}',
      'press/copydesk.yaml': 'vocabularies: { tags: [port] }\narticles: ["news/**"]',
      'press/news/c.md': article('tags: [harbour]\n'),
      'press/source/_posts/d.md': article(),
    })
    assert.deepEqual(places.toSorted(), [
      'blog/source/_posts/a.md:4:1 warning categories-flat-list',
      'blog/source/notes.md:4:1 warning categories-flat-list',
      'press/news/c.md:4:1 information categories-flat-list',
      'press/news/c.md:5:8 error vocabulary-unknown',
    ])
  })

  it('is replaced by --config', async () => {
    const content = {
      'copydesk.yaml': 'rules: { img-alt-missing: off }',
      'strict.yaml': 'rules: { img-alt-missing: warning }',
      'a.md': faulty,
    }
    assert.deepEqual((await check(content, ['--config', 'strict.yaml'])).places, ['a.md:6:2 warning img-alt-missing'])
    const { code, err } = await run(memoryFiles(content), ['check', '--config', 'none.yaml'])
    assert.deepEqual([code, err], [2, 'The settings file “none.yaml” does not exist.\n'])
  })

  it('has each mistake reported once, with its position; the rest of it applies', async () => {
    const { code, places, problems } = await check({
      'copydesk.yaml': 'dialect: hxo\nrules:\n  img-alt-missing: off\n  img-alt: off\nsiteroot: x\n',
      'a.md': faulty,
      'desk/b.md': faulty,
    })
    assert.equal(code, 1)
    assert.deepEqual(places.toSorted(), [
      'copydesk.yaml:1:10 error settings',
      'copydesk.yaml:4:3 error settings',
      'copydesk.yaml:5:1 error settings',
    ])
    assert.ok(problems.every(({ message }) => message !== ''))
  })

  for (const [name, text, place] of [
    ['a syntax error', 'rules:\n  - [\n', 'copydesk.yaml:3:1'],
    ['a wrong type', 'articles: 3\n', 'copydesk.yaml:1:11'],
    ['no map', '- one\n', 'copydesk.yaml:1:1'],
    ['bytes that are no text', Uint8Array.of(0, 1, 2), 'copydesk.yaml:1:1'],
    ['a file that may not be read', 'denied', 'copydesk.yaml:1:1'],
  ] as const) {
    it(`uses the defaults meanwhile: ${name}`, async () => {
      const { code, places } = await check({ 'copydesk.yaml': text, 'a.md': faulty })
      assert.equal(code, 1)
      assert.ok(
        places.some((found) => found === `${place} error settings`),
        places.join('\n'),
      )
      assert.ok(places.includes('a.md:6:2 error img-alt-missing'))
    })
  }

  it('is mentioned in the summary', async () => {
    const { lines } = await run(memoryFiles({ 'copydesk.yaml': 'a: 1\nb: 1\n', 'a.md': clean, 'b.md': untidy }), ['check'])
    assert.equal(lines.at(-1), '2 errors, 1 warning in 1 of 2 articles and in the settings (0 ms). 1 can be fixed with --fix.')
  })
})

describe('the schema of copydesk.yaml', () => {
  const settings = 'rules: {}\nschema: desk.json\n'

  it('is used', async () => {
    const { places } = await check({
      'copydesk.yaml': settings,
      'desk.json': '\uFEFF{"properties":{"title":{"maxLength":5}}}',
      'a.md': clean,
    })
    assert.deepEqual(places, ['a.md:2:8 error fm-schema'])
  })

  for (const [name, schema] of [
    ['missing', undefined],
    ['not readable', 'denied'],
    ['not a schema', '[]'],
    ['a broken schema', '{"properties":{"title":{"type":"txt"}}}'],
    ['a schema that refers to another file', '{"$ref":"other.json"}'],
  ] as const) {
    it(`is told of at its place in copydesk.yaml, and the default counts: ${name}`, async () => {
      const { code, places } = await check({
        'copydesk.yaml': settings,
        ...(schema === undefined ? {} : { 'desk.json': schema }),
        'a.md': clean.replace('title:', 'comments: maybe\ntitle:'),
      })
      assert.equal(code, 1)
      assert.deepEqual(places, ['copydesk.yaml:2:9 error schema', 'a.md:2:11 warning fm-schema'])
    })
  }

  for (const [name, schema, place] of [
    ['a name without quotes', '{\n  "a": 1,\n  }\n', '3:3'],
    ['a word', '{\n  "title": text\n}\n', '2:12'],
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', '3:3'],
    ['a missing end', '{\n  "a": 1\n', '2:9'],
    ['a key that is a number', '{"a": [1, {2: 3}]}', '1:12'],
    ['something behind the end', '{"a": [], "b": {}}\n]', '2:1'],
    ['a text over two lines', '{"a": "b\nc"}', '1:7'],
  ] as const) {
    it(`is also told of where the JSON is wrong: ${name}`, async () => {
      const { places } = await check({ 'copydesk.yaml': settings, 'desk.json': schema, 'a.md': clean })
      assert.deepEqual(places, ['copydesk.yaml:2:9 error schema', `desk.json:${place} error schema`])
    })
  }
})

describe('the vocabularies of copydesk.yaml', () => {
  const article = clean.replace('title:', 'categories: [Sport, Sprots]\ntitle:')
  const settings = 'vocabularies:\n  categories: { file: lists/desks.txt }\n'

  it('are read from files next to it', async () => {
    const { problems } = await check({ 'copydesk.yaml': settings, 'lists/desks.txt': 'Sport\nSports\n', 'posts/a.md': article })
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['“Sprots” is not in the list of categories in copydesk.yaml. Did you mean “Sports”?'],
    )
  })

  it('are reported when their file does not exist; then only the values in copydesk.yaml apply', async () => {
    const { places } = await check({ 'copydesk.yaml': settings, 'posts/a.md': article })
    assert.deepEqual(places, ['copydesk.yaml:2:23 error settings'])
  })

  it('are of no effect when they are open', async () => {
    const { places } = await check({ 'copydesk.yaml': 'vocabularies: { categories: { values: [Sport], closed: false } }', 'a.md': article })
    assert.deepEqual(places, [])
  })
})

describe('the schemas of copydesk.yaml', () => {
  const short = '{"properties":{"title":{"maxLength":5}}}'

  it('count for the articles that they are for, the first that fits', async () => {
    const { places } = await check({
      'copydesk.yaml': 'schema:\n  - files: [news/**]\n    path: a.json\n  - files: ["**/b.md"]\n    path: b.json\n',
      'a.json': '{}',
      'b.json': short,
      'news/a.md': clean,
      'news/b.md': clean,
      'b.md': clean,
      'c.md': clean.replace('title:', 'comments: maybe\ntitle:'),
    })
    assert.deepEqual(places, ['b.md:2:8 error fm-schema', 'c.md:2:11 warning fm-schema'])
  })

  it('may consist of several files, with references relative to each file', async () => {
    const { places } = await check({
      'copydesk.yaml': 'schema: schemas/news.json\n',
      'schemas/news.json': '{"$ref":"parts/title.yaml"}',
      'schemas/parts/title.yaml': 'properties:\n  title: { maxLength: 5 }\n',
      'posts/a.md': clean,
    })
    assert.deepEqual(places, ['posts/a.md:2:8 error fm-schema'])
  })

  it('point at the file that is not JSON', async () => {
    const { places } = await check({ 'copydesk.yaml': 'schema: a.json\n', 'a.json': '{"$ref":"b.json"}', 'b.json': '{\n,}', 'a.md': clean })
    assert.deepEqual(places, ['copydesk.yaml:1:9 error schema', 'b.json:2:1 error schema'])
  })

  it('are not fetched', async () => {
    const { problems } = await check({ 'copydesk.yaml': 'schema: https://news.example/a.json\n', 'a.md': clean })
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['The schema “https://news.example/a.json” is not downloaded: use a file of this site.'],
    )
  })
})

describe('the schema that an article names', () => {
  const named = (reference: string) => clean.replace('title:', `$schema: ${reference}\ntitle:`)
  const strict = '{"properties":{"title":{"maxLength":5}, "date":{}},"additionalProperties":false}'

  it('takes precedence over that of the settings, even if it allows no other keys', async () => {
    const { places } = await check({
      'copydesk.yaml': 'schema: a.json\n',
      'a.json': '{"required":["desk"]}',
      'posts/a.md': named('../strict.json'),
      'strict.json': strict,
    })
    assert.deepEqual(places, ['posts/a.md:3:8 error fm-schema'])
  })

  for (const [name, reference, message] of [
    ['is not there', './b.json', 'The schema “./b.json” cannot be used: It does not exist.'],
    [
      'is on the network',
      'https://news.example/b.json',
      'The schema “https://news.example/b.json” is not downloaded: use a file of this site.',
    ],
    [
      'is outside of the folder',
      '../../secret.json',
      'The schema “../../secret.json” cannot be used: It is outside this folder and is not read.',
    ],
    [
      'is outside of the folder, from the root',
      '/secret.json',
      'The schema “/secret.json” cannot be used: It is outside this folder and is not read.',
    ],
    ['is not a schema', '../list.json', 'The schema “../list.json” cannot be used: A schema must be a JSON object.'],
  ] as const) {
    it(`is told of at its place, and the one of the settings counts, when it ${name}`, async () => {
      const { problems, places } = await check({
        'copydesk.yaml': 'schema: a.json\n',
        'a.json': '{"properties":{"title":{"maxLength":5}}}',
        'posts/a.md': named(reference),
        '/secret.json': '{}',
        'list.json': '[]',
      })
      assert.deepEqual(places, ['posts/a.md:2:10 error fm-schema', 'posts/a.md:3:8 error fm-schema'])
      assert.equal(problems[0]?.message, message)
    })
  }
})
