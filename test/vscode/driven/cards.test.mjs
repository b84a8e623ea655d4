// The story as others show it, the reader's conditions, pictures of the web, and the ways out of the preview: by keyboard, in a
// real VS Code. What the page asked for outside of this machine is on record, so that no request leaves before it is allowed.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'
import { violations } from '../host/axe.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const story = `---
title: The harbour opens again after three years
date: 2025-03-12 08:00
author: Jane Roe and John Doe
headimg: /images/harbour-dawn.jpg
---

First. </script>

<p><img src="https://pictures.example/boat.jpg?resize=640%2C360" alt="A boat"></p>
`

describe('Cards and looks of the preview', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let folder
  let frame

  before(async () => {
    folder = copyWorkspace()
    writeFileSync(join(folder, 'source', '_posts', 'story.md'), story)
    // The package as a user gets it, or the extension as it is being worked on.
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 900 } })
    await workbench.openFile('story.md')
    await workbench.runCommand('Copydesk: Open Article Preview to the Side')
    frame = await workbench.webviewFrame('.cd-headline')
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot(join(pictures, 'failed-cards.png'))
  })
  after(() => workbench?.close())

  const asked = () => workbench.blocked.filter((address) => /\.example/.test(address))
  const settingsFile = () => join(folder, 'copydesk.yaml')
  const focused = () => frame.evaluate(() => document.activeElement?.id)
  const look = (name) => frame.locator('.cd-toolbar select').nth(1).selectOption(name)
  const colour = (selector) =>
    frame
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor)

  /** The text of the clipboard, as it arrives in a new document. */
  async function pasted(found) {
    await workbench.runCommand('View: Focus First Editor Group')
    await workbench.runCommand('File: New Untitled Text File')
    await workbench.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor()
    return eventually(async () => {
      await workbench.press('ControlOrMeta+a')
      await workbench.press('ControlOrMeta+v')
      return workbench.editorText()
    }, found)
  }

  /** Puts the cursor into the article; what is new beside it is closed. */
  async function back() {
    await workbench.runCommand('View: Revert and Close Editor')
    await toText()
  }

  async function toText(name = 'story.md') {
    await workbench.runCommand('View: Focus First Editor Group')
    await workbench.openFile(name)
  }

  it('asks before anything is loaded from the web, and keeps the room for it', async () => {
    const place = frame.locator('.cd-body .cd-web')
    await place.waitFor()
    const [width, height] = await place.evaluate((element) => [element.offsetWidth, element.offsetHeight])
    assert.ok(Math.abs(width / height - 640 / 360) < 0.03, `${width} x ${height}`)
    assert.match(await frame.locator('.cd-ask').innerText(), /pictures\.example/)
    await workbench.screenshot(join(pictures, 'preview-ask.png'))
    assert.deepEqual(asked(), [])
  })

  it('has tabs that the arrow keys go through', async () => {
    await frame.locator('#cd-tab-article').focus()
    await workbench.press('ArrowRight')
    await frame.locator('.cd-card').first().waitFor()
    assert.equal(await focused(), 'cd-tab-cards')
    assert.ok(await frame.locator('.cd-page').isHidden())
    assert.equal(await frame.locator('#cd-tab-cards').getAttribute('aria-selected'), 'true')
    await workbench.press('ArrowRight')
    await eventually(focused, (id) => id === 'cd-tab-article')
    assert.ok(await frame.locator('.cd-page').isVisible())
    await workbench.press('End')
    await eventually(focused, (id) => id === 'cd-tab-cards')
  })

  it('shows the story as others do, with the picture, and leads to what is missing', async () => {
    assert.deepEqual(await frame.locator('.cd-network').evaluateAll((all) => all.map((one) => one.firstChild.textContent.trim())), [
      'Google Search',
      'Google Discover',
      'X',
      'Facebook',
      'LinkedIn',
      'WeChat',
    ])
    const shown = () => frame.locator('.cd-card img').evaluateAll((all) => all.filter((image) => image.naturalWidth > 0).length)
    await eventually(shown, (count) => count === 6)
    await workbench.screenshot(join(pictures, 'preview-cards.png'))
    const lacks = frame.locator('.cd-lacks li')
    assert.match((await lacks.allInnerTexts()).join('\n'), /description/)
    await frame.locator('.cd-complaints button').filter({ hasText: 'line 4' }).click()
    await eventually(
      () => workbench.statusBar(),
      (items) => items.some((item) => /Ln 4, Col 1\b/.test(item)),
    )
  })

  it('follows what is written', async () => {
    await toText()
    await workbench.goToLine(2, 8)
    await workbench.typeText('At last, ')
    await eventually(
      () => frame.locator('.cd-x .cd-card-title').innerText(),
      (title) => title === 'At last, The harbour opens again after three years',
    )
  })

  it('copies the structured data', async () => {
    await frame.locator('.cd-copy').focus()
    await workbench.press('Enter')
    await eventually(
      () => workbench.statusBar(),
      (items) => items.some((item) => /structured data was copied/.test(item)),
    )
    const text = await pasted((now) => now.includes('</script>'))
    assert.match(text, /^<script type="application\/ld\+json">/)
    assert.match(text, /"headline": "At last, The harbour opens again after three years"/)
    await back()
  })

  it('can be light, dark, of high contrast and grey, and the bar stays as it is', async () => {
    await frame.locator('#cd-tab-article').click()
    const bar = await colour('.cd-bar')
    for (const [name, page] of [
      ['light', 'rgb(255, 255, 255)'],
      ['dark', 'rgb(23, 25, 29)'],
      ['contrast', 'rgb(0, 0, 0)'],
      ['print', 'rgb(255, 255, 255)'],
    ]) {
      await look(name)
      await eventually(
        () => colour('body'),
        (now) => now === page,
        `${page} for ${name}`,
      )
      assert.equal(await colour('.cd-bar'), bar)
      await workbench.screenshot(join(pictures, `preview-look-${name}.png`))
    }
    await look('editor')
  })

  it("takes the newsroom's style sheet for the article, and for nothing else", async () => {
    const css = `@import url(https://evil.example/a.css);
body { background: rgb(255, 248, 236); }
h1 { color: rgb(139, 26, 26); }
p { background: url(https://evil.example/b.png) }
@font-face { font-family: Evil; src: url(https://evil.example/c.woff2) }
p { font-family: Evil }
} .cd-bar, .cd-bar * { display: none !important; }
:scope, .cd-article { position: fixed; inset: 0; z-index: 99999; contain: none }
`
    writeFileSync(join(folder, 'news.css'), css)
    writeFileSync(settingsFile(), `${readFileSync(settingsFile(), 'utf8')}\nstylesheet: news.css\n`)
    await look('newsroom').catch(() => {})
    await eventually(
      () => frame.locator('.cd-headline').evaluate((element) => getComputedStyle(element).color),
      (now) => now === 'rgb(139, 26, 26)',
      'the colour of the newsroom',
    )
    assert.equal(await colour('.cd-article'), 'rgb(255, 248, 236)')
    const { position, contain, zIndex } = await frame.locator('.cd-article').evaluate((element) => ({
      ...getComputedStyle(element),
      position: getComputedStyle(element).position,
      contain: getComputedStyle(element).contain,
      zIndex: getComputedStyle(element).zIndex,
    }))
    assert.deepEqual({ position, contain, zIndex }, { position: 'relative', contain: 'layout', zIndex: '0' })
    // A person can still use the bar: the mouse reaches it.
    await frame.locator('#cd-tab-article').click()
    assert.notEqual(
      await frame
        .locator('h2, .cd-bar')
        .last()
        .evaluate((element) => getComputedStyle(element).display),
      'none',
    )
    await workbench.screenshot(join(pictures, 'preview-newsroom.png'))
    assert.deepEqual(asked(), [])
    await look('editor')
  })

  it('says where the style sheet is not', async () => {
    writeFileSync(settingsFile(), readFileSync(settingsFile(), 'utf8').replace('news.css', 'gone.css'))
    await toText('copydesk.yaml')
    await workbench.problemsRows((rows) => rows.some((row) => /gone\.css.*does not exist/.test(row)))
    await workbench.press('ControlOrMeta+Shift+M')
    await toText()
  })

  async function copyAs(kind) {
    await workbench.runCommand('Copydesk: Copy Article as HTML')
    await eventually(
      () => workbench.quickPickRows(),
      (rows) => rows.some((row) => row.startsWith(kind)),
      kind,
    )
    await workbench.typeText(kind)
    await workbench.press('Enter')
  }

  it('exports the article as one file without scripts', async () => {
    const target = join(folder, 'out.html')
    await workbench.runCommand('Copydesk: Export Preview as HTML')
    const input = workbench.page.locator('.quick-input-widget:visible input').first()
    await input.waitFor()
    await eventually(
      () => input.inputValue(),
      (value) => value.endsWith('story.html'),
    )
    await input.fill(target)
    // While the list below it is read, the dialog does not hear the key. The list that says where the page is comes after it.
    const placeholders = () =>
      workbench.page.locator('.quick-input-widget:visible input').evaluateAll((inputs) => inputs.map(({ placeholder }) => placeholder))
    const saysWhere = (found) => found.includes(target)
    await workbench.pressUntilSo('Enter', placeholders, (found) => found.length === 0 || saysWhere(found), 'the end of the dialog')
    const page = await eventually(
      () => (existsSync(target) ? readFileSync(target, 'utf8') : ''),
      (text) => text.endsWith('</html>\n'),
      'an exported page',
    )
    // Where it is stays on the screen until that is closed.
    await eventually(placeholders, saysWhere, 'where the page is')
    await workbench.press('Escape')
    assert.match(page, /<img src="data:image\/jpeg;base64,/)
    assert.ok(!/<script|\.vscode-|<link|data-line/.test(page))
  })

  it('copies the article as HTML', async () => {
    await toText()
    await copyAs('HTML Source')
    await workbench.page.locator('.statusbar-item', { hasText: 'The article was copied as HTML.' }).waitFor()
    const text = await pasted((now) => now.includes('boat.jpg'))
    assert.match(text, /^<h1>At last, The harbour opens again after three years<\/h1>/)
    assert.ok(!/data-line|cd-/.test(text), text)
    await back()
  })

  it('copies the article as formatted text, with styles inline', async () => {
    await toText()
    await copyAs('Formatted Text')
    const page = await workbench.webviewFrame('header button + [role=status]')
    await eventually(
      () => page.evaluate(() => document.activeElement?.tagName),
      (name) => name === 'BUTTON',
      'the focus on the button',
    )
    assert.deepEqual(await violations(page), [])
    await workbench.press('Enter')
    await page.locator('[role=status]', { hasText: 'Copied.' }).waitFor()
    await workbench.screenshot(join(pictures, 'copy-formatted.png'))
    const copied = await workbench.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const read = async (type) => (await item.getType(type)).text()
      return { html: await read('text/html'), plain: await read('text/plain') }
    })
    assert.match(copied.html, /<h1 style="[^"]*font-weight: bold[^"]*">(?:At last, )?The harbour opens again after three years<\/h1>/)
    assert.ok(!/class=|<script|<style/.test(copied.html), copied.html)
    assert.match(copied.plain, /^(?:At last, )?The harbour opens again/)
    await workbench.press('ControlOrMeta+w')
  })

  it('loads pictures of the web once it is allowed to', async () => {
    assert.deepEqual(asked(), [])
    await frame.locator('.cd-ask button').first().focus()
    await workbench.press('Enter')
    await eventually(asked, (addresses) => addresses.some((address) => address.startsWith('https://pictures.example/boat.jpg')))
    frame = await workbench.webviewFrame('.cd-headline')
    await frame.locator('.cd-body .cd-missing').waitFor()
    assert.match(await frame.locator('.cd-body .cd-missing').innerText(), /cannot be shown.*pictures\.example/s)
    assert.ok(await frame.locator('.cd-ask').isHidden())
  })
})
