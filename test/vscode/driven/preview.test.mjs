// The preview beside the text: which of the two moves the other, and whether both show the same block. On an article like
// those that are pasted, one block of HTML, and on the longest real ones that this machine has.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { articleText } from '../../bench/articles.mjs'
import { repository, say } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const corpus = resolve(repository, '..', '..', 'shared', 'corpus')
const longest = Number(process.env.COPYDESK_SYNC_ARTICLES ?? 2)

describe('The preview and its text', function () {
  this.timeout(600_000)
  let desk
  let posts
  const articles = new Map()

  before(async () => {
    const folder = copyWorkspace()
    posts = join(folder, 'source', '_posts')
    const add = (name, text) => {
      writeFileSync(join(posts, name), text)
      articles.set(name, text)
    }
    add('long.md', articleText(2, 160))
    add(
      'other.md',
      '---\ntitle: Another one\ndate: 2025-01-05\n---\n\n<details>\n<summary>More</summary>\n<p>Inside.</p>\n</details>\n\nFirst.\n\nSecond.\n',
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
    desk = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 800 } })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk?.screenshot(join(pictures, 'failed-preview.png'))
  })
  after(() => desk?.close())

  const settle = () => desk.page.waitForTimeout(500)

  /** By the mouse: a key that is pressed in the page takes a while to reach VS Code, and the next would be lost. */
  async function focusEditor() {
    const editor = desk.page.locator('.editor-group-container .monaco-editor').first()
    if (!(await editor.isVisible())) return
    await editor.click({ position: { x: 300, y: 60 } })
    await desk.page.locator('.monaco-editor.focused').first().waitFor()
  }

  /** By pages: the editor takes any turn of the wheel for one notch. */
  async function scrollEditor(pages) {
    for (let page = 0; page < pages; page++) await desk.press('Alt+PageDown')
    await settle()
  }
  const wheelPreview = async (frame, distance) => {
    const box = await (await frame.frameElement()).boundingBox()
    await desk.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await desk.page.mouse.wheel(0, distance)
    await settle()
  }

  /** The number, from 0, of the line at the editor's top. A line that began above has no number on the screen. */
  const topLine = () =>
    desk.page
      .locator('.editor-group-container .monaco-editor')
      .first()
      .evaluate((editor) => {
        const { top } = editor.getBoundingClientRect()
        const numbers = [...editor.querySelectorAll('.margin-view-overlays .line-numbers')]
          .map((element) => ({ line: Number(element.textContent), at: element.getBoundingClientRect().top - top }))
          .filter(({ at }) => at > -2)
          .sort((a, b) => a.at - b.at)
        const [first] = numbers
        return first.at > 17 ? first.line - 2 : first.line - 1
      })

  /** The texts of the blocks at and around the preview's top. */
  const topBlocks = (frame) =>
    frame.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector('.cd-body'), NodeFilter.SHOW_TEXT)
      const rows = []
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.nodeValue.trim() === '') continue
        let block = node.parentElement
        while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement
        const range = document.createRange()
        range.selectNode(node)
        const figure = block.closest('figure')
        block = figure ?? block
        const { top, height } = (figure ?? range).getBoundingClientRect()
        const last = rows.at(-1)
        if (last?.block === block) last.text += node.nodeValue
        else if (height > 0) rows.push({ block, top, text: node.nodeValue })
      }
      // The line of text that a reader sees first may start some pixels below its block.
      const index = rows.findLastIndex(({ top }) => top <= 12)
      return [rows[index], rows[index - 1], rows[index + 1]].map((row) => row?.text ?? '')
    })

  /** How the two agree: the same block, one beside it, or none of those; undefined where the line has no text. */
  async function agreement(frame, text) {
    const line = await topLine()
    const rows = text.split(/\r\n?|\n/)
    const wanted = letters(rows[line] ?? '').slice(0, 24)
    // The head of the preview is not in the order of the fields.
    if (wanted.length < 4 || line <= rows.indexOf('---', 2)) return undefined
    if (process.env.COPYDESK_DEBUG)
      say(
        `line ${line} ${wanted} | ${JSON.stringify((await topBlocks(frame)).map((t) => letters(t).slice(0, 24)))} at ${await frame.evaluate(() => scrollY)}`,
      )
    const [same, ...beside] = (await topBlocks(frame)).map(letters)
    if (same.includes(wanted)) return 'same'
    return beside.some((block) => block.includes(wanted)) ? 'beside' : 'none'
  }

  async function measure(frame, text, scroll, step) {
    const seen = { same: 0, beside: 0, none: 0 }
    for (let tenth = 0; tenth < 10; tenth++) {
      await scroll(step)
      const found = await agreement(frame, text)
      if (found) seen[found]++
    }
    return seen
  }

  async function open(name) {
    await focusEditor()
    await desk.openFile(name)
    const title = readTitle(articles.get(name))
    await desk.runCommand('Copydesk: Open Preview to the Side')
    await focusEditor()
    const frame = await desk.webviewFrame('h1')
    await eventually(
      () => frame.locator('.cd-article').innerText(),
      (now) => letters(now).includes(letters(title).slice(0, 20)),
    )
    await settle()
    return frame
  }

  it('shows the block at the top of the editor at the top of the preview, also inside one block of HTML', async () => {
    const frame = await open('long.md')
    const text = articles.get('long.md')
    const height = await frame.evaluate(() => document.scrollingElement.scrollHeight)
    const editor = await measure(frame, text, scrollEditor, 1)
    say(`one block of HTML, by the editor: ${JSON.stringify(editor)}`)
    assert.ok(editor.same >= 7 && editor.none === 0, JSON.stringify(editor))
    await desk.screenshot(join(pictures, 'preview-sync.png'))
    await wheelPreview(frame, -height)
    const preview = await measure(frame, text, (distance) => wheelPreview(frame, distance), Math.floor(height / 14))
    say(`one block of HTML, by the preview: ${JSON.stringify(preview)}`)
    assert.ok(preview.same >= 7 && preview.none <= 1, JSON.stringify(preview))
  })

  it('stays where it is when nobody scrolls', async () => {
    const frame = await open('long.md')
    await wheelPreview(frame, 300)
    const places = async () => [await topLine(), await frame.evaluate(() => Math.round(scrollY))]
    const before = await places()
    await desk.page.waitForTimeout(1500)
    assert.deepEqual(await places(), before)
    await scrollEditor(1)
    const then = await places()
    await desk.page.waitForTimeout(1500)
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
    await desk.screenshot(join(pictures, 'preview-caret.png'))
  })

  it('keeps what a reader has opened and selected while the text changes', async () => {
    const frame = await open('other.md')
    await frame.locator('.cd-body summary').click()
    await frame.evaluate(() => {
      globalThis.kept = [...document.querySelectorAll('.cd-body > *')]
      getSelection().selectAllChildren(document.querySelector('.cd-body > p:last-of-type'))
    })
    await focusEditor()
    await desk.goToLine(11)
    await desk.press('End')
    await desk.typeText(' and more\n\nNew.')
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
    await desk.press('ControlOrMeta+z')
    await desk.press('ControlOrMeta+s')
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
    await desk.screenshot(join(pictures, 'preview-removed.png'))
    await frame.locator('.cd-removal').last().click()
    await eventually(
      () => desk.statusBar(),
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
    await desk.screenshot(join(pictures, 'preview-phone.png'))
    await frame.locator('.cd-toolbar select').first().selectOption({ index: 0 })
    await frame.locator('.cd-toolbar select').last().selectOption({ index: 0 })
  })

  it('stays with an article when it is told to', async () => {
    const frame = await open('other.md')
    await frame.locator('.cd-toolbar button').last().click()
    await focusEditor()
    await desk.openFile('removed.md')
    await desk.page.waitForTimeout(1000)
    assert.match(await frame.locator('h1').first().innerText(), /Another one/)
    await frame.locator('.cd-toolbar button').last().click()
    await focusEditor()
    await desk.openFile('long.md')
    await eventually(
      () => frame.locator('h1').first().innerText(),
      (now) => !/Another one|Removed/.test(now),
    )
  })

  it('stays in step on long real articles', async function () {
    const names = [...articles.keys()].filter((name) => name.startsWith('corpus-'))
    if (names.length === 0) {
      say('There is no ../../shared/corpus on this machine: long real articles are left out.')
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
      await desk.press('ControlOrMeta+Home')
      sum(total, await measure(frame, text, scrollEditor, Math.max(1, Math.round(height / 12 / 700))))
      await wheelPreview(frame, -3 * height)
      sum(back, await measure(frame, text, (distance) => wheelPreview(frame, distance), Math.floor(height / 11)))
      say(`${name}: by the editor ${JSON.stringify(total)}, by the preview ${JSON.stringify(back)}`)
    }
    say(`${names.length} long articles: by the editor ${JSON.stringify(total)}, by the preview ${JSON.stringify(back)}`)
    assert.ok(total.same + total.beside >= 3 * total.none, JSON.stringify(total))
    assert.ok(back.same + back.beside >= 3 * back.none, JSON.stringify(back))
  })
})

function letters(text) {
  return text
    .replace(/<[^<>]*>|\]\([^)]*\)|^\s*(?:\d+\.|[-*+>#|]+)\s/g, '')
    .replace(/&\w+;/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function readTitle(text) {
  return /^title:\s*['"]?(.+?)['"]?\s*$/m.exec(text)?.[1].replaceAll("''", "'") ?? ''
}

function longArticles(count) {
  if (!existsSync(corpus)) return []
  const files = readdirSync(corpus, { recursive: true }).map((name) => join(corpus, name))
  return files
    .filter(
      (path) =>
        path.endsWith('.md') && !/gray-matter|broken|README/.test(path) && readTitle(readFileSync(path, 'utf8').slice(0, 1500)) !== '',
    )
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, count)
}
