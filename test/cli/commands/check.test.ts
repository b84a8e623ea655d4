import assert from 'node:assert/strict'
import type { Rule } from '../../../src/core/lint/rule'
import { rules } from '../../../src/rules'
import { clean, faulty, memoryFiles, rulesOfOneArticle, run, untidy } from '../memory'

/** Without the message, whose wording may change. */
const places = (lines: readonly string[]) => lines.map((line) => line.replace(/ {2}(\w+) {2}.* {2}/, ' $1 '))

describe('copydesk check', () => {
  it('reads front matter of every kind', async () => {
    for (const text of [
      '---\ntitle: A\ndate: 2024-13-05\n---\n',
      '\uFEFF\n---\ntitle: A\ndate: 2024-13-05\n---\n',
      '+++\ntitle = "A"\ndate = "2024-13-05"\n+++\n',
      ';;;\n"title": "A",\n"date": "2024-13-05"\n;;;\n',
      '"title": "A",\n"date": "2024-13-05"\n;;;\n',
      '{\n"title": "A",\n"date": "2024-13-05"\n}\n',
    ]) {
      const { code, out } = await run(memoryFiles({ 'a.md': text }), ['check'])
      assert.equal(code, 1, text)
      assert.match(out, /date-invalid/)
    }
  })

  it('exits with 0 when there are no problems', async () => {
    const { code, out, err } = await run(memoryFiles({ 'a.md': clean, 'b.md': clean }), ['check'])
    assert.deepEqual([code, out, err], [0, 'No problems in 2 articles (0 ms).\n', ''])
  })

  it('exits with 0 for warnings, with 1 for errors', async () => {
    const files = memoryFiles({ 'a.md': untidy, 'b.md': faulty })
    assert.equal((await run(files, ['check', 'a.md'])).code, 0)
    assert.equal((await run(files, ['check'])).code, 1)
  })

  it('writes a line for each problem and a summary', async () => {
    const { lines } = await run(memoryFiles({ 'desk/b.md': faulty, 'desk/a.md': untidy, 'c.md': clean, '/wire/d.md': faulty }), [
      'check',
      '.',
      '../wire',
    ])
    assert.deepEqual(lines, [
      'desk/a.md:1:1  warning  There is a blank line before the front matter: some site generators and editors do not find the front matter.  fm-leading-content',
      'desk/b.md:6:2  error  This image has no alternative text: readers who cannot see it hear the file name.  img-alt-missing',
      '../wire/d.md:6:2  error  This image has no alternative text: readers who cannot see it hear the file name.  img-alt-missing',
      '2 errors, 1 warning in 3 of 4 articles (0 ms). 1 can be fixed with --fix.',
    ])
  })

  it('colours output, and removes control codes of an article', async () => {
    const files = memoryFiles({ 'a.md': clean.replace('Text.', '<p aria-describedby="\u001b]0;x\u0007">Text</p>') })
    const { out } = await run(files, ['check'], { colour: true })
    assert.ok(out.includes('\u001b[33mwarning\u001b[0m'))
    assert.ok(!out.includes('\u001b]') && !out.includes('\u0007'))
  })

  it('shows nothing but errors with --quiet', async () => {
    const files = memoryFiles({ 'a.md': untidy, 'b.md': faulty })
    const { code, lines } = await run(files, ['check', '--quiet'])
    assert.deepEqual([code, places(lines)], [1, ['b.md:6:2 error img-alt-missing']])
    assert.deepEqual((await run(files, ['check', '--quiet', 'a.md'])).out, '')
  })

  it('fails over --max-warnings, and says so', async () => {
    const files = memoryFiles({ 'a.md': untidy, 'b.md': untidy })
    assert.equal((await run(files, ['check', '--max-warnings', '2'])).code, 0)
    const { code, err } = await run(files, ['check', '--max-warnings', '1', '--quiet'])
    assert.deepEqual([code, err], [1, 'There are more warnings (2) than --max-warnings allows (1).\n'])
  })

  it('keeps the contract of --format json', async () => {
    const { code, out } = await run(memoryFiles({ 'desk/a.md': untidy, 'b.md': faulty.replace('<img', '👩‍🚀 <img') }), [
      'check',
      '--format',
      'json',
    ])
    assert.equal(code, 1)
    const result = JSON.parse(out)
    for (const problem of result.problems) assert.equal(typeof problem.message, 'string')
    assert.deepEqual(
      JSON.parse(out, (key, value) => (key === 'message' ? '' : value)),
      {
        version: 1,
        problems: [
          {
            file: 'b.md',
            ruleId: 'img-alt-missing',
            severity: 'error',
            message: '',
            line: 6,
            column: 8,
            endLine: 6,
            endColumn: 11,
            fixable: false,
          },
          {
            file: 'desk/a.md',
            ruleId: 'fm-leading-content',
            severity: 'warning',
            message: '',
            line: 1,
            column: 1,
            endLine: 2,
            endColumn: 1,
            fixable: true,
          },
        ],
        summary: { files: 2, errors: 1, warnings: 1, informations: 0, hints: 0, fixed: 0, ms: 0 },
      },
    )
    const none = await run(memoryFiles({ 'a.md': clean }), ['check', '--format', 'json'])
    assert.equal(
      none.out,
      '{"version":1,"problems":[],"summary":{"files":1,"errors":0,"warnings":0,"informations":0,"hints":0,"fixed":0,"ms":0}}\n',
    )
  })

  it('skips files that are not articles, and folders that cannot have any', async () => {
    const files = memoryFiles({
      'README.md': '# Read me\n',
      'notes.md': '---\ntitle: Notes\n---\n',
      'node_modules/x/a.md': faulty,
      '.hidden/a.md': faulty,
      'a.txt': faulty,
      'b.MDX': faulty,
      'c.markdown': faulty,
    })
    assert.deepEqual(places((await run(files, ['check'])).lines).slice(0, -1), [
      // An open <img> stops the build of MDX.
      'b.MDX:6:1 error mdx-syntax',
      'b.MDX:6:2 error img-alt-missing',
      'c.markdown:6:2 error img-alt-missing',
    ])
  })

  it('checks a file named on the command line if it has front matter', async () => {
    const files = memoryFiles({ 'notes.md': faulty.replace('date: 2024-01-05\n', ''), 'README.md': '# Read me\n', 'empty.md': '' })
    assert.deepEqual(places((await run(files, ['check', 'notes.md'])).lines)[0], 'notes.md:5:2 error img-alt-missing')
    const { code, out, err } = await run(files, ['check', 'README.md', 'empty.md'])
    assert.deepEqual([code, out], [0, 'No articles found.\n'])
    assert.equal(err, 'README.md has no front matter, so it is not checked.\nempty.md has no front matter, so it is not checked.\n')
  })

  it('checks a file once', async () => {
    const { lines } = await run(memoryFiles({ 'desk/a.md': faulty }), ['check', 'desk', 'desk/a.md', '.'])
    assert.equal(lines.at(-1), '1 error in 1 article (0 ms).')
  })

  it('exits with 2 for a path that does not exist', async () => {
    const { code, out, err } = await run(memoryFiles({ 'a.md': clean }), ['check', 'a.md', 'b.md'])
    assert.deepEqual([code, out, err], [2, '', '“b.md” does not exist.\n'])
  })

  it('names a rule that throws, goes on, and exits with 2', async () => {
    const throwing: Rule = {
      id: 'always-throws',
      severity: 'error',
      docs: { summary: '', why: '', authority: '', bad: [], good: [] },
      check: () => {
        throw new Error('oh no')
      },
    }
    const { code, err, lines } = await run(memoryFiles({ 'a.md': faulty, 'b.md': faulty }), ['check'], {
      rules: [throwing, ...rulesOfOneArticle],
    })
    assert.equal(code, 2)
    assert.equal(err, 'The rule “always-throws” failed on a.md; the other rules still ran. This is a bug in Copydesk: oh no\n')
    assert.deepEqual(places(lines).slice(0, -1), ['a.md:6:2 error img-alt-missing', 'b.md:6:2 error img-alt-missing'])
  })

  it('names the article on which a rule throws, among articles that are checked together', async () => {
    const throwing: Rule = {
      id: 'sometimes-throws',
      severity: 'error',
      docs: { summary: '', why: '', authority: '', bad: [], good: [] },
      check: ({ text }) => {
        if (text === faulty) throw new Error('oh no')
        return []
      },
    }
    const { err } = await run(memoryFiles({ 'a.md': clean, 'b.md': faulty, 'c.md': clean }), ['check'], { rules: [throwing] })
    assert.match(err, /“sometimes-throws” failed on b\.md;/)
  })

  it('reports problems of settings first, then those of articles in the order of the files', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${String(index).padStart(2, '0')}/a.md`, faulty]))
    const { lines } = await run(memoryFiles({ ...files, '20/copydesk.yaml': 'unknown: 1\n' }), ['check'])
    const expected = ['20/copydesk.yaml', ...Object.keys(files)]
    assert.deepEqual(
      lines.slice(0, -1).map((line) => line.split(':')[0]),
      expected,
    )
  })

  it('shows progress on long runs only', async () => {
    let clock = 0
    const drawn: string[] = []
    const files = memoryFiles(Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`${index}.md`, clean])))
    await run(files, ['check'], { now: () => (clock += 150), progress: (line) => void drawn.push(line) })
    assert.ok(drawn.includes('Checking 48 of 64…'))
    assert.equal(drawn.at(-1), '')
    drawn.length = 0
    await run(files, ['check'], { progress: (line) => void drawn.push(line) })
    assert.deepEqual(drawn, [])
  })
})

describe('copydesk explain, dump, help', () => {
  it('explains every rule', async () => {
    for (const rule of rules) {
      const { code, out } = await run(memoryFiles({}), ['explain', rule.id], { rules })
      assert.equal(code, 0)
      for (const part of [rule.id, rule.docs.summary, rule.docs.why, rule.docs.authority]) assert.ok(out.includes(part))
    }
  })

  it('lists the fixes of a rule', async () => {
    assert.match(
      (await run(memoryFiles({}), ['explain', 'figure-caption-text'])).out,
      /^Fix: “Wrap the caption in <figcaption>”; done by --fix\.$/m,
    )
    assert.match((await run(memoryFiles({}), ['explain', 'img-alt-empty'])).out, /^Fix: by hand only\.$/m)
  })

  it('suggests the rule that was meant', async () => {
    const { code, out, err } = await run(memoryFiles({}), ['explain', 'title-mising'])
    assert.deepEqual([code, out, err], [2, '', 'There is no rule “title-mising”. Did you mean “title-missing”?\n'])
  })

  it('dumps an article with its ranges', async () => {
    const { code, lines } = await run(memoryFiles({ 'a.md': `${faulty}\n![Boats](/b.jpg)\n` }), ['dump', 'a.md'])
    assert.equal(code, 0)
    assert.deepEqual(lines, [
      'front matter (yaml)  1:1-4:4',
      '  title  2:1-2:6',
      '    plain string  2:8-2:21  "Harbour opens"',
      '  date  3:1-3:5',
      '    plain string  3:7-3:17  "2024-01-05"',
      'body  5:1-9:1',
      '  <img>  6:1-6:40',
      '    @src  6:6-6:18  "/a.jpg"',
      '    @width  6:19-6:28  "1"',
      '    @height  6:29-6:39  "1"',
      '  image  8:1-8:16  "Boats"',
      'Markdown: markdown-it (default)',
    ])
  })

  it('reads HTML as the configuration of the site publishes it, with one problem where it leaves it out', async () => {
    const article = '---\ntitle: A\ndate: 2025-01-05\n---\n<figure><img src="https://a.example/b.jpg"></figure>\n\n<b>x\n'
    const site = (configuration: string) => memoryFiles({ 'hugo.toml': configuration, 'content/a.md': article })
    const published = '[markup.goldmark.renderer]\nunsafe = true\n'
    const rulesOf = async (configuration: string) => (await run(site(configuration), ['check'])).lines
    const omitted = await rulesOf('title = "Tide"\n')
    assert.deepEqual(
      omitted.slice(0, -1).map((line) => line.split(' ').at(-1)),
      ['html-omitted'],
    )
    assert.match(omitted[0] ?? '', /^content\/a\.md:5:1 .*\[markup\.goldmark\.renderer\] unsafe = true/)
    const all = await rulesOf(published)
    assert.ok(all.some((line) => line.endsWith(' img-alt-missing')) && !all.some((line) => line.endsWith(' html-omitted')))
    assert.equal((await run(site(''), ['dump', 'content/a.md'])).lines.at(-1), 'Markdown: goldmark (default; HTML is left out)')
    assert.equal((await run(site(published), ['dump', 'content/a.md'])).lines.at(-1), 'Markdown: goldmark (hugo.toml)')
  })

  it('dumps components of MDX with their capital letters', async () => {
    const { lines } = await run(memoryFiles({ 'a.mdx': `${clean}\n<Video src="a.mp4"></Video>\n` }), ['dump', 'a.mdx'])
    assert.ok(lines.some((line) => line.includes('<Video>')))
  })

  it('reports a file that cannot be dumped', async () => {
    assert.deepEqual((await run(memoryFiles({}), ['dump', 'a.md'])).code, 2)
    assert.deepEqual((await run(memoryFiles({ 'a.md': Uint8Array.of(0, 1) }), ['dump', 'a.md'])).code, 1)
  })

  it('helps', async () => {
    assert.match((await run(memoryFiles({}), ['check', '--help'])).out, /--max-warnings N/)
    assert.deepEqual((await run(memoryFiles({}), ['--version'])).out, '1.2.3\n')
    const { code, out, err } = await run(memoryFiles({}), [])
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /copydesk explain RULE/)
  })
})
