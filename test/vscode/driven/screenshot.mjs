// Takes the README's picture in the real VS Code: an article of the sample newsroom, its problems, its preview.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { openWorkbench, settled } from '../host/drive.mjs'
import { temporaryFolder } from '../host/processes.mjs'

const folder = join(temporaryFolder('workspace'), 'newsroom')
cpSync(join(repository, 'samples', 'newsroom'), folder, { recursive: true })
const settings = {
  'copydesk.preview.remoteImages': 'never',
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'workbench.activityBar.location': 'hidden',
}
const workbench = await openWorkbench({ folder, developmentPath: repository, viewport: { width: 1440, height: 900 }, settings })
await workbench.openFile('白鹭河新桥通车.md')
await workbench.problemsRows((rows) => rows.some((row) => row.includes('figure-caption-text')))
await workbench.press('ControlOrMeta+1')
await workbench.runCommand('Copydesk: Open Article Preview to the Side')
await workbench.webviewFrame('h1')
await workbench.press('ControlOrMeta+1')
await workbench.press('ControlOrMeta+b')
await workbench.goToLine(1)
// The problems as high as they need, and the mouse where it lights nothing up.
const { page } = workbench
const panel = await page.locator('.part.panel').boundingBox()
await page.mouse.move(400, panel.y - 1)
await page.mouse.down()
await page.mouse.move(400, panel.y + 90, { steps: 10 })
await page.mouse.up()
await page.mouse.move(450, 46)
await settled(page, 90)
await workbench.screenshot(join(repository, 'docs', 'images', 'screenshot.png'))
await workbench.close()
