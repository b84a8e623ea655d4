// At home in VS Code, by keyboard: the title of an editor, the status bar, the Markdown Editor of VS Code, the sample newsroom and its walkthrough.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { temporaryFolder } from '../host/processes.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const article = 'tide-gauges-go-online.md'
const vsix = process.env.COPYDESK_VSIX
const extension = vsix ? { vsix } : { developmentPath: repository }
const viewport = { width: 1440, height: 900 }

describe('At home in VS Code, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let page
  let folder

  before(async () => {
    folder = copyWorkspace()
    writeFileSync(join(folder, 'source', '_posts', 'gap.md'), '\n---\ntitle: The gap\ndate: 2025-03-04 17:30:00\n---\n\nText.\n')
    const settings = { 'workbench.colorTheme': 'Default Light Modern' }
    workbench = await openWorkbench({ folder, ...extension, viewport, settings })
    page = workbench.page
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('home-failed')
  })
  after(() => workbench?.close())

  const show = (name) => workbench.screenshot(join(pictures, `${name}.png`))
  const statusItem = () => page.locator('[id="copydesk.copydesk.copydesk.article"]')
  const titleButton = () => page.locator('.editor-group-container.active .editor-actions [aria-label^="Open Article Preview to the Side"]')
  const isGone = (locator) =>
    eventually(
      () => locator.count(),
      (count) => count === 0,
    )

  it('the title of an article has a button for our preview, and that of another Markdown file has none', async () => {
    await workbench.openFile(article)
    await titleButton().waitFor()
    await show('home-title')
    await workbench.openFile('README.md')
    await isGone(titleButton())
  })

  it('the status bar shows the problems of the article, and lists what one can do', async () => {
    await workbench.openFile(article)
    await eventually(
      () => statusItem().innerText(),
      (text) => /Copydesk.*2/s.test(text),
    )
    assert.match(await statusItem().getAttribute('aria-label'), /warnings 2.*Generator: Hexo/)
    await workbench.runCommand('Copydesk: Show Actions')
    const rows = await eventually(
      () => workbench.quickPickRows(),
      (found) => found.some((row) => row.startsWith('Fix All Safe Problems')),
    )
    assert.ok(rows.includes('Show ProblemsThis article'), rows.join('\n'))
    await show('home-actions')
    await workbench.press('Escape')
    await workbench.openFile('README.md')
    await isGone(statusItem())
  })

  it('the id of a rule in the Problems panel opens its page, rendered', async () => {
    await workbench.openFile(article)
    await workbench.runCommand('Problems: Focus on Problems View')
    await page.locator('.markers-panel a').filter({ hasText: 'image-file-case' }).click()
    await page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('h1').first().waitFor()
    await show('home-rule-page')
    assert.match(await page.locator('.tab.active').first().innerText(), /\.md/)
  })

  it('the names of the sample newsroom have something to review', async () => {
    await workbench.runCommand('Copydesk: Review Similar Names')
    const rows = await eventually(
      () => workbench.quickPickRows(),
      (found) => found.some((row) => row.includes('harbours')),
    )
    assert.match(rows.join('\n'), /harbour \(1\) · harbours \(1\)/)
    await workbench.press('Escape')
  })

  it('the sample newsroom opens in a window of its own, with an article and the walkthrough', async () => {
    // A list closes when the rule page beside it takes the focus.
    await workbench.openFile(article)
    const opened = page.context().waitForEvent('page', { timeout: 120_000 })
    await workbench.runCommand('Copydesk: Open Sample Newsroom')
    await eventually(
      () => workbench.quickPickRows(),
      (found) => found.some((row) => row.startsWith('Open a copy')),
    )
    await show('home-sample')
    await workbench.press('Enter')
    const other = await opened
    await other.locator(`.tab[data-resource-name="${article}"]`).waitFor()
    await other.getByText('Take a fix').first().waitFor()
    await other.screenshot({ path: join(pictures, 'home-walkthrough.png') })
    await other.close()
    await page.bringToFront()
  })

  it('with the Markdown Editor active, keys and commands work on its article', async () => {
    await workbench.openFile('gap.md')
    await workbench.runCommand('View: Reopen Editor With...')
    await eventually(
      () => workbench.quickPickRows(),
      (found) => found.some((row) => row.startsWith('Markdown Editor')),
    )
    await page.keyboard.type('Markdown Editor')
    await workbench.press('Enter')
    await workbench.webviewFrame('[contenteditable], .markdown-editor, textarea')
    await titleButton().waitFor()
    await statusItem().waitFor()
    await show('home-markdown-editor')
    await workbench.press('ControlOrMeta+k')
    await workbench.press('Shift+a')
    await page.locator('.tab.active.dirty').waitFor()
    await workbench.press('ControlOrMeta+s')
    await eventually(
      () => readFileSync(join(folder, 'source', '_posts', 'gap.md'), 'utf8'),
      (text) => text.startsWith('---'),
    )
    await workbench.press('ControlOrMeta+k')
    await workbench.press('Shift+v')
    const frame = await workbench.webviewFrame('h1.cd-headline')
    assert.equal((await frame.locator('h1').first().innerText()).trim(), 'The gap')
    await show('home-markdown-editor-preview')
  })
})

describe('An empty folder, by keyboard', function () {
  this.timeout(600_000)
  let workbench

  before(async () => {
    const folder = join(temporaryFolder('workspace'), 'empty')
    mkdirSync(folder)
    workbench = await openWorkbench({
      folder,
      ...extension,
      viewport,
      settings: { 'workbench.colorTheme': 'Default Dark Modern' },
      hasFiles: false,
    })
  })
  after(() => workbench?.close())

  it('says what one can do', async () => {
    await workbench.runCommand('Focus on Copydesk View')
    await workbench.page.locator('.welcome-view-content', { hasText: 'Open Sample Newsroom' }).waitFor()
    await workbench.screenshot(join(pictures, 'home-empty.png'))
  })
})
