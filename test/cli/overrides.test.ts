import assert from 'node:assert/strict'
import { rules } from '../../src/rules'
import { faulty, memoryFiles, run, type Content } from './memory'

async function check(content: Readonly<Record<string, Content>>, args: readonly string[] = [], all = false) {
  const { code, out, err } = await run(memoryFiles(content), ['check', '--format', 'json', ...args], all ? { rules } : {})
  if (out === '') return { code, err, places: [], messages: [] }
  const { problems } = JSON.parse(out) as { problems: { file: string; line: number; ruleId: string; severity: string; message: string }[] }
  return {
    code,
    err,
    places: problems.map(({ file, severity, ruleId }) => `${file} ${severity} ${ruleId}`),
    messages: problems.flatMap(({ file, line, message }) => (file.endsWith('.yaml') ? `${line}: ${message}` : [])),
  }
}

const article = (more: string, body = '') => `---\ntitle: Harbour opens\ndate: 2024-01-05\n${more}---\n\n${body}`
const image = '<img src="/a.jpg" width="1" height="1">\n'

describe('overrides of copydesk.yaml', () => {
  it('change rules by folder; a later entry counts more', async () => {
    const settings = `overrides:
  - files: columns
    rules: { img-alt-missing: hint }
  - { files: "columns/old/*.md", excludedFiles: "**/keep.md", rules: { img-alt-missing: off } }
`
    const files = { 'a.md': faulty, 'columns/b.md': faulty, 'columns/old/c.md': faulty, 'columns/old/keep.md': faulty }
    assert.deepEqual((await check({ ...files, 'copydesk.yaml': settings })).places, [
      'a.md error img-alt-missing',
      'columns/b.md hint img-alt-missing',
      'columns/old/keep.md hint img-alt-missing',
    ])
  })

  it('of the house style leave the quotations as they are if they do not say anything of them', async () => {
    const settings = `style: { terms: [{ prefer: email, instead: [e-mail] }], quotations: true }
overrides: [{ files: a.md, style: { terms: [{ prefer: Thailand, instead: [Siam] }] } }]
`
    const files = { 'a.md': article('', '“e-mail”\n'), 'copydesk.yaml': settings }
    const { out } = await run(memoryFiles(files), ['check', '--format', 'json'], { rules })
    const { problems } = JSON.parse(out) as { problems: { ruleId: string }[] }
    assert.deepEqual(
      problems.flatMap(({ ruleId }) => (ruleId.startsWith('style-') ? ruleId : [])),
      ['style-term'],
    )
  })

  it('add to the house style, and count more than it where they differ', async () => {
    const settings = `style:
  terms: [{ prefer: Beijing, instead: [Peking] }, { prefer: email, instead: [e-mail] }]
overrides:
  - files: history
    style: { terms: [{ prefer: Peking, instead: [Beijing] }], lists: [history.txt] }
  - { files: notes, style: { quotations: true, terms: [] } }
`
    const body = 'Beijing, Peking, “e-mail”, Siam\n'
    const files = {
      'a.md': article('', body),
      'history/b.md': article('', `${body}\ne-mail\n`),
      'notes/c.md': article('', body),
      'history.txt': 'Siam -> Thailand\n',
    }
    const { out } = await run(memoryFiles({ ...files, 'copydesk.yaml': settings }), ['check', '--format', 'json'], { rules })
    const { problems } = JSON.parse(out) as { problems: { file: string; ruleId: string; message: string }[] }
    assert.deepEqual(
      problems.flatMap(({ file, ruleId, message }) =>
        ruleId === 'style-term' ? `${file} ${message.replace('The house style is ', '')}` : [],
      ),
      [
        'a.md “Beijing”, not “Peking”.',
        'history/b.md “Peking”, not “Beijing”.',
        'history/b.md “Thailand”, not “Siam”.',
        'history/b.md “email”, not “e-mail”.',
        'notes/c.md “Beijing”, not “Peking”.',
        'notes/c.md “email”, not “e-mail”.',
      ],
    )
    const wrong = 'overrides:\n  - files: a\n    style: { lists: [none.txt], terms: [{ prefer: a }] }\n'
    assert.equal((await check({ 'a.md': article(''), 'copydesk.yaml': wrong })).messages.length, 1)
  })

  it('make what is not finished an error where an article is to be published', async () => {
    const body = '[TK], [timetable]()\n\n<!-- TODO: ask -->\n'
    const levels = async (settings: string, status: string, ...args: string[]) =>
      (await check({ 'a.md': article(status, body), 'copydesk.yaml': settings }, args, true)).places.map((place) =>
        place.replace('a.md ', ''),
      )
    const all = ['link-empty', 'unfinished-copy', 'comment-note']
    const named = (places: readonly string[]) => places.filter((place) => all.some((id) => place.endsWith(id))).sort()
    assert.deepEqual(named(await levels('{}', '')), ['hint comment-note', 'warning link-empty', 'warning unfinished-copy'])
    const published = ['error link-empty', 'error unfinished-copy', 'warning comment-note']
    assert.deepEqual(named(await levels('{}', '', '--gate', 'publish')), published)
    assert.deepEqual(named(await levels('profiles:\n', 'status: publish\n')), published)
    assert.deepEqual(named(await levels('profiles:\n', 'status: draft\n')), [
      'hint comment-note',
      'information link-empty',
      'information unfinished-copy',
    ])
    assert.deepEqual(named(await levels('profiles:\nrules: { unfinished-copy: off, link-empty: hint }\n', '')), [
      'hint link-empty',
      'warning comment-note',
    ])
  })

  it('take globs as ESLint, Prettier and Git do', async () => {
    const files = { 'a.md': faulty, 'x/b.mdx': faulty, 'x/c.md': faulty, 'x/y/d.md': faulty }
    for (const [written, off] of [
      ['"*.mdx"', ['x/b.mdx']],
      ['/*.md', ['a.md']],
      ['./x/*.md', ['x/c.md']],
      ['x/', ['x/b.mdx', 'x/c.md', 'x/y/d.md']],
      ['y', ['x/y/d.md']],
      ['["x/**", "!y"]', ['x/b.mdx', 'x/c.md']],
      ['"!x/**"', ['a.md']],
      ['["**/{a,d}.md"]', ['a.md', 'x/y/d.md']],
      ['"!(a).md"', ['x/c.md', 'x/y/d.md']],
    ] as const) {
      const { places } = await check({ ...files, 'copydesk.yaml': `overrides: [{ files: ${written}, rules: { img-alt-missing: off } }]` })
      const left = Object.keys(files).filter((file) => !off.some((name) => name === file))
      assert.deepEqual(
        places.filter((place) => place.endsWith('img-alt-missing')),
        left.map((file) => `${file} error img-alt-missing`),
        written,
      )
    }
  })

  it('set schemas, vocabularies and options', async () => {
    const content = {
      'copydesk.yaml': `schema: news.json
vocabularies: { tags: [port], categories: [News] }
rules: { title-length: { severity: error, max: 99 } }
overrides:
  - { files: columns, schema: column.json, vocabularies: { tags: { file: tags.txt } }, rules: { title-length: { max: 5 } } }
`,
      'tags.txt': 'opinion\n',
      'news.json': '{}',
      'column.json': '{"required":["columnist"]}',
      'a.md': article('tags: [opinion]\n'),
      'columns/b.md': article('tags: [opinion]\ncategories: [Else]\n'),
    }
    assert.deepEqual((await check(content)).places, [
      'a.md error vocabulary-unknown',
      'columns/b.md error fm-schema',
      'columns/b.md error title-length',
      'columns/b.md error vocabulary-unknown',
    ])
  })

  it('apply by the folder of copydesk.yaml, below a site', async () => {
    const content = {
      'copydesk.yaml': 'overrides: [{ files: blog/content/columns, rules: { img-alt-missing: off } }]',
      'blog/hugo.toml': 'markup.goldmark.renderer.unsafe = true\n',
      'blog/content/columns/a.md': faulty,
      'blog/content/b.md': faulty,
    }
    assert.deepEqual((await check(content)).places, ['blog/content/b.md error img-alt-missing'])
  })

  it('leave the comparison of articles exact', async () => {
    const same = (name: string) => ({ [`${name}.md`]: article('permalink: /quay/\n', `${name} left the quay.\n`) })
    const off = 'overrides: [{ files: a.md, rules: { url-duplicate: off, title-duplicate: off } }]'
    const { places } = await check({ 'copydesk.yaml': off, ...same('a'), ...same('b') }, [], true)
    assert.deepEqual(
      places.filter((place) => place.includes('url-duplicate')),
      ['b.md warning url-duplicate'],
    )
  })

  for (const [name, text, message] of [
    ['no files', 'overrides:\n  - rules: {}\n', '2: “files” is missing.'],
    ['an unknown rule', 'overrides:\n  - files: a\n    rules: { img-alt: off }\n', '3: There is no rule “img-alt”.'],
    [
      'a backslash',
      'overrides:\n  - files: a\\b\n    rules: { img-alt-missing: off }\n',
      '2: “a\\b” has a backslash: write the path with forward slashes.',
    ],
    [
      'a parent folder',
      'overrides:\n  - files: ../a\n    rules: { img-alt-missing: off }\n',
      '2: “../a” leads out of the folder of copydesk.yaml.',
    ],
    [
      'an open bracket',
      'overrides:\n  - files: "{a,b"\n    rules: { img-alt-missing: off }\n',
      '2: “{a,b” has a “{” without its counterpart.',
    ],
    [
      'a glob of both',
      'overrides:\n  - files: a\n    excludedFiles: a\n    rules: { img-alt-missing: off }\n',
      '3: “a” is in “files” and in “excludedFiles”: write it in one of them.',
    ],
    ['an entry without effect', 'overrides:\n  - files: a\n', '2: This entry changes nothing: add “rules”, “schema” or “vocabularies”.'],
    [
      'a rule that is set twice',
      'overrides:\n  - { files: a, rules: { img-alt-missing: off } }\n  - { files: a, rules: { img-alt-missing: hint } }\n',
      '2: A later entry sets “img-alt-missing” for the same files: remove it here or there.',
    ],
    [
      'a status of two profiles',
      'profiles:\n  draft: { values: [wip] }\n  review: { values: [WIP] }\n',
      '3: “wip” is a value of “draft” already: an article has one status.',
    ],
  ] as const) {
    it(`have mistakes told at their place: ${name}`, async () => {
      const { code, messages } = await check({ 'copydesk.yaml': text, 'z.md': article('') })
      assert.equal(code, 1)
      assert.equal(messages.length, 1, messages.join('\n'))
      assert.ok(messages[0]?.startsWith(message), messages[0])
    })
  }
})

