/**
 * Starts a browser that talks to this machine only, and keeps a record of what it was asked to fetch from elsewhere.
 *
 *     const browser = await launchBrowser({ viewport: { width: 1400, height: 900 } })
 *     await browser.page.goto(server.url)
 *     assert.deepEqual(browser.blocked, [])        addresses outside, none of which was reached
 *     await browser.close()
 */
import { chromium } from 'playwright-core'
import { installBrowser } from './browserInstall.mjs'

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // Requests that a route never sees (service workers, the browser's own) find no host either.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
]

/**
 * @param {object} [options]
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {string} [options.locale] of the browser: 'zh-CN' has Chinese glyphs preferred
 * @param {boolean} [options.visible] shows the window, for looking at what a test does
 */
export async function launchBrowser({ viewport = { width: 1400, height: 900 }, locale = 'zh-CN', visible = false } = {}) {
  const { executablePath } = await installBrowser()
  const browser = await chromium.launch({
    executablePath,
    headless: !visible,
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    // processes.mjs answers the signals: exiting there ends the browser too, and nobody closes it twice.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  const context = await browser.newContext({ viewport, locale })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  /** @type {string[]} */
  const blocked = []
  await context.route(
    (url) => !isLocal(url),
    (route) => {
      blocked.push(route.request().url())
      return route.abort('blockedbyclient')
    },
  )
  return { page: await context.newPage(), blocked, close: () => browser.close() }
}

function isLocal(url) {
  if (!/^(https?|wss?):$/.test(url.protocol)) return true
  return url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname.endsWith('.localhost')
}
