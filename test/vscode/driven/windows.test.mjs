// The index of a folder when the window, and with it the extension host, is started again in the middle of it, and when two windows show the folder.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, eyes, hands, openWorkbench } from '../host/drive.mjs'
import { temporaryFolder } from '../host/processes.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
/** Reading so many takes long enough for a restart in between. */
const count = 12_000
const article = (number, author = 'Mara') => `---\ntitle: Tide table ${number}\nauthor: ${author}\ndate: 2024-01-05\n---\n\nText.\n`

describe('The index', function () {
  this.timeout(600_000)
  let folder
  let workbench
  const windows = []

  beforeEach(async () => {
    folder = join(temporaryFolder('workspace'), 'tides')
    writeFileSync(make('copydesk.yaml'), 'dialect: hexo\n')
    for (let number = 0; number < count; number++) writeFileSync(make('posts', String(number % 20), `a${number}.md`), article(number))
    writeFileSync(make('posts', 'open.md'), article('today'))
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({
      folder,
      ...extension,
      settings: { 'copydesk.codeLens': true },
    })
    windows.push(workbench)
  })
  afterEach(async function () {
    for (const [index, window] of windows.splice(0).entries())
      if (this.currentTest?.state === 'failed') await window.screenshot(join(pictures, `failed-windows-${index}.png`))
    await workbench?.close()
  })

  function make(...path) {
    mkdirSync(join(folder, ...path, '..'), { recursive: true })
    return join(folder, ...path)
  }

  /** Ends the extension host and starts another one. VS Code in a browser has no command for the host alone. */
  async function reload() {
    await workbench.page.reload()
    await workbench.explorerRows()
    await workbench.openFile('open.md')
  }

  async function secondWindow() {
    const page = await workbench.page.context().newPage()
    await page.goto(workbench.page.url())
    const window = { ...hands(page), ...eyes(page), page }
    windows.push(window)
    await window.explorerRows()
    return window
  }

  /** In how many articles the byline of the open article is, as a window says it; 0 while it does not. */
  async function counted({ page }) {
    const lenses = await page.locator('.codelens-decoration').allInnerTexts()
    return Number(/“Mara” in ([\d,]+) articles/.exec(lenses.join())?.[1].replaceAll(',', '') ?? 0)
  }

  const expectCount = (window, wanted) =>
    eventually(
      () => counted(window),
      (found) => found === wanted,
      `${wanted} articles counted`,
    )

  it('is complete after the window was loaded again while it was made', async () => {
    await workbench.openFile('open.md')
    await eventually(
      () => counted(workbench),
      (found) => found > 1,
      'the first articles counted',
    )
    await reload()
    await expectCount(workbench, count + 1)
    await reload()
    // The index comes from the cache now; new files are still added to it.
    writeFileSync(make('posts', 'late.md'), article('late'))
    await expectCount(workbench, count + 2)
  })

  it('is complete in two windows of one folder, and follows changes in both', async () => {
    const second = await secondWindow()
    await Promise.all([workbench, second].map((window) => window.openFile('open.md')))
    for (const window of [workbench, second]) await expectCount(window, count + 1)
    for (let number = 0; number < 500; number++) writeFileSync(make('posts', String(number % 20), `a${number}.md`), article(number, 'Milo'))
    for (const window of [workbench, second]) await expectCount(window, count + 1 - 500)
  })
})
