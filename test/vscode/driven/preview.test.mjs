// The preview beside the text: which of the two moves the other, and whether both show the same block. On an article like
// those that are pasted, one block of HTML, and on the longest real ones that this machine has.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleText } from '../../bench/articles.mjs'
import { repository, say } from '../host/cache.mjs'
import { eventually, openWorkbench, settled } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'
import { inStep, letters, longArticles, readTitle } from './inStep.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const longest = Number(process.env.COPYDESK_SYNC_ARTICLES ?? 2)

describe('The preview and its text', function () {
  this.timeout(600_000)
  let workbench
  let posts
  let step
  const articles = new Map()

  before(async () => {
    const folder = copyWorkspace()
    posts = join(folder, 'source', '_posts')
    const add = (name, text, place = posts) => {
      writeFileSync(join(place, name), text)
      articles.set(name, text)
    }
    add('long.md', articleText(2, 160))
    add(
      'other.md',
      '---\ntitle: Another one\ndate: 2025-01-05\n---\n\n<details>\n<summary>More</summary>\n<p>Inside.</p>\n</details>\n\nFirst.\n\nSecond.\n',
    )
    // Hexo has no footnotes.
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'copydesk.yaml'), 'dialect: hugo\narticles: ["*.md"]\n')
    add(
      'notes.md',
      '---\ntitle: Notes\ndate: 2025-01-05\n---\n\nSaid[^a], and done[^b].\n\n[^b]: In May.\n\nMore.\n\n[^a]: By the harbour office.\n',
      other,
    )
    add(
      'removed.md',
      '---\ntitle: Removed\ndate: 2025-01-05\n---\n\n<form onsubmit="a()"><input></form>\n\nMarkdown.\n\n<p onclick="b()">Boats</p>\n',
    )
    const seed = join(folder, 'article.md')
    const chinese = join(posts, '本地', '白鹭河新桥通车.md')
    add('story.md', readFileSync(existsSync(seed) ? seed : chinese, 'utf8'))
    if (longest > 0) for (const [index, path] of longArticles(longest).entries()) add(`corpus-${index}.md`, readFileSync(path, 'utf8'))
    // The package as a user gets it, or the extension as it is being worked on.
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    // The question about them would move the page while it is measured.
    const settings = { 'copydesk.preview.remoteImages': 'never' }
    workbench = await openWorkbench({ folder, ...extension, settings, viewport: { width: 1500, height: 800 } })
    step = inStep(workbench)
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot(join(pictures, 'failed-preview.png'))
  })
  after(() => workbench?.close())

  async function open(name) {
    await step.focusEditor()
    await workbench.openFile(name)
    const title = readTitle(articles.get(name))
    await workbench.runCommand('Copydesk: Open Article Preview to the Side')
    await step.focusEditor()
    const frame = await workbench.webviewFrame('h1')
    await eventually(
      () => frame.locator('.cd-article').innerText(),
      (now) => letters(now).includes(letters(title).slice(0, 20)),
    )
    await step.settle(frame)
    return frame
  }

  it('shows the block at the top of the editor at the top of the preview, also inside one block of HTML', async () => {
    const frame = await open('long.md')
    const text = articles.get('long.md')
    const height = await frame.evaluate(() => document.scrollingElement.scrollHeight)
    const editor = await step.measure(frame, text, step.scrollEditor, 1)
    say(`one block of HTML, by the editor: ${JSON.stringify(editor)}`)
    assert.ok(editor.same >= 7 && editor.none === 0, JSON.stringify(editor))
    await workbench.screenshot(join(pictures, 'preview-sync.png'))
    await step.scrollPreview(frame, -height)
    const preview = await step.measure(frame, text, step.scrollPreview, Math.floor(height / 14))
    say(`one block of HTML, by the preview: ${JSON.stringify(preview)}`)
    assert.ok(preview.same >= 7 && preview.none <= 1, JSON.stringify(preview))
  })

  it('stays where it is when nobody scrolls', async () => {
    const frame = await open('long.md')
    await step.scrollPreview(frame, 300)
    const places = async () => [await step.topLine(), await frame.evaluate(() => Math.round(scrollY))]
    const before = await places()
    await settled(frame, 60)
    assert.deepEqual(await places(), before)
    await step.scrollEditor(frame, 1)
    const then = await places()
    await settled(frame, 60)
    assert.deepEqual(await places(), then)
  })

  it('goes to the source of what is double-clicked, and marks the block of the caret', async () => {
    const frame = await open('long.md')
    const block = frame.locator('.cd-body p').nth(60)
    const text = await block.innerText()
    await block.scrollIntoViewIfNeeded()
    await block.dblclick({ position: { x: 40, y: 8 } })
    await eventually(
      () => frame.locator('.cd-caret').allInnerTexts(),
      (marked) => marked.length === 1 && marked[0] === text,
    )
    await workbench.screenshot(join(pictures, 'preview-caret.png'))
  })

  it('goes from a footnote at the end of the page to where it is written', async () => {
    const frame = await open('notes.md')
    const note = frame.locator('.cd-body li', { hasText: 'By the harbour office' })
    await note.scrollIntoViewIfNeeded()
    await note.dblclick({ position: { x: 40, y: 8 } })
    await eventually(
      () => workbench.statusBar(),
      (items) => items.some((item) => /Ln 12, Col 1\b/.test(item)),
    )
    await workbench.screenshot(join(pictures, 'preview-note.png'))
  })

  it('keeps what a reader has opened and selected while the text changes', async () => {
    const frame = await open('other.md')
    await frame.locator('.cd-body summary').click()
    await frame.evaluate(() => {
      globalThis.kept = [...document.querySelectorAll('.cd-body > *')]
      getSelection().selectAllChildren(document.querySelector('.cd-body > p:last-of-type'))
    })
    await step.focusEditor()
    await workbench.goToLine(11)
    await workbench.press('End')
    await workbench.typeText(' and more\n\nNew.')
    await eventually(
      () => frame.locator('.cd-body').innerText(),
      (now) => now.includes('First. and more') && now.includes('New.'),
    )
    const state = await frame.evaluate(() => ({
      open: document.querySelector('details').open,
      selected: getSelection().toString(),
      same: globalThis.kept.filter((element) => element.isConnected).length,
    }))
    assert.deepEqual(state, { open: true, selected: 'Second.', same: 3 })
    await workbench.press('ControlOrMeta+z')
    await workbench.press('ControlOrMeta+s')
  })

  it('shows what the site takes out, where it is, and leads to it', async () => {
    const frame = await open('removed.md')
    await frame.locator('.cd-toolbar button').first().click()
    await frame.locator('.cd-removal').first().waitFor()
    assert.deepEqual(await frame.locator('.cd-removal').allInnerTexts(), ['<form> +1', 'onclick'])
    assert.match(await frame.locator('.cd-toolbar').innerText(), /3/)
    const beside = await frame.evaluate(() => {
      const [top] = [...document.querySelectorAll('.cd-removal')].map((sign) => sign.getBoundingClientRect().top).slice(-1)
      return Math.abs(top - document.querySelector('.cd-body p:last-of-type').getBoundingClientRect().top)
    })
    assert.ok(beside < 12, String(beside))
    await workbench.screenshot(join(pictures, 'preview-removed.png'))
    await frame.locator('.cd-removal').last().click()
    await eventually(
      () => workbench.statusBar(),
      (items) => items.some((item) => /Ln 10, Col 1\b/.test(item)),
    )
    await frame.locator('.cd-toolbar button').first().click()
    await frame.locator('.cd-removal').first().waitFor({ state: 'detached' })
  })

  it('can be as narrow as a phone, and with larger text', async () => {
    const frame = await open('story.md')
    await frame.locator('.cd-toolbar select').first().selectOption({ index: 2 })
    await frame.locator('.cd-toolbar select').last().selectOption({ index: 2 })
    const [width, size] = await frame.evaluate(() => {
      const page = document.querySelector('.cd-page')
      return [page.getBoundingClientRect().width, Number.parseFloat(getComputedStyle(page).fontSize)]
    })
    assert.ok(width <= 390)
    assert.equal(Math.round(size * 10) / 10, 22.1)
    await workbench.screenshot(join(pictures, 'preview-phone.png'))
    await frame.locator('.cd-toolbar select').first().selectOption({ index: 0 })
    await frame.locator('.cd-toolbar select').last().selectOption({ index: 0 })
  })

  it('stays with an article when it is told to', async () => {
    const frame = await open('other.md')
    await frame.locator('.cd-toolbar button').last().click()
    await step.focusEditor()
    await workbench.openFile('removed.md')
    await settled(frame, 60)
    assert.match(await frame.locator('h1').first().innerText(), /Another one/)
    await frame.locator('.cd-toolbar button').last().click()
    await step.focusEditor()
    await workbench.openFile('long.md')
    await eventually(
      () => frame.locator('h1').first().innerText(),
      (now) => !/Another one|Removed/.test(now),
    )
  })

  it('stays in step on long real articles', async function () {
    const names = [...articles.keys()].filter((name) => name.startsWith('corpus-'))
    if (names.length === 0) {
      say('There are no real articles (COPYDESK_CORPUS): long ones are left out.')
      this.skip()
    }
    const total = { same: 0, beside: 0, none: 0 }
    const back = { same: 0, beside: 0, none: 0 }
    const sum = (all, one) => {
      for (const key of Object.keys(all)) all[key] += one[key]
    }
    for (const name of names) {
      const frame = await open(name)
      const text = articles.get(name)
      const height = await frame.evaluate(() => document.scrollingElement.scrollHeight - innerHeight)
      await workbench.press('ControlOrMeta+Home')
      sum(total, await step.measure(frame, text, step.scrollEditor, step.tenthOf(text)))
      await step.scrollPreview(frame, -3 * height)
      sum(back, await step.measure(frame, text, step.scrollPreview, Math.floor(height / 11)))
      say(`${name}: by the editor ${JSON.stringify(total)}, by the preview ${JSON.stringify(back)}`)
    }
    say(`${names.length} long articles: by the editor ${JSON.stringify(total)}, by the preview ${JSON.stringify(back)}`)
    assert.ok(total.same + total.beside >= 3 * total.none, JSON.stringify(total))
    assert.ok(back.same + back.beside >= 3 * back.none, JSON.stringify(back))
  })
})
