import assert from 'node:assert/strict'
import { nodeFiles } from '../../../src/cli/io/files'
import { gitIn } from '../../../src/cli/io/git'
import { changedLines } from '../../../src/cli/known/changedLines'
import { rules } from '../../../src/rules'
import { clean, faulty, memoryFiles, run } from '../memory'
import { createRepository, type Repository } from './repository'

const image = '<img src="/b.jpg" width="1" height="1">\n'

describe('--changed', () => {
  let site: Repository
  beforeEach(() => {
    site = createRepository({ rules })
    site.write('a b/"é".md', faulty)
    site.write('c.md', clean.replace('opens', 'closes'))
    site.commit()
  })
  afterEach(() => site.remove())
  const places = async (...args: readonly string[]) =>
    (await site.check(...args)).lines.slice(0, -1).map((line) => `${line.split('  ')[0]} ${line.split('  ').at(-1)}`)

  it('reports nothing when nothing has changed', async () => {
    assert.deepEqual((await site.check('--changed')).lines, ['No articles found.'])
  })

  it('reports lines that are new or changed, staged or not, and new files', async () => {
    site.write('a b/"é".md', `${faulty}\n${image}`)
    site.write('new/d.md', faulty.replace('opens', 'stays'))
    site.write('e.md', faulty.replace('opens', 'grows'))
    site.git('add', 'e.md')
    assert.deepEqual(await places('--changed'), [
      'a b/"é".md:8:2 img-alt-missing',
      'e.md:6:2 img-alt-missing',
      'new/d.md:6:2 img-alt-missing',
    ])
  })

  it('compares a branch with where it began, and a moved article line by line', async () => {
    site.git('checkout', '--quiet', '-b', 'draft')
    site.git('mv', 'a b/"é".md', 'moved.md')
    site.write('moved.md', `${faulty}\n${image}`)
    site.commit()
    site.git('checkout', '--quiet', 'main')
    site.write('main.md', faulty.replace('opens', 'waits'))
    site.commit()
    site.git('checkout', '--quiet', 'draft')
    assert.deepEqual(await places('--changed=main'), ['moved.md:8:2 img-alt-missing'])
    assert.deepEqual(await places('--changed'), [])
  })

  it('reports what is missing in the front matter when any line of it was deleted', async () => {
    site.write('c.md', clean.replace('title: Harbour opens\n', ''))
    assert.deepEqual(
      (await places('--changed', 'c.md')).map((line) => line.split(' ')[1]),
      ['title-missing'],
    )
  })

  it('compares a changed article with all others, also with those that have not changed', async () => {
    site.write('new.md', clean.replace('opens', 'closes'))
    assert.deepEqual(await places('--changed'), ['new.md:2:8 article-duplicate'])
  })

  it('finds the same with a cache, also in the run that reads it', async () => {
    site.write('a b/"é".md', `${faulty}\n${image}`)
    site.write('new.md', clean.replace('opens', 'closes'))
    const without = await places('--changed')
    assert.deepEqual(without, ['a b/"é".md:8:2 img-alt-missing', 'new.md:2:8 article-duplicate'])
    for (const _ of ['writes', 'reads']) assert.deepEqual(await places('--changed', '--cache'), without)
    site.write('c.md', `${site.read('c.md')}\n${image}`)
    const withMore = await places('--changed')
    assert.equal(withMore.length, without.length + 1)
    assert.deepEqual(await places('--changed', '--cache'), withMore)
    site.commit()
    assert.deepEqual(await places('--changed', '--cache'), [])
    assert.deepEqual(await places('--changed=HEAD~1', '--cache'), withMore)
  })

  it('works in a folder below the root, and takes the target of a pull request', async () => {
    site.git('branch', 'target')
    site.git('update-ref', 'refs/remotes/origin/target', 'main')
    site.write('a b/"é".md', `${faulty}\n${image}`)
    site.commit()
    const folder = `${site.folder}/a b`
    const check = (environment: Record<string, string>) =>
      run(nodeFiles(folder), ['check', '--changed'], { git: gitIn(folder), environment })
    assert.match((await check({ GITHUB_BASE_REF: 'target' })).out, /^"é"\.md:8:2 /)
    assert.equal((await check({ SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/target' })).code, 1)
    assert.equal((await check({})).code, 0)
  })

  it('puts problems of the pull request first in the annotations of GitHub', async () => {
    site.git('update-ref', 'refs/remotes/origin/main', 'main')
    for (let number = 10; number < 30; number++) site.write(`old/${number}.md`, faulty.replace('opens', `opens ${number}`))
    site.commit()
    site.git('update-ref', 'refs/remotes/origin/main', 'main')
    site.write('old/29.md', `${site.read('old/29.md')}\n${image}`)
    site.commit()
    const environment = { GITHUB_BASE_REF: 'main' }
    const { out } = await run(nodeFiles(site.folder), ['check', '--format', 'github'], { git: gitIn(site.folder), environment })
    assert.match(out, /^::error file=old\/29\.md,line=8,/)
    assert.equal(out.split('::error ').length - 1, 10)
  })

  for (const [name, prepare, args, message] of [
    ['a commit that is not there', () => {}, ['--changed=nowhere'], 'Git knows no commit “nowhere”.'],
    ['a name that looks like an option', () => {}, ['--changed=--help'], 'Git knows no commit “--help”.'],
    [
      'a name in place of a path',
      () => {},
      ['--changed', 'main'],
      '“main” does not exist.\nTo compare with a commit, write --changed=main.',
    ],
    [
      'unrelated histories',
      (repository: Repository) =>
        repository.git('update-ref', 'refs/heads/other', repository.git('commit-tree', 'HEAD^{tree}', '-m', 'x').trim()),
      ['--changed=other'],
      '“other” and the current commit have no commit in common.',
    ],
  ] as const) {
    it(`says what is wrong with ${name}, and writes nothing`, async () => {
      prepare(site)
      site.write('d.md', `\n${clean}`)
      const { code, out, err } = await site.check('--fix', ...args)
      assert.deepEqual([code, out, err, site.read('d.md')], [2, '', `${message}\n`, `\n${clean}`])
    })
  }

  it('says that a clone is shallow', async () => {
    const shallow = createRepository()
    try {
      site.write('d.md', clean)
      site.commit()
      shallow.git('pull', '--quiet', '--depth=1', `file://${site.folder}`, 'main')
      const { code, err } = await shallow.check('--changed=origin/main')
      const hint = 'This is a shallow clone: fetch the history first (in GitHub Actions: fetch-depth: 0).'
      assert.deepEqual([code, err], [2, `Git knows no commit “origin/main”. ${hint}\n`])
    } finally {
      shallow.remove()
    }
  })

  it('says that git is missing, or that there is no repository', async () => {
    const files = memoryFiles({ 'a.md': clean })
    assert.deepEqual((await run(files, ['check', '--changed'])).err, '--changed needs git, and git is not installed.\n')
    const nowhere = { git: () => ({ code: 128, out: '' }) }
    assert.equal(
      (await run(files, ['check', '--changed'], nowhere)).err,
      '--changed compares with a commit, and “/news” is not in a git repository.\n',
    )
  })

  it('runs no program that the repository names', async () => {
    const marker = `${site.folder}/ran`
    for (const key of ['diff.external', 'diff.x.textconv', 'core.fsmonitor']) site.git('config', key, `touch "${marker}" #`)
    site.write('.gitattributes', '*.md diff=x\n')
    site.write('c.md', clean.replace('Text', 'Words'))
    assert.equal((await site.check('--changed')).code, 0)
    assert.throws(() => site.read('ran'))
  })
})

describe('the lines of a patch', () => {
  it('are read, whatever the lines look like', () => {
    const patch = `diff --git a/a.md b/a.md
--- a/a.md
+++ b/a.md
@@ -3 +3 @@ heading
--- a/x.md
\\ No newline at end of file
+++ b/x.md
@@ -9,2 +8,0 @@
-one
-two
diff --git "a/t\\tb.md" "b/t\\tb.md"
--- "a/t\\tb.md"
+++ "b/t\\tb.md"
@@ -0,0 +1,2 @@
+@@ -1 +1 @@
+b
diff --git a/gone.md b/gone.md
--- a/gone.md
+++ /dev/null
@@ -1 +0,0 @@
-x
`
    assert.deepEqual(
      [...changedLines(patch)],
      [
        [
          'a.md',
          [
            { first: 3, last: 3 },
            { first: 8, last: 9 },
          ],
        ],
        ['t\tb.md', [{ first: 1, last: 2 }]],
      ],
    )
  })
})
