// The preview through the day: articles that are empty, broken, changed on disk, renamed or gone; several previews at once; what a
// screen reader and the keyboard find; and the head in VS Code's own Markdown preview.
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { copyWorkspace } from '../host/workspace.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')

const clean = `---
title: Ferry crews agree on a new rota
description: Boats run every twenty minutes again from Monday.
date: 2025-01-05 08:30:00
updated: 2025-01-06 10:00:00
author: [Mara Ellison, Jonas Weel]
categories: [[City, Transport]]
headimg: /images/head.png
---

The crews voted **in favour** on Sunday. [The port's notice](https://port.example/notice) has the times, [all of them](#what-changes).

## What changes

- The first boat leaves at six.
- [x] The rota is signed.

> “We can live with it,” a skipper said.

| Line | Boats |
|---|---|
| Harbour | 3 |

<figure><img src="/images/head.png" alt="A ferry at the quay" width="160" height="90"><figcaption>On Sunday.</figcaption></figure>

{% youtube abc123 %}

\`\`\`
06:00 06:20 06:40
\`\`\`
`

const tags = `---
title: Tags of the site
date: 2025-01-05
---

{% asset_img harbour.jpg "The harbour at six" %}

Before the {% post_link ferry 'ferry' %} left, {{ page.author }} said so.

{% youtube lJIrF4YjHfQ %}

{% blockquote Mara Ellison %}
We can live with it.
{% endblockquote %}
`

describe('The life of a preview', function () {
  this.timeout(240_000)
  let desk
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
    writeFileSync(join(posts, 'moved.md'), '---\ntitle: To be moved\ndate: 2025-01-05\n---\n\nFirst text.\n')
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    desk = await openWorkbench({ folder, ...extension, viewport: { width: 1500, height: 900 } })
  })
  after(() => desk?.close())
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk?.screenshot(join(pictures, 'failed-life.png'))
  })

  const show = (name) => desk.screenshot(join(pictures, `${name}.png`))
  async function focusEditor() {
    await desk.press('Escape')
    const editor = desk.page.locator('.editor-group-container .monaco-editor').first()
    if (!(await editor.isVisible())) return
    await editor.click({ position: { x: 300, y: 60 } })
    await desk.page.locator('.monaco-editor.focused').first().waitFor()
  }

  async function open(name, expected) {
    await focusEditor()
    await desk.openFile(name)
    await desk.runCommand('Copydesk: Open Preview to the Side')
    await focusEditor()
    const frame = await desk.webviewFrame('.cd-article')
    await eventually(
      () => frame.evaluate(() => document.querySelector('main')?.innerText ?? ''),
      (now) => expected.test(now),
      String(expected),
    )
    return frame
  }

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

  it('shows the head in the Markdown preview of VS Code too', async () => {
    for (const [name, title] of [
      ['clean.md', 'Ferry crews agree on a new rota'],
      ['leading.md', 'Pasted crews agree on a new rota'],
    ]) {
      await focusEditor()
      await desk.openFile(name)
      await desk.runCommand('Markdown: Open Preview')
      const frame = await desk.webviewFrame('.markdown-body .cd-head')
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
      await desk.press('Control+F4')
    }
  })
})

/** One red pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64')
