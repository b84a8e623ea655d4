import assert from 'node:assert/strict'
import { clean, faulty, memoryFiles, run, untidy, type Content } from './memory'

async function check(content: Readonly<Record<string, Content>>, args: readonly string[] = []) {
  const files = memoryFiles(content)
  const { code, out, err } = await run(files, ['check', '--format', 'json', ...args])
  const { problems } = (out === '' ? { problems: [] } : JSON.parse(out)) as {
    problems: { file: string; line: number; column: number; severity: string; ruleId: string; message: string }[]
  }
  return {
    code,
    err,
    problems,
    places: problems.map(({ file, severity, ruleId }) => `${file} ${severity} ${ruleId}`),
    written: files.written,
  }
}

const package_ = (folder: string) => `${folder}/node_modules/@desk/copydesk-config`

describe('extends of copydesk.yaml', () => {
  it('adds to a file of the repository, what is nearer counts more', async () => {
    const { places, code } = await check(
      {
        '/repo/.git/HEAD': '',
        '/repo/shared/base.yaml': 'rules: { img-alt-missing: hint, title-length: { severity: error, max: 5 } }\n',
        '/repo/site/copydesk.yaml': 'extends: ../shared/base.yaml\nrules: { img-alt-missing: warning }\n',
        '/repo/site/a.md': faulty,
      },
      ['/repo/site'],
    )
    assert.deepEqual([code, places], [1, ['../repo/site/a.md error title-length', '../repo/site/a.md warning img-alt-missing']])
  })

  it('takes a package: its main file, copydesk.yaml, or the file that is named; nothing is run', async () => {
    const manifest = (main: string) => JSON.stringify({ name: '@desk/copydesk-config', main })
    for (const [written, files] of [
      [
        '"@desk/copydesk-config"',
        { 'package.json': manifest('index.js'), 'index.js': 'throw 1', 'copydesk.yaml': 'rules: { img-alt-missing: off }' },
      ],
      ['"@desk/copydesk-config"', { 'package.json': manifest('./all.json'), 'all.json': '{"rules":{"img-alt-missing":"off"}}' }],
      ['"@desk/copydesk-config/strict.yaml"', { 'strict.yaml': 'rules: { img-alt-missing: off }' }],
      ['["@desk/copydesk-config/one.yml"]', { 'one.yml': 'extends: ./two.json', 'two.json': '{"rules":{"img-alt-missing":"off"}}' }],
    ] as const) {
      const inPackage = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${package_('.')}/${name}`, text]))
      const { err, places } = await check({ ...inPackage, 'desk/copydesk.yaml': `extends: ${written}`, 'desk/a.md': faulty }, ['desk'])
      assert.deepEqual([err, places], ['', []], written)
    }
  })

  it('reads paths of files from the folder of the file, and globs from that of copydesk.yaml', async () => {
    const content = {
      'copydesk.yaml': 'extends: shared/base.yaml\nvocabularies: { tags: [quay] }\n',
      'shared/base.yaml': `schema: schemas/desk.json
vocabularies: { categories: { file: ../lists/categories.txt }, tags: [port] }
overrides: [{ files: columns, rules: { img-alt-missing: off }, vocabularies: { tags: { file: tags.txt } } }]
`,
      'shared/tags.txt': 'opinion\n',
      'shared/schemas/desk.json': '{"properties":{"title":{"maxLength":5}}}',
      'lists/categories.txt': 'News\n',
      'a.md': clean.replace('date', 'categories: [Else]\ntags: [quay, port]\ndate'),
      'columns/b.md': faulty.replace('date', 'tags: [quay]\ndate'),
    }
    assert.deepEqual((await check(content)).places, [
      'a.md error fm-schema',
      'a.md error vocabulary-unknown',
      'a.md error vocabulary-unknown',
      'columns/b.md error fm-schema',
      'columns/b.md error vocabulary-unknown',
    ])
  })

  it('merges lists and profiles, and reads a file once that two extend', async () => {
    const content = {
      'copydesk.yaml': 'extends: [one.yaml, two.yaml]\nprofiles: { draft: { values: [wip] } }\n',
      'one.yaml':
        'extends: base.yaml\nrules: { img-alt-missing: warning }\nprofiles: { field: stage, draft: { rules: { img-alt-missing: hint } } }\n',
      'two.yaml': 'extends: base.yaml\n',
      'base.yaml': 'rules: { img-alt-missing: off }\n',
      'a.md': faulty,
      'b.md': faulty.replace('date', 'stage: wip\ndate'),
    }
    assert.deepEqual((await check(content)).places, ['a.md warning img-alt-missing', 'b.md hint img-alt-missing'])
  })

  it('shows in copydesk dump where each setting comes from', async () => {
    const { lines } = await run(
      memoryFiles({
        'copydesk.yaml': 'extends: base.yaml\nrules: { img-alt-missing: hint }\nprofiles:\n',
        'base.yaml':
          'timeZone: Asia/Tokyo\nrules: { img-alt-missing: off, title-length: { max: 9 } }\noverrides: [{ files: a.md, rules: { url-space: off } }]\n',
        'a.md': clean,
      }),
      ['dump', 'a.md'],
    )
    assert.deepEqual(lines.slice(lines.indexOf('settings')), [
      'settings',
      '  extends  ["base.yaml"]  copydesk.yaml',
      '  profiles  …  copydesk.yaml',
      '  rules.img-alt-missing  hint  copydesk.yaml',
      '  timeZone  Asia/Tokyo  base.yaml',
      '  rules.title-length.max  9  base.yaml',
      '  overrides.rules.url-space  off  base.yaml',
      '  profile  publish',
    ])
  })

  it('shows in copydesk dump what the settings say of style, headlines, languages and image fields', async () => {
    const { lines } = await run(
      memoryFiles({
        'copydesk.yaml':
          'extends: base.yaml\nlanguages: [en, fr]\nimageFields: [opener]\nstyle: { typography: { quotes: corner } }\nheadlines: { capitals: ap, endMark: none }\n',
        'base.yaml':
          'style: { terms: [Kyiv], quotations: true, typography: { cjkSpacing: spaced, quotes: straight } }\nheadlines: { widths: { push: 45 } }\noverrides: [{ files: a.md, style: { typography: { punctuation: cjk } } }]\n',
        'a.md': clean,
      }),
      ['dump', 'a.md'],
    )
    assert.deepEqual(lines.slice(lines.indexOf('settings')), [
      'settings',
      '  extends  ["base.yaml"]  copydesk.yaml',
      '  languages  ["en","fr"]  copydesk.yaml',
      '  imageFields  ["opener"]  copydesk.yaml',
      '  style.typography.quotes  corner  copydesk.yaml',
      '  headlines  {"widths":{},"capitals":"ap","endMark":"none"}  copydesk.yaml',
      '  style.terms  1 entries  base.yaml',
      '  style.typography.cjkSpacing  spaced  base.yaml',
      '  style.quotations  true  base.yaml',
      '  overrides.style.typography.punctuation  cjk  base.yaml',
    ])
  })

  const deep = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}.yaml`, `extends: f${index + 1}.yaml`]))
  for (const [name, files, message] of [
    [
      'a circle',
      { 'copydesk.yaml': 'extends: b.yaml', 'b.yaml': 'extends: ./copydesk.yaml' },
      'copydesk.yaml:1:10: “copydesk.yaml” extends itself: copydesk.yaml → b.yaml → copydesk.yaml. (“b.yaml” extends it.)',
    ],
    [
      'itself',
      { 'copydesk.yaml': 'rules: {}\nextends: copydesk.yaml' },
      'copydesk.yaml:2:10: “copydesk.yaml” extends itself: copydesk.yaml → copydesk.yaml.',
    ],
    ['a missing file', { 'copydesk.yaml': 'extends: [b.yaml]' }, 'copydesk.yaml:1:11: There is no file and no installed package “b.yaml”.'],
    [
      'a missing package',
      { 'copydesk.yaml': 'extends: "@desk/copydesk-config"' },
      'copydesk.yaml:1:10: There is no file and no installed package “@desk/copydesk-config”.',
    ],
    [
      'a package without settings',
      { 'copydesk.yaml': 'extends: desk', 'node_modules/desk/package.json': '{"main":"index.js"}' },
      'copydesk.yaml:1:10: The package “desk” has no copydesk.yaml and no copydesk.json.',
    ],
    [
      'too many files',
      { 'copydesk.yaml': 'extends: f0.yaml', ...deep },
      'copydesk.yaml:1:10: “f10.yaml” is not read: more than 10 files extend one another. (“f9.yaml” extends it.)',
    ],
    [
      'a file outside',
      { 'copydesk.yaml': 'extends: ../b.yaml', '../b.yaml': '' },
      'copydesk.yaml:1:10: “../b.yaml” is outside the folder of the repository, and is not read.',
    ],
    [
      'a program',
      { 'copydesk.yaml': 'extends: ./b.js', 'b.js': '' },
      'copydesk.yaml:1:10: “./b.js” is no YAML or JSON file: settings are data, no program.',
    ],
    [
      'a web address',
      { 'copydesk.yaml': 'extends: "https://desk.example/b.yaml"' },
      'copydesk.yaml:1:10: “https://desk.example/b.yaml” is not downloaded: use a file of the repository, or an npm package.',
    ],
    [
      'a file that may not be read',
      { 'copydesk.yaml': 'extends: b.yaml', 'b.yaml': 'denied' },
      'copydesk.yaml:1:10: “b.yaml” cannot be read: You are not allowed to read it.',
    ],
    [
      'a file of another type',
      { 'copydesk.yaml': 'extends: b.json', 'b.json': '[1]' },
      'copydesk.yaml:1:10: In “b.json”, line 1: copydesk.yaml should be lines of “key: value”.',
    ],
    [
      'a broken file',
      { 'copydesk.yaml': 'extends: b.yaml', 'b.yaml': 'rules:\n  - [\n' },
      'copydesk.yaml:1:10: In “b.yaml”, line 3: This line cannot be read as YAML',
    ],
  ] as const) {
    it(`is refused before anything is written: ${name}`, async () => {
      const { code, err, places, written } = await check({ ...files, 'a.md': untidy }, ['--fix', '--format', 'sarif=out.sarif'])
      assert.deepEqual([code, places, written], [2, [], []])
      assert.ok(err.startsWith(message), err)
      assert.equal(err.trimEnd().split('\n').length, 1)
    })
  }

  it('stops other commands as well', async () => {
    for (const args of [['rename', '--tag', 'a', 'b'], ['infer'], ['dump', 'a.md'], ['check', '--list-rules']]) {
      const { code, err } = await run(memoryFiles({ 'copydesk.yaml': 'extends: b.yaml', 'a.md': clean }), args)
      assert.deepEqual([code, err], [2, 'copydesk.yaml:1:10: There is no file and no installed package “b.yaml”.\n'], args[0])
    }
  })

  it('of a wrong type, and mistakes in an extended file, are told; the rest counts', async () => {
    const { code, problems } = await check({ 'copydesk.yaml': 'extends: 3\n', 'a.md': clean })
    assert.deepEqual([code, problems.length, problems[0]?.line, problems[0]?.column], [1, 1, 1, 10])
    const inFile = await check({
      'copydesk.yaml': 'extends: b.yaml\n',
      'b.yaml': 'rules:\n  img-alt: off\n  img-alt-missing: off\n',
      'a.md': faulty,
    })
    assert.deepEqual(
      inFile.problems.map(({ message }) => message),
      ['In “b.yaml”, line 2: There is no rule “img-alt”.'],
    )
  })
})
