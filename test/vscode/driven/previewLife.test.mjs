// The preview through the day: articles that are empty, broken, changed on disk, renamed or gone; several previews at once; what a
// screen reader and the keyboard find; and the head in VS Code's own Markdown preview.
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'
import { inStep } from './inStep.mjs'
import { themes, violations } from '../host/axe.mjs'
import { clean, gone, long, png, removed, tags } from './previewLifeArticles.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')

describe('The life of a preview', function () {
  this.timeout(600_000)
  let workbench
  let step
  let posts

  before(async () => {
    const folder = copyWorkspace()
    posts = join(folder, 'source', '_posts')
    mkdirSync(join(folder, 'source', 'images'), { recursive: true })
    writeFileSync(join(folder, 'source', 'images', 'head.png'), png)
    writeFileSync(join(posts, 'clean.md'), clean)
    writeFileSync(join(posts, 'tags.md'), tags)
    writeFileSync(join(posts, 'empty.md'), '')
    writeFileSync(join(posts, 'headless.md'), '# Only Markdown\n\nText.\n')
    writeFileSync(
      join(posts, 'broken.md'),
      '---\ntitle: "Harbour opens\ndate: 2025-02-30\nauthor: Mara\n---\n\nText with <b>bold and ![x](../../../../../outside.png)\n',
    )
    writeFileSync(join(posts, 'leading.md'), `\n${clean.replace('Ferry crews', 'Pasted crews')}`)
    writeFileSync(join(posts, 'chinese.md'), readFileSync(join(posts, '本地', '白鹭河新桥通车.md')))
    writeFileSync(join(posts, 'rtl.md'), readFileSync(join(posts, 'arabic', readdirSync(join(posts, 'arabic'))[0])))
    writeFileSync(join(posts, 'removed.md'), removed)
    writeFileSync(join(posts, 'gone.md'), gone)
    writeFileSync(join(posts, 'long.md'), long)
    writeFileSync(join(posts, 'moved.md'), '---\ntitle: To be moved\ndate: 2025-01-05\n---\n\nFirst text.\n')
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 900 } })
    step = inStep(workbench)
  })
  after(() => workbench?.close())
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot(join(pictures, 'failed-life.png'))
  })

  const show = (name) => workbench.screenshot(join(pictures, `${name}.png`))
  const headline = (frame) => frame.evaluate(() => document.querySelector('.cd-headline, .cd-body')?.textContent?.trim() ?? '')

  async function focusEditor() {
    await workbench.press('Escape')
    await step.focusEditor()
  }

  async function open(name, expected) {
    await focusEditor()
    await workbench.openFile(name)
    await workbench.runCommand('Copydesk: Open Article Preview to the Side')
    await focusEditor()
    const frame = await workbench.webviewFrame('.cd-article')
    await eventually(
      () => frame.evaluate(() => document.querySelector('main')?.innerText ?? ''),
      (now) => expected.test(now),
      String(expected),
    )
    return frame
  }

  it('has no accessibility violation in an article or in its own controls, in any theme', async () => {
    const frame = await open('clean.md', /Ferry crews/)
    await frame.locator('.cd-lead img').waitFor()
    const settings = join(posts, '..', '..', '.vscode')
    mkdirSync(settings, { recursive: true })
    for (const [theme, kind] of Object.entries(themes)) {
      writeFileSync(join(settings, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }))
      await eventually(
        () => frame.evaluate(() => document.body.className),
        (now) => now.split(' ').includes(kind),
        theme,
      )
      await show(`axe-${kind}`)
      assert.deepEqual(await violations(frame), [], theme)
      await frame.locator('[role=tab]').last().click()
      await frame.locator('.cd-card').first().waitFor()
      assert.deepEqual(await violations(frame), [], `cards, ${theme}`)
      await frame.locator('[role=tab]').first().click()
      await frame.locator('.cd-headline').waitFor()
    }
    writeFileSync(join(settings, 'settings.json'), '{}')
  })

  it('shows tags of the site by their names', async () => {
    const frame = await open('tags.md', /Tags of the site/)
    assert.deepEqual(await frame.locator('.cd-tag-block .cd-tag-name').allInnerTexts(), ['asset_img', 'youtube'])
    assert.equal(await frame.locator('.cd-tag').count(), 6)
    await show('preview-tags')
  })

  it('shows heads in Chinese and, from right to left, in Arabic', async () => {
    await open('chinese.md', /白鹭河/)
    await show('preview-head-chinese')
    const frame = await open('rtl.md', /سوق/)
    assert.equal(await frame.locator('.cd-headline').evaluate((element) => getComputedStyle(element).direction), 'rtl')
    assert.equal(await frame.locator('.cd-article').getAttribute('lang'), 'ar')
    await show('preview-head-arabic')
  })

  it('shows an empty file, one without front matter and a broken one as far as it can', async () => {
    let frame = await open('headless.md', /Only Markdown/)
    assert.equal(await frame.locator('.cd-head').isVisible(), false)
    frame = await open('broken.md', /Harbour opens/)
    assert.equal(await frame.locator('.cd-notices').isVisible(), true)
    assert.match(await frame.locator('.cd-missing').innerText(), /outside\.png/)
    await show('preview-broken')
    assert.deepEqual(await violations(frame), [])
    await focusEditor()
    await workbench.openFile('empty.md')
    await eventually(
      () => frame.evaluate(() => document.querySelector('main').innerText.trim()),
      (now) => now === '',
    )
    await show('preview-empty')
    await focusEditor()
    await workbench.typeText('# Now')
    await eventually(
      () => headline(frame),
      (now) => now === 'Now',
    )
  })

  it('has landmarks, and tells those who do not see it of another article', async () => {
    const frame = await open('clean.md', /Ferry crews/)
    for (const role of ['main', 'article', 'contentinfo', 'tablist', 'toolbar', 'tabpanel', 'status'])
      assert.equal(await frame.getByRole(role).count(), 1, role)
    assert.deepEqual(await frame.getByRole('article').getByRole('heading').allInnerTexts(), [
      'Ferry crews agree on a new rota',
      'What changes',
    ])
    await open('tags.md', /Tags of the site/)
    assert.equal(await frame.getByRole('status').textContent(), 'Tags of the site')
  })

  it('says how much the site takes out, without being asked', async () => {
    const frame = await open('clean.md', /Ferry crews/)
    const count = () => frame.locator('.cd-toolbar button').first().innerText()
    await eventually(count, (text) => text === 'Removed parts: 0')
    await open('removed.md', /Removed by the site/)
    await eventually(count, (text) => text === 'Removed parts: 2')
    assert.equal(await frame.locator('.cd-removal').count(), 0)
    await workbench.goToLine(6)
    await workbench.typeText('<p onclick="c()">Third</p>')
    await eventually(count, (text) => text === 'Removed parts: 3')
    await workbench.press('ControlOrMeta+z')
    await workbench.press('ControlOrMeta+s')
  })

  it('goes from the page to the text of what is at its top', async () => {
    const frame = await open('long.md', /A long report/)
    await step.settle(frame)
    await step.scrollPreview(frame, 1500)
    const top = await frame.evaluate(() =>
      [...document.querySelectorAll('.cd-body p')].findIndex((paragraph) => paragraph.getBoundingClientRect().bottom > 0),
    )
    assert.ok(top > 10, String(top))
    await frame
      .locator('.cd-body p')
      .nth(top + 2)
      .click()
    await workbench.page.locator('.editor-actions [aria-label^="Go to Source"]').first().click()
    await workbench.page.locator('.monaco-editor.focused').first().waitFor()
    const line = async () => Number(/\bLn (\d+), Col 1\b/.exec((await workbench.statusBar()).join(' '))?.[1])
    await eventually(line, (now) => Math.abs(now - (6 + 2 * top)) <= 2, `the line of paragraph ${top}`)
  })

  it('is up to date again when it is seen again', async () => {
    await open('moved.md', /First text/)
    await workbench.press('ControlOrMeta+2')
    await workbench.page.locator('.editor-group-container.active .tab[aria-label*="Preview moved.md"]').waitFor()
    await workbench.openFile('copydesk.yaml')
    await workbench.page.locator('.tab[aria-label*="Preview moved.md"]:not(.active)').waitFor()
    await focusEditor()
    await workbench.page.locator('.editor-group-container.active .tab.active[data-resource-name="moved.md"]').waitFor()
    await workbench.goToLine(6)
    await workbench.typeText('Written unseen. ')
    await workbench.page.locator('.tab[aria-label*="Preview moved.md"]').click()
    const frame = await workbench.webviewFrame('.cd-headline')
    await eventually(
      () => frame.locator('.cd-body').innerText(),
      (now) => now.includes('Written unseen. First text.'),
    )
    await focusEditor()
    await workbench.press('ControlOrMeta+s')
  })

  it('keeps what it shows of a file that is deleted, says so, and shows it when it is there again', async () => {
    const frame = await open('gone.md', /Here today/)
    const lock = frame.locator('.cd-toolbar button').last()
    // By keyboard: a message of VS Code may lie over it.
    await lock.press('Enter')
    await focusEditor()
    await workbench.runCommand('View: Revert and Close Editor')
    await workbench.page.locator('.tab[data-resource-name="gone.md"]').waitFor({ state: 'detached' })
    rmSync(join(posts, 'gone.md'))
    await frame.locator('.cd-notices').getByText('The file of this article was deleted').waitFor()
    assert.match(await frame.locator('.cd-body').innerText(), /Here today/)
    await show('preview-gone')
    writeFileSync(join(posts, 'gone.md'), gone.replace('Here today', 'Back again'))
    await eventually(
      () => frame.locator('main').innerText(),
      (now) => now.includes('Back again') && !now.includes('was deleted'),
    )
    await lock.press('Enter')
  })

  it('shows the head in the Markdown preview of VS Code too', async () => {
    for (const [name, title] of [
      ['clean.md', 'Ferry crews agree on a new rota'],
      ['leading.md', 'Pasted crews agree on a new rota'],
    ]) {
      await focusEditor()
      await workbench.openFile(name)
      await workbench.runCommand('Markdown: Open Preview')
      const frame = await workbench.webviewFrame('.markdown-body .cd-head')
      await eventually(
        () => frame.locator('.cd-headline').innerText(),
        (now) => now === title,
        title,
      )
      assert.match(await frame.locator('.cd-byline').innerText(), /Mara Ellison.*January 5, 2025/)
      await eventually(
        () => frame.locator('.cd-lead img').evaluate((image) => image.naturalWidth),
        (width) => width > 0,
        'the head picture',
      )
      assert.doesNotMatch(await frame.locator('.markdown-body').innerText(), /headimg:/)
      await show(`builtin-${name}`)
      await workbench.press('Control+F4')
    }
  })
})
