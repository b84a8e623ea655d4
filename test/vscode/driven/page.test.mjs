// The page of the preview in a browser, without VS Code: after any edits it shows what a new page would show.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { launchBrowser } from '../host/browser.mjs'
import { repository, say } from '../host/cache.mjs'

const sequences = Number(process.env.COPYDESK_RUNS ?? 300)

/** Libraries ask for these where they are not used. */
const withoutNode = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: /^(fs|path|url|source-map-js)$/ }, ({ path }) => ({ path, namespace: 'empty' }))
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }))
  },
}

describe('The page of the preview', function () {
  this.timeout(0)

  let browser

  before(async () => {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(repository, 'test', 'preview', 'pageRuns.ts')],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'pageRuns',
      mainFields: ['module', 'main'],
      define: { global: 'globalThis' },
      plugins: [withoutNode],
      logLevel: 'error',
    })
    browser = await launchBrowser()
    // Nothing that the articles show is to be fetched.
    await browser.page.setContent(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">`)
    await browser.page.addScriptTag({ content: outputFiles[0].text })
  })
  after(() => browser?.close())

  it('shows after any edits what a new page shows', async () => {
    const { edits, failure } = await browser.page.evaluate((runs) => globalThis.pageRuns.run(runs), sequences)
    assert.equal(failure, undefined)
    assert.ok(edits >= sequences)
    say(`${sequences} articles, ${edits} edits: the page is what a new one would be`)
  })

  it('keeps what a reader has opened, selected or started, whatever is written around it', async () => {
    assert.deepEqual(await browser.page.evaluate(() => globalThis.pageRuns.lost()), [])
  })
})
