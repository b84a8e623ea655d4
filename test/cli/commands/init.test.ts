import assert from 'node:assert/strict'
import { memoryFiles, run } from '../memory'

const site = {
  'blog/_config.yml': 'timezone: Asia/Shanghai\n',
  'blog/package.json': '{"dependencies":{"hexo":"1"}}',
  'blog/source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-05\n---\n',
}

describe('copydesk init', () => {
  it('prints the settings for a folder, and writes nothing', async () => {
    const files = memoryFiles(site)
    const { code, out } = await run(files, ['init', 'blog'])
    assert.equal(code, 0)
    assert.match(out, /^articles:\n {2}- source\/_posts\/\*\*\/\*\.md$/m)
    assert.deepEqual(files.written, [])
  })

  it('writes them with --write, but never over others', async () => {
    const files = memoryFiles(site)
    assert.equal((await run(files, ['init', 'blog', '--write'])).code, 0)
    assert.deepEqual(files.written, ['/news/blog/copydesk.yaml'])
    assert.match(files.text('blog/copydesk.yaml'), /^dialect: hexo$/m)
    assert.equal((await run(files, ['check'])).code, 0)
    const before = files.text('blog/copydesk.yaml')
    const { code, err } = await run(files, ['init', 'blog', '--write'])
    assert.equal(code, 2)
    assert.match(err, /copydesk\.yaml exists already/)
    assert.equal(files.text('blog/copydesk.yaml'), before)
  })

  it('says when the path is not a folder', async () => {
    assert.deepEqual((await run(memoryFiles(site), ['init', 'news'])).err, '“news” is not a folder.\n')
  })
})
