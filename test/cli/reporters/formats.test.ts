import assert from 'node:assert/strict'
import { clean, faulty, memoryFiles, run, untidy, type Content } from '../memory'

const odd = 'desk/a;b]%,:é "<&>.md'
/** An error, a warning and a hint, in a file whose name has the characters that formats escape. */
const files = () =>
  memoryFiles({ [odd]: faulty, 'b.md': untidy, 'c.md': clean, 'd.md': faulty.replace('<img ', '<img data-recalc-dims alt="Boats" ') })
const out = async (format: string, given: Parameters<typeof run>[2] = {}) => (await run(files(), ['check', '--format', format], given)).out

describe('the output formats', () => {
  it('compact: the form of compilers, and nothing else', async () => {
    assert.deepEqual((await out('compact')).split('\n'), [
      'b.md:1:1: warning: There is a blank line before the front matter: some site generators and editors do not find the front matter. [fm-leading-content]',
      'd.md:6:6: note: data-recalc-dims is left over from the site this image was copied from. [img-resizer-residue]',
      `${odd}:6:2: error: This image has no alternative text: readers who cannot see it hear the file name. [img-alt-missing]`,
      '',
    ])
  })

  it('jsonl: the members of json, and details', async () => {
    const lines = (await out('jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const { problems, summary } = JSON.parse(await out('json'))
    assert.deepEqual(lines[0], { type: 'run', version: 1, copydesk: '1.2.3' })
    assert.deepEqual(lines.at(-1), { type: 'summary', ...summary, known: 0, failed: false })
    for (const [index, problem] of problems.entries()) {
      const { type, fingerprint, fixes, related, excerpt, ...rest } = lines[index + 1]
      assert.deepEqual(rest, problem)
      assert.equal(type, 'problem')
      assert.equal(
        problem.fixable,
        fixes.some((fix: { safe: boolean }) => fix.safe),
      )
      assert.ok(Array.isArray(related) && typeof excerpt === 'string' && /^[0-9a-f]{32}$/.test(fingerprint))
    }
  })

  it('junit: a failed test for each error and warning', async () => {
    const xml = await out('junit')
    assert.equal(xml.split('<failure ').length - 1, 2)
    assert.match(xml, /<testsuite name="desk\/a;b\]%,:é &quot;&lt;&amp;&gt;.md" package="copydesk" id="2" tests="1" failures="1"/)
    assert.match(xml, /timestamp="2024-01-05T08:00:00"/)
    assert.match(xml, /<system-out>6:6 {2}hint {2}.* {2}img-resizer-residue\n<\/system-out>/)
  })

  it('junit: one passed test if there are no problems', async () => {
    const { out: xml } = await run(memoryFiles({ 'a.md': clean }), ['check', '--format', 'junit'])
    assert.match(xml, /tests="1" failures="0"[\s\S]*<testcase classname="copydesk" name="No problems found." time="0"\/>/)
  })

  it('checkstyle: the problems of each file', async () => {
    const xml = await out('checkstyle')
    assert.equal(xml.split('<file ').length - 1, 3)
    assert.match(
      xml,
      /<file name="b.md">\n {4}<error line="1" column="1" severity="warning" message="There [^"]*" source="copydesk.fm-leading-content"\/>/,
    )
  })

  it('gitlab: an entry for each problem, with a fingerprint of its own', async () => {
    const entries = JSON.parse(await out('gitlab', { environment: { GITLAB_CI: 'true', CI_PROJECT_DIR: '/' } }))
    assert.deepEqual(
      entries.map(({ check_name, severity, location }: { check_name: string; severity: string; location: unknown }) => [
        check_name,
        severity,
        location,
      ]),
      [
        ['fm-leading-content', 'minor', { path: 'news/b.md', lines: { begin: 1, end: 2 } }],
        ['img-resizer-residue', 'info', { path: 'news/d.md', lines: { begin: 6, end: 6 } }],
        ['img-alt-missing', 'major', { path: `news/${odd}`, lines: { begin: 6, end: 6 } }],
      ],
    )
    assert.equal(new Set(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size, 3)
    assert.equal((await run(memoryFiles({ 'a.md': clean }), ['check', '--format', 'gitlab'])).out, '[]\n')
  })

  it('azure: issues with escaped names, and lines for what is less serious', async () => {
    const lines = (await out('azure')).split('\n')
    assert.match(
      lines[0] ?? '',
      /^##vso\[task\.logissue type=warning;sourcepath=b\.md;linenumber=1;columnnumber=1;code=fm-leading-content;\]There is /,
    )
    assert.match(lines[1] ?? '', /^d\.md:6:6 {2}hint {2}/)
    assert.match(lines[2] ?? '', /;sourcepath=desk\/a%3Bb%5D%AZP25,:é "<&>.md;/)
  })

  it('markdown: by article, the worst first, with nothing that Markdown would act on', async () => {
    const report = await out('markdown')
    assert.deepEqual(
      report.split('\n').filter((line) => line.startsWith('### ')),
      ['### desk/a;b\\]%,:é "\\<\\&\\>.md', '### b.md', '### d.md'],
    )
    assert.match(report, /^- \*\*warning\*\*, line 1: .* \(fixed by --fix\) `fm-leading-content`$/m)
  })
})

describe('--format github', () => {
  const many = (count: number, text: string): Record<string, Content> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${String(index).padStart(3, '0')}.md`, text]))
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: '/',
    GITHUB_STEP_SUMMARY: '/summary.md',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'news/site',
    GITHUB_SHA: 'abc',
  }

  it('has annotations, errors first, with columns only within one line', async () => {
    const lines = (await out('github')).split('\n')
    assert.match(
      lines[0] ?? '',
      /^::error file=desk\/a;b\]%25%2C%3Aé "<&>.md,line=6,endLine=6,col=2,endColumn=5,title=img-alt-missing::This image /,
    )
    assert.match(lines[1] ?? '', /^::warning file=b.md,line=1,endLine=2,title=fm-leading-content::There is /)
    assert.match(lines[2] ?? '', /^::notice file=d.md,/)
  })

  it('annotates ten of each kind, and has all in the summary of the job', async () => {
    const memory = memoryFiles({ ...many(30, untidy), ...many(12, faulty) })
    const { out: log } = await run(memory, ['check', '--format', 'github'], { environment })
    assert.equal(log.split('::error ').length - 1, 10)
    assert.equal(log.split('::warning ').length - 1, 10)
    assert.equal(log.split('\n').filter((line) => /^\d+\.md:/.test(line)).length, 10)
    const summary = memory.text('/summary.md')
    assert.equal(summary.split('\n- ').length - 1, 30)
    assert.match(summary, /\[line 6\]\(https:\/\/github\.example\/news\/site\/blob\/abc\/news\/000\.md\?plain=1#L6\)/)
  })

  it('keeps the summary below the limit of GitHub, and says how many are missing', async () => {
    const images = '<img src="/a.jpg" width="1" height="1">\n\n'.repeat(4000)
    const memory = memoryFiles({ 'a.md': faulty, 'b.md': `${clean}\n${images}` })
    await run(memory, ['check', '--format', 'github'], { environment })
    assert.ok(Buffer.byteLength(memory.text('/summary.md')) < 1024 * 1024)
    assert.match(memory.text('/summary.md'), /There is no room for 4000 more problems here/)
  })
})
