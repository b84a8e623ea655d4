// A Hugo site as its authors work in it: a heading that is called otherwise with the links to it, a new article. All by keys.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { temporaryFolder } from '../host/processes.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const article = (title, body) =>
  `---\ntitle: ${title}\ndate: 2025-03-0${title.length % 9}T08:00:00+08:00\ndraft: false\ntags: [harbour]\nauthor: Mara Quill\n---\n\n${body}`
const files = {
  'hugo.toml': 'baseURL = "https://example.org/"\ntimeZone = "Asia/Shanghai"\n',
  'archetypes/default.md':
    '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\nsummary: {{ .Site.Title }}\ndraft: true\n---\n\nBy our reporter.\n\n<!--more-->\n',
  'content/posts/quay.md': article(
    'The new quay',
    'Boats moor [where the ferry lands](#where-the-ferry-lands-20).\n\n## Where the ferry lands: 2.0\n\nAt the quay.\n',
  ),
  'content/posts/boats.md': article('Boats at night', 'See [the quay]({{< ref "quay.md#where-the-ferry-lands-20" >}}).\n'),
  'content/posts/tides.md': article(
    'Tides',
    'See [the quay](/posts/quay/#where-the-ferry-lands-20) and [its start](/posts/quay/#where).\n',
  ),
}

describe('A Hugo site, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let folder

  before(async () => {
    folder = join(temporaryFolder('workspace'), 'harbour-hugo')
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1300, height: 800 } })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('hugo-failed')
  })
  after(() => workbench?.close())

  const show = (name) => workbench.screenshot(join(pictures, `${name}.png`))
  const onDisk = (path) => readFileSync(join(folder, path), 'utf8')
  const rowsWhen = (selector, isSo) =>
    eventually(() => workbench.page.locator(selector).allTextContents(), isSo, `those rows of ${selector}`)

  it('renames a heading with the links to it in all articles, after a look at it, and takes all of it back', async () => {
    await workbench.openFile('quay.md')
    await workbench.goToLine(11, 6)
    const box = await workbench.pressUntil('F2', '.rename-box input')
    assert.equal(await box.inputValue(), 'Where the ferry lands: 2.0')
    await box.fill('Where boats moor 潮')
    await show('heading-rename-box')
    await box.press('Enter')
    await rowsWhen(
      '.bulk-edit-panel .monaco-list-row',
      (found) => found.some((row) => row.includes('boats.md')) && found.some((row) => row.includes('tides.md')),
    )
    await show('heading-rename')
    for (const [path, text] of Object.entries(files)) assert.equal(onDisk(path), text)
    await workbench.press('Control+Enter')
    const renamed = Object.entries(files).map(([path, text]) => [
      path,
      text.replaceAll('where-the-ferry-lands-20', 'where-boats-moor-潮').replace('## Where the ferry lands: 2.0', '## Where boats moor 潮'),
    ])
    await eventually(() => renamed.every(([path, text]) => onDisk(path) === text), Boolean, 'the links of all articles')
    await workbench.openFile('quay.md')
    await show('heading-renamed')
    await workbench.press('ControlOrMeta+z')
    await workbench.runCommand('File: Save All Files')
    await eventually(() => Object.entries(files).every(([path, text]) => onDisk(path) === text), Boolean, 'every byte as it was')
  })

  it('makes a new article from the archetype, as its neighbours are', async () => {
    await workbench.runCommand('Copydesk: New Article')
    const step = async (text, name) => {
      await workbench.page.locator('.quick-input-widget:visible').getByText(text).first().waitFor()
      await show(name)
    }
    await step('The headline', 'new-article-headline')
    await workbench.typeText('Night Trams: Run "Later"')
    await workbench.press('Enter')
    await step('Without a category', 'new-article-category')
    await workbench.press('Enter')
    // The usual byline comes first.
    await step('Mara Quill', 'new-article-byline')
    await workbench.press('Enter')
    const path = 'content/posts/night-trams-run-later.md'
    const text = await eventually(
      () => (existsSync(join(folder, path)) ? onDisk(path) : ''),
      (now) => now !== '',
      'the article',
    )
    await workbench.page.locator('.tab.active', { hasText: 'night-trams-run-later.md' }).waitFor()
    await workbench.runCommand('Notifications: Show Notifications')
    await workbench.page.locator('.notification-list-item-message', { hasText: 'left out' }).first().waitFor()
    await show('new-article')
    assert.match(
      text,
      /^---\ntitle: "Night Trams: Run \\"Later\\""\ndate: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00\ndraft: true\ntags: \[\]\nauthor: Mara Quill\n---\n\nBy our reporter.\n\n<!--more-->\n\n$/,
    )
  })
})
