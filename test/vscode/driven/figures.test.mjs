// Figures as an author makes them: a picture from the clipboard or dropped on the text, and its way back.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const head = "---\ntitle: '港口今晨重新开放'\ndate: 2024-01-05 08:00:00\nheadimg: \n---\n\n"

describe('Figures, by keyboard', function () {
  this.timeout(180_000)
  this.bail(true)
  let desk
  let folder
  let images

  before(async () => {
    folder = copyWorkspace()
    images = join(folder, 'source', 'images')
    writeFileSync(join(folder, 'source', '_posts', 'harbour.md'), `${head}第一段。\n\n\n`)
    const vsix = process.env.COPYDESK_VSIX
    desk = await openWorkbench({ folder, ...(vsix ? { vsix } : { developmentPath: repository }), viewport: { width: 1500, height: 900 } })
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await desk.openFile('harbour.md')
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('figures-failed')
  })
  after(() => desk?.close())

  const show = (name) => desk.screenshot(join(pictures, `${name}.png`))
  const textWhen = (isSo) => eventually(() => desk.editorText(), isSo, 'that text')
  const namesWhen = (isSo) => eventually(() => readdirSync(images).sort(), isSo, 'those files')

  it('copies a picture from the clipboard to the folder that the site uses, and writes it as a figure', async () => {
    await desk.page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 6 })
      canvas.getContext('2d').fillRect(0, 0, 4, 4)
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    })
    await desk.goToLine(9)
    await desk.press('ControlOrMeta+v')
    const text = await textWhen((now) => now.includes('</figure>'))
    assert.match(
      text,
      /第一段。\n\n<figure>\n<img src="\/images\/harbour\.png" alt="what the picture shows"[^>]*>\n<figcaption>caption<\/figcaption>\n<\/figure>/,
    )
    await namesWhen((names) => names.includes('harbour.png'))
    assert.deepEqual([...readFileSync(join(images, 'harbour.png')).subarray(1, 4)], [...Buffer.from('PNG')])
    await show('figure-pasted')
  })
})
