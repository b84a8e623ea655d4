// An article in a folder that nobody has said to trust: it is checked and shown, by nothing of what the folder brings along.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const story = `---
title: From a folder of others
date: 2025-03-12 08:00
headimg: https://pictures.example/head.jpg
---

<p onclick="a()"><img src="https://pictures.example/boat.jpg" alt="A boat"></p>
`

describe('A folder that is not trusted', function () {
  this.timeout(600_000)
  let workbench

  before(async () => {
    const folder = copyWorkspace()
    writeFileSync(join(folder, 'source', '_posts', 'story.md'), story)
    writeFileSync(join(folder, 'news.css'), 'h1 { color: rgb(139, 26, 26); }\n')
    writeFileSync(join(folder, 'copydesk.yaml'), `${readFileSync(join(folder, 'copydesk.yaml'), 'utf8')}\nstylesheet: news.css\n`)
    mkdirSync(join(folder, '.vscode'), { recursive: true })
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'copydesk.preview.remoteImages': 'always' }))
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 900 }, distrusted: true })
  })
  after(() => workbench?.close())
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench?.screenshot(join(repository, '.vscode-test', 'screenshots', 'failed-untrusted.png'))
  })

  it('has its articles shown without its style sheet and without pictures of the web', async () => {
    await workbench.openFile('story.md')
    await workbench.runCommand('Copydesk: Open Article Preview to the Side')
    const frame = await workbench.webviewFrame('.cd-headline')
    await frame.locator('.cd-body .cd-web').waitFor()
    await eventually(
      () => frame.locator('.cd-toolbar button').first().innerText(),
      (text) => text === 'Removed parts: 1',
    )
    assert.ok(await frame.locator('.cd-ask').isHidden())
    assert.notEqual(await frame.locator('.cd-headline').evaluate((element) => getComputedStyle(element).color), 'rgb(139, 26, 26)')
    assert.deepEqual(
      await frame
        .locator('.cd-toolbar select')
        .nth(1)
        .locator('option')
        .evaluateAll((all) => all.map(({ hidden }) => hidden)),
      [true, false, false, false, false, false],
    )
    assert.deepEqual(
      workbench.blocked.filter((address) => /\.example/.test(address)),
      [],
    )
    await workbench.screenshot(join(repository, '.vscode-test', 'screenshots', 'preview-untrusted.png'))
  })
})
