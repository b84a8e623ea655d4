import assert from 'node:assert/strict'
import { findTargets } from '../../src/cli/io/targets'
import { clean, faulty, memoryFiles, run } from './memory'

const names = [
  'a.md',
  'posts/2024/b.md',
  'posts/2025/c.mdx',
  'posts/drafts/d.md',
  'posts/drafts/old/e.md',
  'posts/[slug].md',
  'posts/notes.txt',
  '.hidden/f.md',
  'node_modules/x/g.md',
  '/wire/h.md',
]
const files = memoryFiles(Object.fromEntries(names.map((name) => [name, clean])))
const found = (...paths: readonly string[]) => {
  const { files: targets, missing } = findTargets(files, paths)
  return [
    ...targets.map(({ path, named }) => path.replace('/news/', '') + (named ? ' named' : '')),
    ...missing.map((path) => `missing ${path}`),
  ]
}

describe('paths on the command line', () => {
  for (const [paths, expected] of [
    [['**/*.md'], ['a.md', 'posts/2024/b.md', 'posts/[slug].md', 'posts/drafts/d.md', 'posts/drafts/old/e.md']],
    [['posts/*/*.{md,mdx}'], ['posts/2024/b.md', 'posts/2025/c.mdx', 'posts/drafts/d.md']],
    [['./posts/202?/**'], ['posts/2024/b.md', 'posts/2025/c.mdx']],
    [['../wire/*.md'], ['/wire/h.md']],
    [['/wire/*'], ['/wire/h.md']],
    [['.hidden/*.md'], ['.hidden/f.md']],
    // As in a shell that does not expand it, and as in one that does.
    [['posts/[slug].md'], ['posts/[slug].md named']],
    [
      ['posts', '!posts/drafts'],
      ['posts/2024/b.md', 'posts/2025/c.mdx', 'posts/[slug].md'],
    ],
    [
      ['posts', '!**/drafts/**'],
      ['posts/2024/b.md', 'posts/2025/c.mdx', 'posts/[slug].md'],
    ],
    [['!posts'], ['a.md']],
    [['!posts/', '!a.*'], []],
    [['posts/drafts/d.md', 'a.md', '!posts/drafts'], ['a.md named']],
    [
      ['posts/**', 'a.md', '!**/*.mdx', '!posts/drafts/old'],
      ['posts/2024/b.md', 'posts/[slug].md', 'posts/drafts/d.md', 'a.md named'],
    ],
    [
      ['posts/*.txt', 'a*.md'],
      ['a.md', 'missing posts/*.txt'],
    ],
    [
      ['none/*.md', 'none'],
      ['missing none/*.md', 'missing none'],
    ],
    [['a.md', 'a*.md'], ['a.md named']],
  ] as const) {
    it(`are folders, files, globs and exclusions: ${paths.join(' ')}`, () => assert.deepEqual(found(...paths), expected))
  }

  it('that match nothing are an error, and exclusions that match nothing are not', async () => {
    const { code, err } = await run(files, ['check', 'posts/*.mdd', '!nothing'])
    assert.deepEqual([code, err], [2, 'No file matches “posts/*.mdd”.\n'])
    assert.equal((await run(files, ['check', 'posts', '!nothing'])).code, 0)
  })

  it('by a glob take articles only, as in a folder', async () => {
    const { code, out, err } = await run(memoryFiles({ 'README.md': '# Read me\n', 'a.md': faulty }), ['check', '*.md'])
    assert.deepEqual([code, err], [1, ''])
    assert.match(out, /1 error in 1 article/)
  })
})
