import assert from 'node:assert/strict'
import { avif, jpeg, png } from '../imageBytes'
import { memoryFiles, run, type Content } from './memory'

const article = (fields: string, body: string) => `---\ntitle: Harbour opens\ndate: 2024-01-05\n${fields}---\n\n${body}\n`
const hexo = { 'package.json': '{"dependencies":{"hexo":"7"}}', '_config.yml': 'title: x' } as const

async function lines(files: Readonly<Record<string, Content>>, ...args: string[]): Promise<readonly string[]> {
  const { out } = await run(memoryFiles(files), ['check', '--format', 'json', ...args])
  return (JSON.parse(out) as { problems: { file: string; line: number; ruleId: string }[] }).problems.map(
    ({ file, line, ruleId }) => `${file}:${line} ${ruleId}`,
  )
}

describe('copydesk check, with image files beside the articles', () => {
  const body = '<img src="/images/Boat.jpg" alt="A boat">\n\n![A crane](/images/crane.jpg)'
  const post = 'source/_posts/a.md'

  it('reports problems of the image files of a site', async () => {
    const files = { ...hexo, [post]: article('cover: /images/small.png\n', body), 'source/images/boat.jpg': jpeg(770, 433, 6) }
    const more = { 'source/images/small.png': png(20, 10), 'source/images/phone.jpg': avif(4032, 3024, 'heic') }
    assert.deepEqual(await lines({ ...files, ...more }), [
      `${post}:4 head-image-size`,
      `${post}:7 img-dimensions`,
      `${post}:7 image-file-case`,
      `${post}:9 image-file-missing`,
    ])
  })

  it('fixes the letter case of a name, and the size of a rotated photo', async () => {
    const files = memoryFiles({ ...hexo, [post]: article('', body), 'source/images/boat.jpg': jpeg(770, 433, 6) })
    await run(files, ['check', '--fix'])
    assert.equal(
      files.text(post),
      article('', '<img src="/images/boat.jpg" width="433" height="770" alt="A boat">\n\n![A crane](/images/crane.jpg)'),
    )
  })

  it('reports nothing if the images of a site are not on this computer', async () => {
    const without = await lines({ ...hexo, [post]: article('cover: /images/small.png\n', body) })
    assert.deepEqual(without, [`${post}:7 img-dimensions`])
    const pointers = {
      'source/images/Boat.jpg': 'version https://git-lfs.github.com/spec/v1\n',
      'source/images/crane.jpg': 'version https://git-lfs.',
    }
    assert.deepEqual(await lines({ ...hexo, [post]: article('', body), ...pointers }), [`${post}:6 img-dimensions`])
  })

  it('says which file is empty, and which may not be read', async () => {
    const files = { 'source/images/Boat.jpg': '', 'source/images/crane.jpg': 'denied' as const }
    assert.deepEqual(await lines({ ...hexo, [post]: article('', body), ...files }), [
      `${post}:6 img-dimensions`,
      `${post}:6 image-file-broken`,
      `${post}:8 image-file-broken`,
    ])
  })

  it('starts from the root that copydesk.yaml names, and from the page', async () => {
    const files = {
      'copydesk.yaml': 'siteRoot: ./web/\n',
      'news/a.md': article('', '![A](/img/a.png)\n\n![B](/img/b.png)\n\n![C](./pics/c.png)\n\n![D](pics/d.png)'),
      'web/img/a.png': png(1, 1),
      'news/pics/c.png': png(1, 1),
    }
    assert.deepEqual(await lines(files), ['news/a.md:8 image-file-missing', 'news/a.md:12 image-file-missing'])
  })

  it('finds images where each generator keeps them', async () => {
    const text = article('', '![A](/img/a.png)\n\n![B](/img/b.png)')
    const site = (file: string, content: string, root: string, at: string) => ({
      [file]: content,
      [at]: text,
      [`${root}img/a.png`]: png(1, 1),
    })
    for (const [files, at] of [
      [site('hugo.toml', '', 'static/', 'content/a.md'), 'content/a.md'],
      [{ ...site('_config.yml', '', '', '_posts/2024-01-05-a.md'), Gemfile: '' }, '_posts/2024-01-05-a.md'],
      [site('docusaurus.config.js', '', 'static/', 'blog/a.md'), 'blog/a.md'],
      [site('astro.config.mjs', '', 'public/', 'src/content/a.md'), 'src/content/a.md'],
    ] as const)
      assert.deepEqual(await lines(files), [`${at}:8 image-file-missing`])
  })
})
