// The page of the preview alone, in a browser: `npm run bench -- page`. How long articles are built while their first screen is read.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../vscode/host/browser.mjs'
import { repository } from '../vscode/host/cache.mjs'
import { table } from './measure.mjs'

/** @param program `pageMessage.mjs`, bundled @param dist the folder of the minified build */
export async function pageBench(program, dist) {
  const sheet = (name) => readFileSync(join(repository, 'media', name), 'utf8')
  const css = Array.from(sheet('previewPage.css').matchAll(/@import url\("(.*?)"\)/g), ([, name]) => sheet(name)).join('\n')
  const script = readFileSync(join(dist, 'preview.js'), 'utf8')
  const rows = []
  for (const kilobytes of [50, 500, 5000]) {
    for (const shape of ['HTML', 'Markdown']) {
      const { stdout } = spawnSync(process.execPath, [program, kilobytes, shape], { encoding: 'utf8', maxBuffer: 1 << 30 })
      const browser = await launchBrowser({ viewport: { width: 750, height: 800 } })
      try {
        await browser.page.goto('data:text/html,<!doctype html>')
        await browser.page.addStyleTag({ content: css })
        await browser.page.evaluate(standIn)
        await browser.page.addScriptTag({ content: script })
        const seen = await browser.page.evaluate(build, JSON.parse(stdout))
        rows.push([`${kilobytes} KB of ${shape}`, ...seen.map((ms) => ms.toFixed(0))])
      } finally {
        await browser.close()
      }
    }
  }
  console.log('\nThe page of the preview in a browser, in milliseconds')
  table(['', 'first screen', 'all of it', 'longest task', 'scrolled to its end', 'a letter'], rows)
}

/** Runs in the page: what VS Code is for it. */
function standIn() {
  globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })
  // What comes from a page without an origin says so.
  Object.defineProperty(window, 'origin', { value: 'null' })
}

/** Runs in the page. */
async function build({ messages: [whole, letter], lines }) {
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(undefined)
      })
    })
  const body = document.querySelector('.cd-body')
  const until = async (isSo) => {
    while (!isSo()) await frame()
    await frame()
    return performance.now()
  }
  const tasks = []
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ entryTypes: ['longtask'] })
  await frame()
  const count = whole.body.chunks.length
  const started = performance.now()
  postMessage(whole, '*')
  const first = await until(() => body.childElementCount > 0)
  const paragraphs = body.getElementsByTagName('p')
  const wanted = whole.body.chunks.reduce((sum, { html }) => sum + html.split('<p').length - 1, 0)
  const all = await until(() => paragraphs.length >= wanted)
  // What is done once at the end is a part of it.
  await new Promise((resolve) => setTimeout(resolve, 800))
  const longest = Math.max(0, ...tasks.filter(({ startTime }) => startTime > started).map(({ duration }) => duration))
  const asked = performance.now()
  postMessage({ type: 'reveal', line: lines - 8 }, '*')
  const scrolled = await until(() => scrollY > 500 || count < 60)
  const pressed = performance.now()
  postMessage(letter, '*')
  await new Promise((resolve) => setTimeout(resolve))
  const shown = await until(() => true)
  return [first - started, all - started, longest, scrolled - asked, shown - pressed]
}
