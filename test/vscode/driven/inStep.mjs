// Whether an editor and the preview beside it show the same place: each is scrolled, and looked at like by a reader.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFolder, say } from '../host/cache.mjs'
import { eventually, settled } from '../host/drive.mjs'

/** @param content what holds the article in the preview's page */
export function inStep(workbench, content = '.cd-body') {
  const editor = workbench.page.locator('.editor-group-container .monaco-editor').first()

  /** By the mouse: a key that is pressed in the page takes a while to reach VS Code, and the next would be lost. */
  async function focusEditor() {
    if (!(await editor.isVisible())) return
    // This one: a text beside it may have the focus.
    const focused = editor.and(workbench.page.locator('.focused'))
    // A click that comes while the layout changes meets something else.
    for (let tries = 0; tries < 6 && !(await focused.isVisible()); tries++) {
      if (tries % 2 === 0) await editor.click({ position: { x: 300, y: 60 } })
      else await workbench.press('ControlOrMeta+1')
      await focused.waitFor({ timeout: 5_000 }).catch(() => {})
    }
    await focused.waitFor({ timeout: 5_000 })
  }

  /** By pages: the editor takes any turn of the wheel for one notch. */
  async function scrollEditor(frame, pages) {
    for (let page = 0; page < pages; page++) await workbench.press('Alt+PageDown')
    await settle(frame)
  }

  async function scrollPreview(frame, distance) {
    const box = await (await frame.frameElement()).boundingBox()
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await workbench.page.mouse.wheel(0, distance)
    await settle(frame)
  }

  const drawn = (frames) => settled(workbench.page, frames)

  /** Waits until both have stopped: the same in 12 pictures on end. */
  async function settle(frame) {
    const look = async () => JSON.stringify([await topLine(), await frame.evaluate(() => Math.round(scrollY))])
    // Scrolling is smooth, and the extension is asked in between: at rest is what no picture of either changes.
    await drawn(15)
    let seen = await look()
    let same = 0
    await eventually(
      async () => {
        await drawn(4)
        return look()
      },
      (now) => {
        same = now === seen ? same + 1 : 0
        seen = now
        return same >= 2
      },
    )
  }

  /** The number, from 0, of the line at the editor's top. A line that began above has no number on the screen. */
  const topLine = () =>
    editor.evaluate((element) => {
      const { top } = element.getBoundingClientRect()
      const numbers = [...element.querySelectorAll('.margin-view-overlays .line-numbers')]
        .map((number) => ({ line: Number(number.textContent), at: number.getBoundingClientRect().top - top }))
        .filter(({ line, at }) => line > 0 && at > -2)
        .sort((a, b) => a.at - b.at)
      const [first] = numbers
      if (!first) return 0
      return first.at > 17 ? first.line - 2 : first.line - 1
    })

  /** The texts of the blocks at and around the preview's top, and of all. */
  const topBlocks = (frame) =>
    frame.evaluate((holder) => {
      const texts = document.createTreeWalker(document.querySelector(holder), NodeFilter.SHOW_TEXT)
      const rows = []
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        // What is folded away has a place all the same.
        if (node.nodeValue.trim() === '' || !node.parentElement.checkVisibility()) continue
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
      return { top: [rows[index], rows[index - 1], rows[index + 1]].map((row) => row?.text ?? ''), all: rows.map(({ text }) => text) }
    }, content)

  /** How the two agree: the same block, one beside it, or none of those; undefined where the line has no text, or the preview does not show it. */
  async function agreement(frame, text) {
    const line = await topLine()
    const rows = text.split(/\r\n?|\n/)
    const wanted = letters(rows[line] ?? '').slice(0, 24)
    // The head of the preview is not in the order of the fields.
    if (wanted.length < 4 || line <= rows.indexOf('---', 2)) return undefined
    const { top, all } = await topBlocks(frame)
    const blocks = top.map(letters)
    // What is folded away, or left out, is nowhere on the page.
    if (!all.some((block) => letters(block).includes(wanted))) return undefined
    const [same, ...beside] = blocks
    const found = same.includes(wanted) ? 'same' : beside.some((block) => block.includes(wanted)) ? 'beside' : 'none'
    if (process.env.COPYDESK_DEBUG && found !== 'same')
      say(`${found}: line ${line + 1} ${wanted}, but ${blocks.map((block) => block.slice(0, 24))}`)
    return found
  }

  /** @param scroll `scrollEditor` or `scrollPreview` @param step how far each time */
  async function measure(frame, text, scroll, step) {
    const seen = { same: 0, beside: 0, none: 0 }
    for (let tenth = 0; tenth < 10; tenth++) {
      await scroll(frame, step)
      const found = await agreement(frame, text)
      if (found) seen[found]++
    }
    return seen
  }

  return { focusEditor, scrollEditor, scrollPreview, settle, topLine, measure, tenthOf }
}

/** How many pages of the editor are a tenth of a text, in the window that these tests open. */
function tenthOf(text) {
  const columns = (line) => line.length + (line.match(/[\u2e80-\uffef]/g)?.length ?? 0)
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(columns(line) / 48)), 0)
  return Math.max(1, Math.floor(rows / 35 / 11))
}

/** Without what only marks text up. */
export function letters(text) {
  return text
    .replace(/<[^<>]*>|\]\([^)]*\)|^\s*(?:\d+\.|[-*+>#|]+)\s/g, '')
    .replace(/&\w+;/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

export function readTitle(text) {
  return /^title:\s*['"]?(.+?)['"]?\s*$/m.exec(text)?.[1].replaceAll("''", "'") ?? ''
}

/** The paths of the longest articles of the corpus; none where there is no corpus. */
export function longArticles(count) {
  if (!existsSync(corpusFolder)) return []
  const files = readdirSync(corpusFolder, { recursive: true }).map((name) => join(corpusFolder, name))
  return files
    .filter(
      (path) =>
        path.endsWith('.md') && !/gray-matter|broken|README/.test(path) && readTitle(readFileSync(path, 'utf8').slice(0, 1500)) !== '',
    )
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, count)
}