describe('profiles of copydesk.yaml', () => {
  const severity = async (settings: string, file: Readonly<Record<string, Content>>, args: readonly string[] = []) => {
    const { places } = await check({ 'copydesk.yaml': settings, ...file }, args)
    return places.find((place) => place.includes('img-alt-missing'))?.split(' ')[1]
  }

  it('lower what a draft does not have yet, by its status field', async () => {
    const levels = async (status: string) => severity('profiles:\n', { 'a.md': article(status, image) })
    assert.deepEqual(
      await Promise.all(
        ['', 'status: draft\n', 'status: 草稿\n', 'status: In Review\n', 'status: Published\n', 'status: odd\n'].map(levels),
      ),
      ['error', 'information', 'information', 'warning', 'error', 'error'],
    )
    assert.equal(await severity('', { 'a.md': article('status: draft\n', image) }), 'error')
  })

  it('never make a problem more severe, and leave what breaks an article', async () => {
    const { places } = await check({
      'copydesk.yaml': 'profiles:\n',
      'a.md': '---\nstatus: draft\ntitle: "Harbour\ndate: 2024-01-05\n---\n<img src="/a.jpg" alt="">\n',
    })
    assert.deepEqual(
      places.filter((place) => /alt-empty|fm-/.test(place)),
      ['a.md error fm-bad-quote', 'a.md hint img-alt-empty'],
    )
  })

  it('are set by field, values, folders and rules', async () => {
    const settings = `profiles:
  field: stage
  draft: { values: [idea, true], files: desk, rules: { img-alt-missing: off } }
  review: { values: legal, rules: { img-alt-missing: hint } }
`
    const at = (path: string, more: string) => severity(settings, { [path]: article(more, image) })
    assert.equal(await at('a.md', 'stage: idea\n'), undefined)
    assert.equal(await at('a.md', 'stage: true\n'), undefined)
    assert.equal(await at('a.md', 'status: draft\n'), 'error')
    assert.equal(await at('desk/a.md', ''), undefined)
    assert.equal(await at('desk/a.md', 'stage: legal\n'), 'hint')
  })

  it('know what the generator keeps back', async () => {
    for (const [dialect, path, more, expected] of [
      ['hugo', 'a.md', 'draft: true\n', 'information'],
      ['jekyll', 'a.md', 'draft: true\n', 'error'],
      ['jekyll', 'a.md', 'published: false\n', 'information'],
      ['jekyll', '_drafts/a.md', '', 'information'],
      ['hexo', 'source/_drafts/a.md', '', 'information'],
      ['hexo', 'source/_drafts/a.md', 'status: published\n', 'error'],
      ['eleventy', 'a.md', 'draft: true\n', 'error'],
    ] as const)
      assert.equal(
        await severity(`dialect: ${dialect}\nmarkdown: { html: true }\nprofiles: {}\n`, { [path]: article(more, image) }),
        expected,
        `${dialect} ${path} ${more}`,
      )
  })

  it('are one for all articles with --gate', async () => {
    const content = {
      'copydesk.yaml': 'profiles: { publish: { rules: { caption-credit: error } } }',
      'a.md': article('status: draft\n', image),
    }
    assert.equal((await check(content)).code, 0)
    const gate = await check(content, ['--gate', 'publish', 'a.md'])
    assert.deepEqual([gate.code, gate.places], [1, ['a.md error img-alt-missing']])
    assert.equal(await severity('', { 'a.md': faulty }, ['--gate', 'draft']), 'information')
    const wrong = await check(content, ['--gate', 'print'])
    assert.equal(wrong.code, 2)
    assert.match(wrong.err, /^--gate takes one of draft, review, publish, not “print”\./)
  })
})
