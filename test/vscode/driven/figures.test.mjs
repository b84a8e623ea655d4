// Figures as an author makes them: a picture from the clipboard or dropped on the text, and its way back.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const head = "---\ntitle: '港口今晨重新开放'\ndate: 2024-01-05 08:00:00\nheadimg: \n---\n\n"

const quay = `${head.replace('港口', '码头')}见[说明](#note)。

<figure aria-describedby="note">
<img src="/images/dry-dock.jpg" alt="旧码头" width="770" height="433">
<figcaption id="note">船坞。</figcaption>
</figure>
`

describe('Figures, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let folder
  let images

  before(async () => {
    folder = copyWorkspace()
    images = join(folder, 'source', 'images')
    writeFileSync(join(folder, 'source', '_posts', 'harbour.md'), `${head}第一段。\n\n\n`)
    writeFileSync(join(folder, 'source', '_posts', 'quay.md'), quay)
    const vsix = process.env.COPYDESK_VSIX
    workbench = await openWorkbench({
      folder,
      ...(vsix ? { vsix } : { developmentPath: repository }),
      viewport: { width: 1500, height: 900 },
    })
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await workbench.openFile('harbour.md')
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('figures-failed')
  })
  after(() => workbench?.close())

  const show = (name) => workbench.screenshot(join(pictures, `${name}.png`))
  const textWhen = (isSo) => eventually(() => workbench.editorText(), isSo, 'that text')
  const namesWhen = (isSo) => eventually(() => readdirSync(images).sort(), isSo, 'those files')

  it('copies a picture from the clipboard to the folder that the site uses, and writes it as a figure', async () => {
    await workbench.page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 6 })
      canvas.getContext('2d').fillRect(0, 0, 4, 4)
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    })
    await workbench.goToLine(9)
    await workbench.press('ControlOrMeta+v')
    const text = await textWhen((now) => now.includes('</figure>'))
    assert.match(
      text,
      /第一段。\n\n<figure>\n<img src="\/images\/harbour\.png" alt="what the image shows" width="8" height="6">\n<figcaption>caption<\/figcaption>\n<\/figure>/,
    )
    await namesWhen((names) => names.includes('harbour.png'))
    assert.deepEqual([...readFileSync(join(images, 'harbour.png')).subarray(1, 4)], [...Buffer.from('PNG')])
    await show('figure-pasted')
    // The alternative text is selected, and behind it comes the caption.
    await workbench.typeText('港口')
    await workbench.press('Tab')
    await workbench.typeText('晨光')
    await textWhen((now) => now.includes('alt="港口"') && now.includes('<figcaption>晨光</figcaption>'))
    // The file came after its reference, and was seen all the same.
    await workbench.problemsRows((rows) => rows.length === 0)
    await workbench.press('ControlOrMeta+Shift+M')
    await workbench.openFile('harbour.md')
  })

  it('takes all of a paste back in one step', async () => {
    const before = await workbench.editorText()
    await workbench.goToLine(7)
    await workbench.press('End')
    await give('paste', [{ name: '旧 码头.png' }, { name: 'Old quay (2).png' }])
    const text = await textWhen((now) => now.split('</figure>').length === 4)
    assert.match(
      text,
      /第一段。\n\n<figure>\n<img src="\/images\/旧-码头\.png"[\s\S]*<\/figure>\n\n<figure>\n<img src="\/images\/Old-quay-2\.png"/,
    )
    await namesWhen((names) => names.includes('旧-码头.png') && names.includes('Old-quay-2.png'))
    // Only when VS Code offers another way to paste is it done with this one, and can take back the files too.
    await workbench.page.locator('.post-edit-widget').waitFor()
    await workbench.press('ControlOrMeta+z')
    await textWhen((now) => now === before)
    await namesWhen((names) => !names.includes('旧-码头.png') && !names.includes('Old-quay-2.png'))
  })

  it('never writes over a picture that is there', async () => {
    const there = readFileSync(join(images, 'lighthouse.jpg'))
    await workbench.goToLine(13)
    await give('paste', [{ name: 'Lighthouse.jpg' }])
    await textWhen((now) => now.includes('/images/Lighthouse-2.jpg'))
    await namesWhen((names) => names.includes('Lighthouse-2.jpg'))
    assert.deepEqual(readFileSync(join(images, 'lighthouse.jpg')), there)
    await workbench.press('ControlOrMeta+z')
    await textWhen((now) => !now.includes('Lighthouse'))
  })

  it('writes the path alone where the front matter names a picture', async () => {
    await workbench.goToLine(4)
    await workbench.press('End')
    await give('paste', [{ name: 'head.png' }])
    await textWhen((now) => /^headimg: \/images\/head\.png$/m.test(now))
    await workbench.press('ControlOrMeta+z')
    await textWhen((now) => !now.includes('head.png'))
  })

  it('writes a figure on a line of blanks, which would else be code', async () => {
    await workbench.press('ControlOrMeta+End')
    await workbench.press('Enter')
    await workbench.typeText('            ')
    await give('paste', [{ name: 'last.png' }])
    await textWhen((now) =>
      /\n<figure>\n<img src="\/images\/last\.png" [^>]*>\n<figcaption>caption<\/figcaption>\n<\/figure>\s*$/.test(now),
    )
    await show('figure-at-end')
    await workbench.press('ControlOrMeta+z')
    await textWhen((now) => !now.includes('last.png'))
  })

  it('takes pictures that are dropped on the text', async () => {
    await give('drop', [{ name: 'dropped.png' }], 7)
    await textWhen((now) => now.includes('src="/images/dropped.png"'))
    await namesWhen((names) => names.includes('dropped.png'))
    await show('figure-dropped')
    await workbench.press('ControlOrMeta+z')
    await textWhen((now) => !now.includes('dropped'))
  })

  it('turns a picture of Markdown with the line below into a figure, by a key, and back', async () => {
    await workbench.goToLine(13)
    await workbench.press('End')
    await workbench.press('Enter')
    await workbench.typeText('![旧码头](/images/dry-dock.jpg)')
    await textWhen((now) => now.includes('dry-dock.jpg)'))
    // Paths are offered meanwhile: these keys are meant for the text.
    await workbench.press('Escape')
    await workbench.press('Enter')
    await workbench.typeText('船坞。图/张三')
    await textWhen((now) => now.includes('dry-dock.jpg)\n船坞。图/张三'))
    await workbench.press('Escape')
    await workbench.press('ArrowUp')
    const before = await workbench.editorText()
    const menu = await workbench.pressUntil('ControlOrMeta+.', '.action-widget')
    assert.match(await menu.innerText(), /Turn the image into a figure with a caption/)
    await show('figure-from-markdown')
    await menu.getByText('Turn the image into a figure with a caption').click()
    await textWhen((now) => now.includes('<img src="/images/dry-dock.jpg" alt="旧码头">\n<figcaption>船坞。图/张三</figcaption>'))
    await workbench.press('ControlOrMeta+z')
    await textWhen((now) => now === before)
  })

  it('renames an id with all that refers to it, by F2', async () => {
    await workbench.openFile('quay.md')
    await workbench.goToLine(11, 18)
    const box = await workbench.pressUntil('F2', '.rename-box input')
    await box.fill('ship')
    await box.press('Enter')
    const text = await textWhen((now) => now.includes('<figcaption id="ship">'))
    assert.ok(text.includes('见[说明](#ship)。') && text.includes('aria-describedby="ship"') && !text.includes('note'), text)
    await workbench.press('ControlOrMeta+z')
    await textWhen((now) => now.includes('(#note)') && now.includes('id="note"') && !now.includes('ship'))
  })

  /**
   * Pastes files, or drops them on a line of the screen: as the browser tells of it, since none can take hold of a file of
   * another program here. Each is a small picture.
   */
  async function give(how, files, line = 1) {
    await workbench.page.evaluate(
      async ({ how, files, line }) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 6 })
        canvas.getContext('2d').fillRect(0, 0, 4, 4)
        const data = new DataTransfer()
        for (const { name } of files) {
          const type = name.endsWith('.jpg') ? 'image/jpeg' : 'image/png'
          const blob = await new Promise((done) => canvas.toBlob(done, type))
          data.items.add(new File([blob], name, { type }))
        }
        const init = { bubbles: true, cancelable: true, composed: true }
        if (how === 'paste') {
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }))
          return
        }
        const lines = [...document.querySelectorAll('.editor-group-container.active .monaco-editor .view-line')]
        const target = lines.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[line - 1]
        const box = target.getBoundingClientRect()
        // Without Shift a file is opened.
        const at = { clientX: box.left + 200, clientY: box.top + box.height / 2, dataTransfer: data, shiftKey: true }
        for (const type of ['dragenter', 'dragover', 'drop']) {
          target.dispatchEvent(new DragEvent(type, { ...init, ...at }))
          for (let drawn = 0; drawn < 12; drawn++) await new Promise((done) => requestAnimationFrame(done))
        }
      },
      { how, files, line },
    )
  }
})
