// What a reader has started, opened and selected in the preview, while the article is written on.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'
import { inStep } from './inStep.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')

const heard = `---
title: Heard at the harbour
date: 2025-01-05
---

Written here.

<div>
<audio controls loop src="/sounds/harbour.wav"></audio>
</div>

<details>
<summary>More</summary>
<p>Inside of it.</p>
</details>

Chosen words.
${Array.from({ length: 40 }, (_, n) => `\nParagraph ${n} below.\n`).join('')}`

const paragraphs = Array.from({ length: 60 }, (_, n) => `<p>Sentence ${n} of an article that was pasted in one line.</p>`)
const oneLine = `---\ntitle: All in one line\ndate: 2025-01-05\n---\n\n<div>${paragraphs.join('')}</div>\n`

describe('What a reader does in the preview', function () {
  this.timeout(600_000)
  let workbench
  let step

  before(async () => {
    const folder = copyWorkspace()
    const posts = join(folder, 'source', '_posts')
    mkdirSync(join(folder, 'source', 'sounds'), { recursive: true })
    writeFileSync(join(folder, 'source', 'sounds', 'harbour.wav'), hum(20))
    writeFileSync(join(posts, 'heard.md'), heard)
    writeFileSync(join(posts, 'oneline.md'), oneLine)
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 800 } })
    step = inStep(workbench)
  })
  after(() => workbench?.close())
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot(join(pictures, 'failed-kept.png'))
  })

  async function open(name, text) {
    await step.focusEditor()
    await workbench.openFile(name)
    await workbench.runCommand('Copydesk: Open Article Preview to the Side')
    await step.focusEditor()
    const frame = await workbench.webviewFrame('.cd-article')
    await eventually(
      () => frame.locator('.cd-body').innerText(),
      (now) => now.includes(text),
      text,
    )
    await step.settle(frame)
    return frame
  }

  it('goes on, whatever is written around it', async () => {
    const frame = await open('heard.md', 'Paragraph 39')
    const audio = frame.locator('audio')
    await eventually(
      () => audio.evaluate(({ readyState }) => readyState),
      (ready) => ready >= 2,
      'sound',
    )
    await frame.locator('.cd-body summary').click()
    // As a reader would: where the control has its button.
    const { height } = await audio.boundingBox()
    await audio.click({ position: { x: 26, y: height / 2 } })
    const played = () => audio.evaluate(({ paused, currentTime }) => ({ paused, currentTime }))
    await eventually(played, ({ paused, currentTime }) => !paused && currentTime > 0.3, 'playing')
    await frame.evaluate(() => {
      globalThis.kept = document.querySelector('audio')
      getSelection().selectAllChildren(document.querySelector('details ~ p'))
    })
    const typing = async (line, text) => {
      await workbench.goToLine(line)
      await workbench.press('End')
      await workbench.typeText(text)
    }
    // Tags that are not yet closed would swallow what stands behind them.
    const pasting = async (line, text) => {
      await workbench.goToLine(line)
      await workbench.page.keyboard.insertText(text)
    }
    for (const [write, line, text, shown] of [
      [typing, 6, ' And more.', 'Written here. And more.'],
      [typing, 6, '\n\nNew above it.', 'New above it.'],
      [pasting, 11, '<p>New beside it.</p>\n', 'New beside it.'],
    ]) {
      const before = await played()
      await step.focusEditor()
      await write(line, text)
      await eventually(
        () => frame.locator('.cd-body').innerText(),
        (now) => now.includes(shown),
        shown,
      )
      const after = await eventually(played, ({ currentTime }) => currentTime !== before.currentTime, 'going on')
      assert.equal(after.paused, false, shown)
      assert.ok(after.currentTime > before.currentTime, shown)
      const state = await frame.evaluate(() => ({
        same: document.querySelector('audio') === globalThis.kept,
        open: document.querySelector('details').open,
        selected: getSelection().toString(),
      }))
      assert.deepEqual(state, { same: true, open: true, selected: 'Chosen words.' }, shown)
    }
    await workbench.press('ControlOrMeta+s')
  })

  it('is found in an article of one line, where the caret is', async () => {
    const frame = await open('oneline.md', 'Sentence 59')
    const marked = async () => /Sentence (\d+)/.exec(await frame.locator('.cd-caret').first().innerText())?.[1]
    for (const wanted of [10, 45]) {
      await workbench.goToLine(6, oneLine.split('\n')[5].indexOf(`ntence ${wanted} `))
      await eventually(marked, (number) => Math.abs(Number(number) - wanted) <= 1, `the block of the caret, ${wanted}`)
    }
    await workbench.typeText('x')
    await eventually(
      () => frame.locator('.cd-body').innerText(),
      (now) => /Sx?e?x?ntence 45/.test(now),
    )
  })
})

/** A sound file of a low, quiet tone. */
function hum(seconds) {
  const rate = 8000
  const length = rate * seconds
  const file = Buffer.alloc(44 + length)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + length, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate, 28)
  file.writeUInt16LE(1, 32)
  file.writeUInt16LE(8, 34)
  file.write('data', 36)
  file.writeUInt32LE(length, 40)
  for (let at = 0; at < length; at++) file[44 + at] = 128 + Math.round(8 * Math.sin((at / rate) * 2 * Math.PI * 110))
  return file
}
