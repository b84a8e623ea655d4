// Copydesk as an editor uses it: a real VS Code in a browser, driven by keys, looked at on the screen. The screenshots go
// to `.vscode-test/screenshots`. The article is the seed where this machine has it, else one of the same shape.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench, settled } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const sample = join('source', '_posts', '本地', '白鹭河新桥通车.md')

describe('Copydesk, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let headline
  let captions

  before(async () => {
    const folder = copyWorkspace()
    const seed = join(folder, 'article.md')
    const text = readFileSync(existsSync(seed) ? seed : join(folder, sample), 'utf8')
    headline = /title: '(.+)'/.exec(text)[1]
    captions = [...text.matchAll(/>\(([^()]+)\)<\/figure>/g)].map((match) => `(${match[1]})`)
    assert.ok(captions.length >= 2)
    writeFileSync(join(folder, 'source', '_posts', 'today.md'), text)
    writeFileSync(join(folder, 'source', '_posts', 'plain.md'), '# Only Markdown\n\n<img src="http://example.com/a.jpg">\n')
    // The package as a user gets it, or the extension as it is being worked on.
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 900 } })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot(join(pictures, 'failed.png'))
  })
  after(() => workbench?.close())

  const show = (name) => workbench.screenshot(join(pictures, `${name}.png`))
  const errorsHere = (rows) => rows.filter((row) => /\[Ln \d+/.test(row))

  it('lists the problems of an article in the Problems panel, and none of a Markdown file without front matter', async () => {
    await workbench.openFile('plain.md')
    // Opened later, so checked later.
    await workbench.openFile('today.md')
    // What Hexo does is known once the files of the site have been read.
    const all = await workbench.problemsRows((found) => found.some((row) => row.includes('date-read-differently')))
    assert.ok(!all.some((row) => row.includes('plain.md')), all.join('\n'))
    const rows = errorsHere(all)
    assert.equal(rows.filter((row) => row.includes('figure-caption-text')).length, captions.length, rows.join('\n'))
    // Hexo skips the blank line at the top of the file: that is a hint, and hints are not in the panel.
    assert.ok(!rows.some((row) => row.includes('fm-leading-content')), rows.join('\n'))
    await show('problems')
  })

  it('fixes a problem with a key press, and undoes it', async () => {
    await workbench.openFile('today.md')
    // From the Problems panel to the editor.
    await workbench.press('ControlOrMeta+1')
    await workbench.press('ControlOrMeta+Home')
    const menu = await workbench.pressUntil('ControlOrMeta+.', '.action-widget')
    assert.match(await menu.innerText(), /Delete the blank lines before the front matter/)
    assert.match(await menu.innerText(), /Fix all safe problems in this article/)
    await show('quick-fix')
    await workbench.press('Enter')
    assert.match(
      await eventually(
        () => workbench.editorText(),
        (text) => text.startsWith('---'),
      ),
      /^---/,
    )
    await workbench.press('ControlOrMeta+z')
    await eventually(
      () => workbench.editorText(),
      (text) => text.startsWith('\n---'),
    )
  })

  it('offers categories that other articles use while one types, and replaces the whole value', async () => {
    await workbench.openFile('today.md')
    const line = readLine(await workbench.editorText(), /^ - /)
    await workbench.goToLine(line)
    await workbench.press('End')
    await workbench.press('Enter')
    await workbench.typeText('- ')
    const list = '.suggest-widget.visible .monaco-list-row'
    await workbench.page
      .locator(list)
      .first()
      .waitFor({ timeout: 5_000 })
      .catch(() => workbench.pressUntil('Control+Space', list))
    const rows = await eventually(
      () => workbench.suggestionRows(),
      (found) => found.length > 2,
    )
    assert.ok(rows.includes('体育'), rows.join())
    await show('suggestions')
    await workbench.typeText('体')
    await eventually(
      () => workbench.suggestionRows(),
      (found) => found[0] === '体育',
    )
    await workbench.press('Enter')
    const text = await eventually(
      () => workbench.editorText(),
      (now) => now.includes(' - 体育'),
    )
    assert.match(text, /\n - 体育\n/)
    await workbench.press('ControlOrMeta+z')
    await workbench.press('ControlOrMeta+z')
    await workbench.press('ControlOrMeta+z')
    await workbench.press('ControlOrMeta+z')
  })

  it('lists its commands in the palette', async () => {
    // The palette draws only the rows that are in sight.
    for (const title of ['Open Article Preview', 'Open Article Preview to the Side', 'Fix All Safe Problems in This Article', 'Show Log']) {
      await workbench.press('F1')
      await workbench.page.keyboard.type(`Copydesk: ${title}`, { delay: 15 })
      await eventually(
        () => workbench.quickPickRows(),
        (found) => found.some((row) => row.includes(`Copydesk: ${title}`)),
      )
      if (title === 'Show Log') await show('palette')
      await workbench.press('Escape')
    }
  })

  it('shows the article as readers will see it, beside the text', async () => {
    await workbench.openFile('today.md')
    await workbench.runCommand('Copydesk: Open Article Preview to the Side')
    const frame = await workbench.webviewFrame('h1')
    assert.equal((await frame.locator('h1').first().innerText()).trim(), headline)
    const text = await frame.locator('body').innerText()
    for (const caption of captions) assert.ok(text.includes(caption))
    await settled(frame)
    await show('preview')
  })

  it('changes the preview as one types, and keeps the place', async () => {
    const frame = await workbench.webviewFrame('h1')
    await frame.evaluate(() => {
      globalThis.sameDocument = true
      document.scrollingElement.scrollTop = 120
    })
    await workbench.press('ControlOrMeta+1')
    const line = readLine(await workbench.editorText(), /^title: '/)
    await workbench.goToLine(line, 9)
    await workbench.typeText('快讯：')
    await eventually(
      () => frame.locator('h1').first().innerText(),
      (now) => now.trim() === `快讯：${headline}`,
    )
    assert.equal(await frame.evaluate(() => globalThis.sameDocument), true)
  })

  it('shows the preview again after the window was reloaded', async () => {
    await workbench.press('ControlOrMeta+1')
    await workbench.press('ControlOrMeta+s')
    const reloaded = workbench.page.waitForEvent('load')
    await workbench.runCommand('Developer: Reload Window')
    await reloaded
    const frame = await workbench.webviewFrame('h1')
    assert.equal((await frame.locator('h1').first().innerText()).trim(), `快讯：${headline}`)
  })

  it('runs no script of an article, and lets no request out but for pictures', async () => {
    const frame = await workbench.webviewFrame('h1')
    const hostile =
      '<script>globalThis.ran = 1</script><img src=x onerror="globalThis.ran = 2"><iframe srcdoc="<script>parent.ran = 3</script>"></iframe><p>still here</p>'
    await workbench.press('ControlOrMeta+1')
    await workbench.press('ControlOrMeta+End')
    await workbench.press('Enter')
    await workbench.press('Enter')
    await workbench.page.keyboard.insertText(hostile)
    await eventually(
      () => frame.locator('body').innerText(),
      (now) => now.includes('still here'),
    )
    await settled(frame)
    assert.equal(await frame.evaluate(() => globalThis.ran), undefined)
    const others = workbench.blocked.filter((request) => !JSON.stringify(request).match(/\.(jpe?g|png|gif|webp)/i))
    assert.deepEqual(others, [])
  })
})

/** The number, from 1, of the first line on the screen that matches. The view starts at the first line. */
function readLine(text, pattern) {
  const index = text.split('\n').findIndex((line) => pattern.test(line))
  assert.ok(index >= 0, text)
  return index + 1
}
