// Copydesk as an editor uses it: a real VS Code in a browser, driven by keys, looked at on the screen. The screenshots go
// to `.vscode-test/screenshots`. The article is the seed where this machine has it, else one of the same shape.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const sample = join('source', '_posts', '本地', '白鹭河新桥通车.md')

describe('Copydesk, by keyboard', function () {
  this.timeout(180_000)
  this.bail(true)
  let lintConfig
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
    lintConfig = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 900 } })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await lintConfig?.screenshot(join(pictures, 'failed.png'))
  })
  after(() => lintConfig?.close())

  const show = (name) => lintConfig.screenshot(join(pictures, `${name}.png`))
  const errorsHere = (rows) => rows.filter((row) => /\[Ln \d+/.test(row))

  it('shows nothing of ours in a Markdown file without front matter', async () => {
    await lintConfig.openFile('plain.md')
    await lintConfig.press('ControlOrMeta+Shift+M')
    await lintConfig.page.locator('.markers-panel').waitFor()
    await lintConfig.page.waitForTimeout(1500)
    assert.match(await lintConfig.page.locator('.markers-panel').innerText(), /No problems/)
  })

  it('lists the problems of an article in the Problems panel', async () => {
    await lintConfig.openFile('today.md')
    const rows = errorsHere(await lintConfig.problemsRows((found) => errorsHere(found).length >= 6))
    assert.equal(rows.filter((row) => row.includes('figure-caption-text')).length, captions.length, rows.join('\n'))
    assert.ok(rows.some((row) => row.includes('fm-leading-content') && row.includes('[Ln 1, Col 1]')))
    await show('problems')
  })

  it('mends a problem with a key press, and undoes it', async () => {
    await lintConfig.openFile('today.md')
    await lintConfig.press('ControlOrMeta+Home')
    const menu = await lintConfig.pressUntil('ControlOrMeta+.', '.action-widget')
    assert.match(await menu.innerText(), /Delete the blank lines before the front matter/)
    assert.match(await menu.innerText(), /Fix all safe problems in this article/)
    await show('quick-fix')
    await lintConfig.press('Enter')
    assert.match(
      await eventually(
        () => lintConfig.editorText(),
        (text) => text.startsWith('---'),
      ),
      /^---/,
    )
    await lintConfig.press('ControlOrMeta+z')
    await eventually(
      () => lintConfig.editorText(),
      (text) => text.startsWith('\n---'),
    )
  })

  it('offers categories that other articles use while one types, and replaces the whole value', async () => {
    await lintConfig.openFile('today.md')
    const line = readLine(await lintConfig.editorText(), /^ - /)
    await lintConfig.goToLine(line)
    await lintConfig.press('End')
    await lintConfig.press('Enter')
    await lintConfig.typeText('- ')
    const list = '.suggest-widget.visible .monaco-list-row'
    await lintConfig.page
      .locator(list)
      .first()
      .waitFor({ timeout: 5_000 })
      .catch(() => lintConfig.pressUntil('Control+Space', list))
    const rows = await eventually(
      () => lintConfig.suggestionRows(),
      (found) => found.length > 2,
    )
    assert.ok(rows.includes('体育'), rows.join())
    await show('suggestions')
    await lintConfig.typeText('体')
    await eventually(
      () => lintConfig.suggestionRows(),
      (found) => found[0] === '体育',
    )
    await lintConfig.press('Enter')
    const text = await eventually(
      () => lintConfig.editorText(),
      (now) => now.includes(' - 体育'),
    )
    assert.match(text, /\n - 体育\n/)
    await lintConfig.press('ControlOrMeta+z')
    await lintConfig.press('ControlOrMeta+z')
    await lintConfig.press('ControlOrMeta+z')
    await lintConfig.press('ControlOrMeta+z')
  })

  it('lists its commands in the palette', async () => {
    await lintConfig.press('F1')
    await lintConfig.page.keyboard.type('Copydesk: ', { delay: 15 })
    const wanted = [
      'Copydesk: Open Preview',
      'Copydesk: Open Preview to the Side',
      'Copydesk: Fix All Safe Problems in This Article',
      'Copydesk: Show Log',
    ]
    const rows = await eventually(
      () => lintConfig.quickPickRows(),
      (found) => wanted.every((title) => found.some((row) => row.includes(title))),
    )
    assert.ok(rows.length >= wanted.length)
    await show('palette')
    await lintConfig.press('Escape')
  })

  it('shows the article as readers will see it, beside the text', async () => {
    await lintConfig.openFile('today.md')
    await lintConfig.runCommand('Copydesk: Open Preview to the Side')
    const frame = await lintConfig.webviewFrame('h1')
    assert.equal((await frame.locator('h1').first().innerText()).trim(), headline)
    const text = await frame.locator('body').innerText()
    for (const caption of captions) assert.ok(text.includes(caption))
    await lintConfig.page.waitForTimeout(700)
    await show('preview')
  })

  it('changes the preview as one types, and keeps the place', async () => {
    const frame = await lintConfig.webviewFrame('h1')
    await frame.evaluate(() => {
      globalThis.sameDocument = true
      document.scrollingElement.scrollTop = 120
    })
    await lintConfig.press('ControlOrMeta+1')
    const line = readLine(await lintConfig.editorText(), /^title: '/)
    await lintConfig.goToLine(line, 9)
    await lintConfig.typeText('快讯：')
    await eventually(
      () => frame.locator('h1').first().innerText(),
      (now) => now.trim() === `快讯：${headline}`,
    )
    assert.equal(await frame.evaluate(() => globalThis.sameDocument), true)
  })

  it('shows the preview again after the window was reloaded', async () => {
    await lintConfig.press('ControlOrMeta+1')
    await lintConfig.press('ControlOrMeta+s')
    const reloaded = lintConfig.page.waitForEvent('load')
    await lintConfig.runCommand('Developer: Reload Window')
    await reloaded
    const frame = await lintConfig.webviewFrame('h1')
    assert.equal((await frame.locator('h1').first().innerText()).trim(), `快讯：${headline}`)
  })

  it('runs no script of an article, and lets no request out but for pictures', async () => {
    const frame = await lintConfig.webviewFrame('h1')
    const hostile =
      '<script>globalThis.ran = 1</script><img src=x onerror="globalThis.ran = 2"><iframe srcdoc="<script>parent.ran = 3</script>"></iframe><p>still here</p>'
    await lintConfig.press('ControlOrMeta+1')
    await lintConfig.press('ControlOrMeta+End')
    await lintConfig.press('Enter')
    await lintConfig.press('Enter')
    await lintConfig.page.keyboard.insertText(hostile)
    await eventually(
      () => frame.locator('body').innerText(),
      (now) => now.includes('still here'),
    )
    await lintConfig.page.waitForTimeout(500)
    assert.equal(await frame.evaluate(() => globalThis.ran), undefined)
    const others = lintConfig.blocked.filter((request) => !JSON.stringify(request).match(/\.(jpe?g|png|gif|webp)/i))
    assert.deepEqual(others, [])
  })
})

/** The number, from 1, of the first line on the screen that matches. The view starts at the first line. */
function readLine(text, pattern) {
  const index = text.split('\n').findIndex((line) => pattern.test(line))
  assert.ok(index >= 0, text)
  return index + 1
}
