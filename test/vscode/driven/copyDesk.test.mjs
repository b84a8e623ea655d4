// The copy desk by keyboard, in English and Chinese: what is still to be settled, and a correction of what is published.
import assert from 'node:assert/strict'
import { appendFileSync, cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { temporaryFolder } from '../host/processes.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')

const published = `---
title: Night trams run until two
date: 2024-01-05 08:00:00
updated: 2024-01-05 09:00:00
categories: City
author: Mara Quill
---

The last tram leaves the harbour at two.
`

/** A house style of fifty entries, most of them without a problem here. */
const style = `
style:
  typography: { cjkSpacing: spaced, punctuation: cjk, repeatedWords: true }
  terms:
    - { prefer: Riverside, instead: [River Side], reason: one word since 1998 }
    - { prefer: 云汀, instead: [雲汀] }
${Array.from({ length: 48 }, (_, at) => `    - { prefer: Quay ${at + 1}, instead: [Pier No ${at + 1}] }`).join('\n')}
headlines: { widths: { search: 40, push: 20 }, endMark: none }
`

const unfinished = `---
title: River Side trams run until two in the morning again.
date: 2024-01-05 08:00:00
status: draft
categories: City
author: Mara Quill
---

The the last tram leaves River Side at two [TK]. It opens on Monday, 8 January 2023. 雲汀的电车10点到站,晚点。
`

/** @returns {string} a copy of the sample newsroom with a house style */
function makeNewsroom() {
  const folder = join(temporaryFolder('workspace'), 'newsroom')
  cpSync(join(repository, 'samples', 'newsroom'), folder, { recursive: true })
  writeFileSync(join(folder, 'source', '_posts', 'city', 'night-trams-until-two.md'), published)
  appendFileSync(join(folder, 'copydesk.yaml'), style)
  writeFileSync(join(folder, 'source', '_posts', 'city', 'unfinished-trams.md'), unfinished)
  return folder
}

for (const [locale, { ready, addCorrection, note }] of Object.entries({
  en: { ready: 'Copydesk: Ready to Publish?', addCorrection: 'Copydesk: Add Correction', note: 'The last tram leaves at two: not at one.' },
  'zh-cn': { ready: '可以发布了吗', addCorrection: '添加更正', note: '末班电车两点开出，并非一点。' },
})) {
  describe(`The copy desk, by keyboard (${locale})`, function () {
    this.timeout(600_000)
    this.bail(true)
    let workbench

    before(async () => {
      const vsix = process.env.COPYDESK_VSIX
      const extension = vsix ? { vsix } : { developmentPath: repository }
      workbench = await openWorkbench({
        folder: makeNewsroom(),
        ...extension,
        ...(locale === 'en' ? {} : { locale }),
        settings: { 'workbench.colorTheme': 'Default Light Modern' },
        viewport: { width: 1300, height: 800 },
      })
    })
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await show('failed')
    })
    after(() => workbench?.close())

    const show = (name) => workbench.screenshot(join(pictures, `desk-${name}-${locale}.png`))
    const textWhen = (isSo, what) => eventually(() => workbench.editorText(), isSo, what)

    it('asks for a correction, and writes it with its date and that of the change; one undo takes both back', async () => {
      await workbench.openFile('night-trams-until-two.md')
      const before = await workbench.editorText()
      await workbench.runCommand(addCorrection)
      // The command palette has an input as well, but no title.
      await workbench.page.locator('.quick-input-title:visible', { hasText: addCorrection.replace('Copydesk: ', '') }).waitFor()
      await workbench.typeText(note)
      await show('correction-asked')
      await workbench.press('Enter')
      const after = await textWhen((now) => now !== before, 'a correction')
      const written = /^updated: (\S+) \d\d:\d\d:\d\d\n(?:.*\n)*corrections:\n {2}- date: (\S+)\n {4}text: (.*)$/m.exec(after)
      assert.ok(written, after)
      assert.equal(written[1], written[2])
      assert.notEqual(written[1], '2024-01-05')
      assert.ok(written[3]?.includes(note))
      await show('correction')
      await workbench.press('ControlOrMeta+z')
      assert.equal(await textWhen((now) => now === before, 'the text before'), before)
    })

    it('shows what the house style says, and lists what is to be settled before publishing', async () => {
      await workbench.openFile('unfinished-trams.md')
      const rows = await workbench.problemsRows((found) => found.some((row) => row.includes('[TK]') || row.includes('TK')))
      for (const rule of ['style-term', 'unfinished-copy', 'weekday-mismatch', 'headline-width'])
        assert.ok(
          rows.some((row) => row.includes(rule)),
          `${rule}: ${rows.join('\n')}`,
        )
      await show('problems')
      await workbench.runCommand(ready)
      const items = await eventually(
        () => workbench.quickPickRows(),
        (found) => found.length > 3,
        'the checklist',
      )
      assert.ok(items.some((row) => row.includes('unfinished-copy')))
      await show('ready')
      await workbench.press('Escape')
    })
  })
}
