// The form of an article by keyboard, with the Markdown Editor of VS Code as the default editor: no text editor is open.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'
import { violations } from '../host/axe.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const story = `---\r
title: 'Harbour opens again'   # as printed\r
date: 2025-03-12 08:00\r
tags: [Harbour]\r
comments: false\r
---\r
\r
Text 🙂.\r
`
const other = story.replace('Harbour opens again', 'Ferry sails again')

describe('The form beside the Markdown Editor of VS Code, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let folder
  let frame

  before(async () => {
    folder = copyWorkspace()
    writeFileSync(file('story.md'), story)
    writeFileSync(file('other.md'), other)
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    const settings = {
      'workbench.editorAssociations': { '*.md': 'vscode.markdown.editor' },
      'workbench.colorTheme': 'Default High Contrast',
    }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1024, height: 800 }, settings })
    await open('story.md')
    await workbench.runCommand('Focus on Article View')
    frame = await workbench.webviewFrame('form .cf-field')
    await workbench.page.locator('.pane-header', { hasText: 'newsroom' }).click()
  })
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('failed')
  })
  after(() => workbench?.close())

  const file = (name) => join(folder, 'source', '_posts', name)
  const show = (name) => workbench.screenshot(join(pictures, `form-markdown-editor-${name}.png`))
  const control = (name) => frame.getByLabel(name, { exact: true }).first()
  const headline = (text) =>
    eventually(
      () => control('title').inputValue(),
      (now) => now === text,
      text,
    )

  /** A file from the list of files, in the editor that VS Code takes for it. */
  async function open(name) {
    const tab = workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).first()
    await workbench.press('ControlOrMeta+p')
    await workbench.typeText(name)
    await eventually(
      () => workbench.quickPickRows(),
      (rows) => rows[0]?.startsWith(name),
      name,
    )
    await workbench.press('Enter')
    await tab.waitFor()
    assert.equal(await workbench.page.locator('.editor-group-container.active .monaco-editor').count(), 0)
  }

  async function focus(locator) {
    const hasFocus = () => frame.evaluate(() => document.hasFocus())
    if (!(await hasFocus())) {
      await workbench.runCommand('Focus on Article View')
      await eventually(hasFocus, Boolean, 'the focus in the form')
    }
    await locator.focus()
  }

  /** Saves from the form, and returns the file. @param isSo of its text */
  async function saved(name, isSo) {
    await workbench.press('ControlOrMeta+s')
    return eventually(() => readFileSync(file(name), 'utf8'), isSo, `the saved ${name}`)
  }

  it('shows the article, and a change is the smallest edit of its file', async () => {
    await headline('Harbour opens again')
    await show('contrast')
    assert.deepEqual(await violations(frame), [])
    await focus(control('title'))
    await control('title').selectText()
    await workbench.typeText("It's open")
    await workbench.press('Enter')
    await workbench.page.locator('.tab.active.dirty').waitFor()
    const wanted = story.replace('Harbour opens again', "It''s open")
    assert.equal(await saved('story.md', (text) => text !== story), wanted)
  })

  it('follows the active tab', async () => {
    await open('other.md')
    await headline('Ferry sails again')
    await open('story.md')
    await headline("It's open")
  })

  it('is undone in the Markdown Editor', async () => {
    await open('other.md')
    await headline('Ferry sails again')
    await focus(control('title'))
    await control('title').selectText()
    await workbench.typeText('Ferry stays')
    await workbench.press('Enter')
    await workbench.page.locator('.tab.active.dirty').waitFor()
    await workbench.runCommand('View: Focus First Editor Group')
    await workbench.press('ControlOrMeta+z')
    await headline('Ferry sails again')
    await eventually(
      () => workbench.page.locator('.tab.active.dirty').count(),
      (count) => count === 0,
      'an article as it was',
    )
    assert.equal(readFileSync(file('other.md'), 'utf8'), other)
  })
})
