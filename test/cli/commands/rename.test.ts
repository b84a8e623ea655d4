import assert from 'node:assert/strict'
import { memoryFiles, run } from '../memory'

const article = (categories: string) => `---\ntitle: Harbour opens\ndate: 2024-01-05\ncategories: ${categories}\n---\n\nsport\n`
const site = {
  'copydesk.yaml': 'vocabularies:\n  categories:\n    file: desks.txt\n',
  'desks.txt': 'City\nsport\n',
  'a.md': article('[City, sport]'),
  'b.md': article('[sport, Sports]'),
  'c.md': article('[City]'),
  'README.md': '# sport\n',
}

describe('copydesk rename', () => {
  it('changes the articles that have the name, and the list of the newsroom', async () => {
    const files = memoryFiles(site)
    const { code, out } = await run(files, ['rename', '--category', 'sport', 'Sports'])
    assert.equal(out, '“sport” is now “Sports” in 2 articles. The vocabulary was changed too.\n')
    assert.equal(code, 0)
    assert.deepEqual([...files.written].sort(), ['/news/a.md', '/news/b.md', '/news/desks.txt'])
    assert.equal(files.text('a.md'), article('[City, Sports]'))
    assert.equal(files.text('b.md'), article('[Sports]'))
    assert.equal(files.text('desks.txt'), 'City\nSports\n')
  })

  it('shows a patch with --dry-run, and writes nothing', async () => {
    const files = memoryFiles(site)
    const { code, out } = await run(files, ['rename', '--category', 'sport', 'Sports', '--dry-run', 'a.md'])
    assert.deepEqual([code, files.written], [0, []])
    assert.equal(
      out,
      '--- a/a.md\n+++ b/a.md\n@@ -4 +4 @@\n-categories: [City, sport]\n+categories: [City, Sports]\n' +
        '--- a/desks.txt\n+++ b/desks.txt\n@@ -2 +2 @@\n-sport\n+Sports\n' +
        '“sport” would become “Sports” in 1 article. The vocabulary would change too.\n',
    )
  })

  it('counts lines that go', async () => {
    const text = article('\n- sport\n- Sports\n- sport')
    const { out } = await run(memoryFiles({ 'a.md': text }), ['rename', '--category', 'sport', 'Sports', '--dry-run'])
    assert.match(out, /@@ -5 \+4,0 @@\n-- sport\n@@ -7 \+5,0 @@\n-- sport\n/)
  })

  it('restores the files written before one that cannot be written', async () => {
    const memory = memoryFiles(site)
    const files = {
      ...memory,
      write(path: string, bytes: Uint8Array, expected: Uint8Array) {
        if (path.endsWith('b.md')) throw new Error('disk full')
        return memory.write(path, bytes, expected)
      },
    }
    const { code, err, out } = await run(files, ['rename', '--category', 'sport', 'Sports'])
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /^b\.md: It could not be written, so nothing was renamed: disk full$/m)
    for (const name of ['a.md', 'b.md', 'desks.txt'] as const) assert.equal(memory.text(name), site[name])
  })

  it('names an article that it leaves as it is', async () => {
    const files = memoryFiles({ 'a.md': article('[sport'), 'b.md': article('sport') })
    const { code, err } = await run(files, ['rename', '--category', 'sport', 'Sports'])
    assert.equal(code, 2)
    assert.match(err, /^a\.md: Fix its front matter first/)
    assert.equal(files.text('b.md'), article('Sports'))
  })

  it('reports missing and wrong arguments', async () => {
    for (const [args, message] of [
      [['a', 'b'], /--category, --tag or --author/],
      [['--category', '--tag', 'a', 'b'], /--category, --tag or --author/],
      [['--tag', 'a'], /the old name and the new one/],
      [['--tag', 'a', 'a'], /are the same/],
      [['--tag', 'a', 'b', 'nowhere'], /“nowhere” does not exist/],
    ] as const) {
      const { code, err } = await run(memoryFiles(site), ['rename', ...args])
      assert.equal(code, 2)
      assert.match(err, message)
    }
    assert.equal((await run(memoryFiles(site), ['rename', '--tag', 'x', 'y'])).out, '“x” is in none of these articles.\n')
  })
})
