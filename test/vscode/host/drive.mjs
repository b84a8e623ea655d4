/**
 * VS Code as a person uses it: a workbench in a browser, and hands and eyes for it.
 *
 *     const workbench = await openWorkbench({ folder, developmentPath })             or { folder, vsix }
 *     await workbench.openFile('article.md')
 *     await workbench.runCommand('Copydesk: Show Preview')
 *     const preview = await workbench.webviewFrame('h1')
 *     assert.deepEqual(await workbench.problemsRows(), ['...'])
 *     await workbench.screenshot('dist/preview.png')
 *     assert.deepEqual(workbench.blocked, [])       what the page wanted from outside of this machine
 *     await workbench.close()
 *
 * Everything waits for a state, for 120 seconds at most: never for a time. `workbench.page` is playwright's page, for the rest.
 */
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { installChineseFont } from './browserInstall.mjs'
import { launchBrowser } from './browser.mjs'
import { startServer } from './server.mjs'
import { eventually, patienceMs, pollMs, pressUntilSo, retryMs, within } from './waiting.mjs'

export { eventually, settled } from './waiting.mjs'

const quickInput = '.quick-input-widget:visible'

/**
 * @param {object} options
 * @param {string} options.folder
 * @param {string} [options.developmentPath] the extension as its folder
 * @param {string} [options.vsix] the extension as its package
 * @param {Record<string, unknown>} [options.settings]
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {Record<string, string | undefined>} [options.env]
 * @param {string} [options.locale] the display language: `zh-cn`
 * @param {boolean} [options.distrusted] the folder is not trusted
 * @param {boolean} [options.hasFiles] whether the folder has a file to wait for
 */
export async function openWorkbench({
  folder,
  developmentPath,
  vsix,
  settings,
  viewport,
  env,
  locale,
  distrusted = false,
  hasFiles = true,
}) {
  await installChineseFont()
  const server = await startServer({ vsix: vsix && resolve(vsix), settings, env, locale, asksForTrust: distrusted })
  const browser = await launchBrowser({ viewport })
  const { page, blocked } = browser
  page.setDefaultTimeout(patienceMs)
  const close = async () => {
    await browser.close()
    await server.stop()
  }
  try {
    const extension = developmentPath ? { developmentPath: resolve(developmentPath) } : {}
    await page.goto(server.workbench(resolve(folder), extension))
    const workbench = { ...hands(page), ...eyes(page), page, blocked, serverLog: server.log, dataFolder: server.dataFolder, close }
    if (distrusted) await refuseTrust(page)
    if (hasFiles) await workbench.explorerRows()
    else await page.locator('.explorer-folders-view').waitFor()
    return workbench
  } catch (error) {
    await close()
    throw error
  }
}

/** VS Code asks, or takes it for granted and says so. */
async function refuseTrust(page) {
  const refuse = page.getByRole('button', { name: /No, I don.t trust/ })
  const restricted = page.locator('.statusbar-item').getByText('Restricted Mode')
  await refuse.or(restricted).first().waitFor()
  if (await refuse.isVisible()) await refuse.click()
  await restricted.waitFor()
}

/** What a person does. A key is named as playwright names it: `Control+S`, `F2`, `ArrowDown`. */
export function hands(page) {
  /**
   * Takes what has this label from a list, by keyboard: the list is drawn anew while answers come in, and a click then meets
   * another row.
   * @param key what opens the list @param text what is typed there
   * @param {(label: string) => boolean} isWanted
   */
  const choose = async (key, text, isWanted, timeout = patienceMs) => {
    await page.keyboard.press(key)
    const input = page.locator(`${quickInput} input`).first()
    await input.waitFor({ timeout })
    // F1 puts a `>` in front, which stays.
    await input.press('End')
    await input.pressSequentially(text)
    const label = async () => (await texts(page.locator(`${quickInput} .monaco-list-row.focused .label-name`)))[0] ?? ''
    const end = Date.now() + timeout
    for (let seen = await label(), now = ''; ; seen = now) {
      await new Promise((again) => setTimeout(again, 3 * pollMs))
      now = await label()
      if (isWanted(now) && now === seen) break
      if (Date.now() > end) throw new Error(`The list has no ${text}; the row that would be taken is ${now || 'none'}.`)
      if (now !== '' && now === seen) await input.press('ArrowDown')
    }
    await input.press('Enter')
  }

  /** Tries again what takes something from a list: that may close when something else takes the focus. */
  const persist = async (attempt, timeout) => {
    for (const end = Date.now() + timeout; ; ) {
      try {
        return await attempt()
      } catch (error) {
        if (Date.now() > end) throw error
        await page.keyboard.press('Escape')
      }
    }
  }

  return {
    /** The first command whose title has this text, from the command palette. */
    runCommand: (title) => persist(() => choose('F1', title, (label) => label.includes(title), 15_000), patienceMs),

    /** A file by its name, from the list of files; ready when its text is there and has the cursor. */
    async openFile(name) {
      // Exactly this name: a preview has it in its title too, in its tab and in the list.
      const tab = page.locator(`.tab.active[data-resource-name="${name}"]`).first()
      await persist(async () => {
        if (await tab.isVisible()) return
        await choose('ControlOrMeta+P', name, (label) => label === name, 15_000)
        await tab.waitFor({ timeout: 15_000 })
      }, 2 * patienceMs)
      await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor()
    },

    /** Puts the cursor at the start of a line, counted from 1. */
    async goToLine(line, column = 1) {
      await page.keyboard.press('Control+G')
      const input = page.locator(`${quickInput} input`).first()
      await input.waitFor()
      await input.pressSequentially(`${line}:${column}`)
      await input.press('Enter')
      await page.locator(quickInput).waitFor({ state: 'hidden' })
    },

    /** Key by key, as typed: completion and auto-closing take part. */
    typeText: (text) => page.keyboard.type(text, { delay: 15 }),
    press: (key) => page.keyboard.press(key),

    /**
     * Presses a key until something is on the screen, as a person would: VS Code drops a request when, in the middle of
     * it, problems or settings arrive, and a list that is being drawn does not receive keys.
     */
    async pressUntil(key, selector) {
      const wanted = page.locator(selector).first()
      await pressUntilSo(
        page,
        key,
        () => wanted.isVisible(),
        (isVisible) => isVisible,
        selector,
      )
      return wanted
    },

    /**
     * Presses a key until `isSo` accepts what `look` returns.
     * @template T @param {string} key @param {() => Promise<T>} look @param {(found: T) => boolean} isSo
     */
    pressUntilSo: (key, look, isSo, what) => pressUntilSo(page, key, look, isSo, what),

    /**
     * Moves the focus in a list until the focused row is the wanted one. Each press waits until the focus has moved. A list that is
     * drawn anew loses its focus: then `lost` gets it back.
     * @param {string} key @param {() => Promise<string | undefined>} focused the label of the focused row
     * @param {(label: string) => boolean} isWanted @param {() => Promise<unknown>} [lost]
     */
    async moveFocus(key, focused, isWanted, lost = () => page.keyboard.press('Home')) {
      const end = Date.now() + patienceMs
      for (;;) {
        const label = await focused()
        if (label !== undefined && isWanted(label)) return label
        if (Date.now() > end) throw new Error(`The focus does not come to the wanted row, but is at: ${label}`)
        if (label === undefined) await lost()
        else await page.keyboard.press(key)
        const moved = await within(retryMs, focused, (now) => now !== label)
        if (moved === label) await lost()
      }
    },
  }
}

