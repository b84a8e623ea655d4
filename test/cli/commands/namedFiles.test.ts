import assert from 'node:assert/strict'
import { rules } from '../../../src/rules'
import { languageSites } from '../languageSites'
import { memoryFiles, run, type Content } from '../memory'

const article = (title: string, date: string, more = '', body = 'Text.') => `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\n${body}\n`

/** One site on which each rule that compares articles finds something in `posts/a.md`. */
const posts = {
  'posts/a.md': article(
    'Harbour opens',
    '2024-01-05',
    'permalink: /a/\ncategories: [sport]\n',
    'See [it](/2024/01/05/harbour-master-electd/). {% vidoe x %}',
  ),
  'posts/b.md': article('Harbour opens', '2024-01-05', 'permalink: /a/\ncategories: [Sport]\n'),
  'posts/c.md': article('Quay', '2024-01-06', 'categories: [Sport]\n'),
  'posts/2024-01-05-harbour-master-elected.md': article('Master', '2024-01-05', 'tags: [x]\n'),
  'posts/not-an-article.md': 'Text.\n',
}

async function linesOf(content: Readonly<Record<string, Content>>, args: readonly string[], input = ''): Promise<readonly string[]> {
  const { lines } = await run(memoryFiles(content), ['check', ...args], { rules, input: () => new TextEncoder().encode(input) })
  return lines.filter((line) => line.startsWith('posts/a.md:'))
}

describe('copydesk check of a file', () => {
  for (const [site, more] of Object.entries({
    'with a copydesk.yaml': { 'copydesk.yaml': '' },
    'of a generator': { '_config.yml': 'title: News\n', Gemfile: 'gem "jekyll"\n' },
    'that is a Git repository': { '.git/HEAD': 'ref' },
    'that is only a folder': {},
  })) {
    it(`says the same as a check of the whole site, ${site}`, async () => {
      const content = { ...posts, ...more }
      const whole = await linesOf(content, [])
      assert.ok(whole.length >= 3, whole.join('\n'))
      assert.deepEqual(await linesOf(content, ['posts/a.md']), whole)
      assert.deepEqual(await linesOf(content, ['posts/a.md', 'posts/c.md']), whole)
      assert.deepEqual(await linesOf(content, ['--stdin', '--stdin-filename', 'posts/a.md'], posts['posts/a.md']), whole)
    })
  }

  it('compares text of standard input in place of the file', async () => {
    const text = posts['posts/a.md'].replace('Harbour opens', 'Another').replace('permalink: /a/\n', '')
    const lines = await linesOf({ ...posts, 'copydesk.yaml': '' }, ['--stdin', '--stdin-filename', 'posts/a.md'], text)
    assert.ok(!lines.some((line) => /article-duplicate|url-duplicate/.test(line)), lines.join('\n'))
  })

  it('reports nothing of the files that were not named, and does not fail at those that cannot be read', async () => {
    const { lines } = await run(memoryFiles({ ...posts, 'copydesk.yaml': '', 'posts/z.md': 'denied' }), ['check', 'posts/a.md'], { rules })
    assert.ok(
      lines.slice(0, -1).every((line) => line.startsWith('posts/a.md:')),
      lines.join('\n'),
    )
    assert.match(lines.at(-1) ?? '', /in 1 article /)
  })

  it('keeps sites apart, and languages', async () => {
    const twin = article('Harbour opens', '2024-01-05')
    const two = { 'x/copydesk.yaml': '', 'x/a.md': twin, 'y/copydesk.yaml': '', 'y/a.md': twin }
    assert.deepEqual(
      (await run(memoryFiles(two), ['check', 'x/a.md'], { rules })).lines.filter((line) => line.includes('duplicate')),
      [],
    )
    const { files = {}, stories } = languageSites['Jekyll with polyglot'] ?? {}
    const { lines } = await run(memoryFiles(files), ['check', stories?.harbour[1] ?? ''], { rules })
    assert.deepEqual(
      lines.filter((line) => line.includes('duplicate')),
      [],
    )
  })
})
