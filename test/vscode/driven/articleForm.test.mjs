// The front matter as a form, by keyboard, beside the editor.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'
import { themes, violations } from '../host/axe.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const story = `---
title: 'Harbour opens again'   # as printed
date: 2025-03-12 08:00
categories:
  - City
tags: [Harbour]
author: Mara Ellison
headimg: /images/harbour-dawn.jpg
comments: false
rota: [[1, 2]]
---

Text.
`
const many = `---\ntitle: Many fields\ndate: 2025-03-12 08:00\n${Array.from({ length: 500 }, (_, at) => `field${at}: value ${at}`).join('\n')}\n---\n\nText.\n`

describe('The form of an article, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let folder
  let frame

  before(async () => {
    folder = copyWorkspace()
    for (const [name, text] of Object.entries({
      'story.md': story,
      'many.md': many,
      'broken.md': story.replace("'Harbour opens again'", '"Harbour opens again'),
    }))
      writeFileSync(join(folder, 'source', '_posts', name), text)
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1440, height: 1000 } })
    await workbench.openFile('story.md')
    await workbench.page.locator('.pane-header', { hasText: 'Article' }).waitFor()
    await workbench.runCommand('Focus on Article View')
    frame = await workbench.webviewFrame('form .cf-field')
    // Room for it.
    await workbench.page.locator('.pane-header', { hasText: 'newsroom' }).click()
  })
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('failed')
  })
  after(() => workbench?.close())

  const show = (name) => workbench.screenshot(join(pictures, `form-${name}.png`))
  const control = (name) => frame.getByLabel(name, { exact: true }).first()
  const hasFocus = () => frame.evaluate(() => document.hasFocus())
  /** Gives a control the focus; first the view, if the editor has it. */
  async function focus(locator) {
    if (!(await hasFocus())) {
      await workbench.runCommand('Focus on Article View')
      await eventually(hasFocus, Boolean, 'the focus in the form')
    }
    await locator.focus()
  }
  const line = (found) =>
    eventually(
      () => workbench.editorText(),
      (text) => text.split('\n').includes(found),
      found,
    )

  it('shows the fields in the order of the schema, then the others', async () => {
    const labels = await frame.locator('form > .cf-fields > * .cf-label').allInnerTexts()
    assert.deepEqual(labels, ['title', 'date', 'author', 'categories', 'tags', 'headimg', 'comments', 'rota'])
    await eventually(
      () => frame.locator('.cf-image[src]').evaluate((image) => image.naturalWidth),
      (width) => width > 0,
      'the picture',
    )
    await show('light')
  })

  it('changes a headline, and nothing around it', async () => {
    await focus(control('title'))
    // VS Code answers Control+A later than the next key.
    await control('title').selectText()
    await workbench.typeText("Harbour: it's open")
    await eventually(
      () => frame.locator('.cf-width').innerText(),
      (text) => /^Width: 18\./.test(text),
      'the width',
    )
    await workbench.press('Enter')
    await line("title: 'Harbour: it''s open'   # as printed")
    assert.equal(await frame.evaluate(() => document.activeElement?.tagName), 'TEXTAREA')
  })

  it('keeps what is being typed when the article changes', async () => {
    await focus(control('title'))
    await workbench.press('End')
    await workbench.typeText(' to all')
    // Another field, as another program would change it.
    await frame.evaluate(() => document.querySelector('.cf-is-switch input')?.click())
    await line('comments: true')
    await eventually(
      () => control('title').inputValue(),
      (text) => text === "Harbour: it's open to all",
      'what was typed',
    )
    await workbench.press('Control+s')
    await line("title: 'Harbour: it''s open to all'   # as printed")
    await eventually(
      () => workbench.page.locator('.tab.active.dirty').count(),
      (count) => count === 0,
      'a saved article',
    )
  })

  it('offers names as they are used, and adds one to the list', async () => {
    const input = control('Add to “tags”')
    await focus(input)
    await workbench.press('ArrowDown')
    await frame.locator('[role=option]').first().waitFor()
    await show('names')
    await workbench.typeText('Night desk')
    await workbench.press('Enter')
    await line('tags: [Harbour, Night desk]')
    await focus(frame.getByRole('button', { name: 'Take “Harbour” away' }))
    await workbench.press('Enter')
    await line('tags: [Night desk]')
  })

  it('writes a date in the notation that it has', async () => {
    await focus(control('date'))
    await control('date').fill('2025-03-13T09:30')
    await workbench.press('Enter')
    await line('date: 2025-03-13 09:30')
  })

  it('takes a fix of a problem', async () => {
    await focus(control('title'))
    await control('title').fill('Harbour &amp; ferry')
    await workbench.press('Enter')
    const fix = frame.locator('.cf-is-headline .cf-fix').first()
    await fix.waitFor()
    await show('problem')
    await focus(fix)
    await workbench.press('Enter')
    await line("title: 'Harbour & ferry'   # as printed")
    await eventually(
      () => frame.evaluate(() => document.activeElement?.tagName),
      (name) => name === 'TEXTAREA',
      'the focus in the field',
    )
  })

  it('is undone in the editor', async () => {
    await workbench.runCommand('View: Focus First Editor Group')
    await workbench.press('Control+z')
    await line("title: 'Harbour &amp; ferry'   # as printed")
    await eventually(
      () => control('title').inputValue(),
      (text) => text === 'Harbour &amp; ferry',
      'the headline of before',
    )
  })

  it('has no accessibility violation in any theme', async () => {
    const settings = join(folder, '.vscode')
    mkdirSync(settings, { recursive: true })
    await frame.locator('summary').click()
    for (const [theme, kind] of Object.entries(themes)) {
      writeFileSync(join(settings, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }))
      await eventually(
        () => frame.evaluate(() => document.body.className),
        (now) => now.split(' ').includes(kind),
        theme,
      )
      await show(kind)
      assert.deepEqual(await violations(frame), [], theme)
    }
    writeFileSync(join(settings, 'settings.json'), '{}')
  })

  it('edits nothing while the front matter is broken, and offers the fixes', async () => {
    await workbench.openFile('broken.md')
    await eventually(
      () => frame.locator('.cf-notice').innerText(),
      (text) => /syntax errors/.test(text),
      'what is broken',
    )
    assert.equal(await frame.locator('form').isVisible(), false)
    await frame.locator('.cf-fix').first().waitFor()
    assert.deepEqual(await violations(frame), [])
    await show('broken')
    await focus(frame.locator('.cf-fix').first())
    await workbench.press('Enter')
    await frame.locator('form .cf-field').first().waitFor()
  })

  it('shows hundreds of fields', async () => {
    await workbench.openFile('many.md')
    await eventually(
      () => frame.locator('form > .cf-fields > *').count(),
      (count) => count === 500,
      '500 fields',
    )
    assert.match(await frame.locator('.cf-notice').innerText(), /^2 more fields/)
  })

  it('is usable when it is narrow', async () => {
    await workbench.openFile('story.md')
    await control('headimg').waitFor()
    const bar = await workbench.page.locator('.part.sidebar').boundingBox()
    await workbench.page.mouse.move(bar.x + bar.width, 300)
    await workbench.page.mouse.down()
    await workbench.page.mouse.move(bar.x + 200, 300, { steps: 10 })
    await workbench.page.mouse.up()
    await eventually(
      () => frame.evaluate(() => innerWidth),
      (width) => width < 215,
      'a narrow form',
    )
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    await show('narrow')
  })
})