/** What a person sees. */
export function eyes(page) {
  return {
    /** The rows of the file tree, from top to bottom. */
    explorerRows: () => rows(page.locator('.explorer-folders-view .monaco-list-row')),

    /** The rows of an open list of choices, the command palette or a quick pick. */
    quickPickRows: () => rows(page.locator(`${quickInput} .monaco-list-row`)),

    /** The labels in the open suggestion list. */
    suggestionRows: () => rows(page.locator('.suggest-widget.visible .monaco-list-row .label-name')),

    /**
     * The rows of the Problems panel, which is opened for it: a file's row, then those of its problems. Waits until
     * `until` is content with them, which by default asks for one row.
     */
    async problemsRows(until = (found) => found.length > 0) {
      const panel = page.locator('.markers-panel')
      if (!(await panel.isVisible())) await page.keyboard.press('ControlOrMeta+Shift+M')
      await panel.waitFor()
      return eventually(() => texts(page.locator('.markers-panel .monaco-list-row')), until)
    },

    /** The lines of the active editor that are on the screen, from top to bottom. */
    async editorText() {
      const lines = page.locator('.editor-group-container.active .monaco-editor .view-line')
      await lines.first().waitFor()
      // The editor draws lines in any order, and spaces as ones that do not break.
      // As long as VS Code is busy with a paste, its turning wheel stands in the text as a blank.
      const isBusy = async () => (await page.locator('.inline-editor-progress-decoration').count()) > 0
      const look = async () => ((await isBusy()) ? undefined : (await texts(lines, (text) => text.replaceAll('\u00a0', ' '))).join('\n'))
      // Seen in the middle of a change, a line may be drawn where it was before.
      let seen
      return eventually(look, (now) => {
        const same = now !== undefined && now === seen
        seen = now
        return same
      })
    },

    /** Texts of the status bar's items. */
    statusBar: () => texts(page.locator('.statusbar-item')),

    /** Texts of the notifications that are open. */
    notifications: () => texts(page.locator('.notifications-toasts .notification-list-item-message')),

    /**
     * The document inside a webview, once something in it matches the selector. It lies two frames deep in a page of
     * VS Code's own, and there is one for each webview.
     *
     * @returns {Promise<import('playwright-core').Frame>}
     */
    webviewFrame: (selector = 'body > *') =>
      eventually(
        async () => {
          for (const frame of page.frames()) {
            if (frame.parentFrame()?.parentFrame() !== page.mainFrame()) continue
            if (
              (await frame
                .locator(selector)
                .count()
                .catch(() => 0)) > 0
            )
              return frame
          }
          return undefined
        },
        (frame) => frame !== undefined,
        `a webview with ${selector} in it`,
      ),

    async screenshot(path) {
      mkdirSync(dirname(resolve(path)), { recursive: true })
      await page.screenshot({ path })
    },
  }
}

async function rows(locator) {
  await locator.first().waitFor()
  return texts(locator)
}

/** From top to bottom: lists keep their rows in any order. A list that is hidden keeps the rows of the last time, which are left out. */
async function texts(locator, tidy = (text) => text.replace(/\s+/g, ' ').trim()) {
  const found = await locator.evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' })),
  )
  return found.sort((a, b) => a.top - b.top).map(({ text }) => tidy(text))
}
