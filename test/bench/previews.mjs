// Our preview and VS Code's own, in a real VS Code on the same articles: `npm run bench -- pixels` and `npm run bench -- sync`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../vscode/host/cache.mjs'
import { eventually, openWorkbench } from '../vscode/host/drive.mjs'
import { removeTemporaryFolder, temporaryFolder } from '../vscode/host/processes.mjs'
import { inStep, letters, longArticles } from '../vscode/driven/inStep.mjs'
import { articleText, asMarkdown } from './articles.mjs'
import { table } from './measure.mjs'

const previews = [
  { name: 'Copydesk', command: 'Copydesk: Open Article Preview to the Side', content: '.cd-body' },
  { name: 'VS Code’s own', command: 'Markdown: Open Preview to the Side', content: '.markdown-body' },
]

/** Opens each preview on all articles in turn. @param {(preview, desk, step, open) => Promise<void>} work */
async function withPreviews(articles, work) {
  for (const preview of previews) {
    const folder = temporaryFolder('previews')
    for (const [name, text] of articles) writeFileSync(join(folder, name), text)
    // Bench builds are the minified ones.
    const workbench = await openWorkbench({ folder, developmentPath: repository, viewport: { width: 1500, height: 800 } })
    const step = inStep(workbench, preview.content)
    try {
      await work(preview, workbench, step, async (name) => {
        await step.focusEditor()
        await workbench.openFile(name)
        await workbench.runCommand(preview.command)
        await step.focusEditor()
        const frame = await workbench.webviewFrame(preview.content)
        const wanted = letters(paragraphOf(articles.get(name))).slice(0, 20)
        await eventually(
          () => frame.locator(preview.content).first().innerText(),
          (now) => letters(now).includes(wanted),
          `the preview of ${name}`,
        )
        await step.settle(frame)
        // A preview may take the focus once it has loaded.
        await step.focusEditor()
        return frame
      })
    } catch (error) {
      await workbench.screenshot(join(repository, '.vscode-test', 'screenshots', 'failed-bench.png'))
      throw error
    } finally {
      await workbench.close()
      removeTemporaryFolder(folder)
    }
  }
}

/** A line of text that any preview shows as it is written. */
function paragraphOf(text) {
  const body = text.slice(text.indexOf('\n---', 4) + 4)
  return body.split('\n').find((line) => /^(?:<p>)?\p{L}[^[\]`*_<>{}|]{30}/u.test(line)) ?? ''
}

/** From a key press in the editor to the frame that shows it in the preview, by the browser's clocks. */
export async function pixels(keys = Number(process.env.COPYDESK_PIXEL_KEYS ?? 40)) {
  const long = Math.round(50_000 / (Buffer.byteLength(articleText(1, 200)) / 200))
  const articles = new Map([
    ['seed-like.md', articleText(2)],
    ['long.md', asMarkdown(articleText(1, long))],
    ['long-html.md', articleText(1, long)],
  ])
  const rows = []
  await withPreviews(articles, async (preview, workbench, step, open) => {
    await workbench.page.evaluate(() => {
      addEventListener('keydown', ({ timeStamp }) => (globalThis.pressed = performance.timeOrigin + timeStamp), { capture: true })
    })
    for (const [name, text] of articles) {
      const frame = await open(name)
      await frame.evaluate(watch)
      const lines = text.split('\n')
      const middle = lines.findIndex((line, index) => index > lines.length / 2 && /\p{L}/u.test(line) && !line.includes('img'))
      await workbench.goToLine(middle + 1, lines[middle].search(/，|。|, |\. /u) + 1)
      await step.settle(frame)
      let word = 'q'
      await workbench.press('q')
      const times = []
      for (let key = 0; key < keys; key++) {
        // Whatever is done now and then, like counting words, has been done; and no rhythm is met.
        await workbench.page.waitForTimeout(700 + (key % 7) * 31)
        const letter = 'xvzjk'[key % 5]
        word += letter
        await frame.evaluate((wanted) => (globalThis.wanted = wanted), word)
        await workbench.press(letter)
        const shown = await eventually(
          () => frame.evaluate(() => globalThis.shown),
          (found) => found?.word === word,
          `${word} in the preview`,
        )
        times.push(shown.at - (await workbench.page.evaluate(() => globalThis.pressed)))
      }
      times.sort((a, b) => a - b)
      const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0)
      rows.push([`${name}, ${preview.name}`, at(0.5), at(0.95)])
    }
  })
  console.log(`\nA key press until the preview shows it, ${keys} keys in a browser`)
  table(['', 'median, ms', 'p95, ms'], rows)
}

/** Runs in the preview's page: notes when the frame with the word that is waited for has been made. */
function watch() {
  const look = () => {
    const { wanted } = globalThis
    if (wanted === undefined || !document.body.textContent.includes(wanted)) return
    globalThis.wanted = undefined
    requestAnimationFrame(() => {
      // The first task behind a frame's drawing.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (globalThis.shown = { word: wanted, at: performance.timeOrigin + performance.now() })
      port2.postMessage(undefined)
    })
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** Whether editor and preview show the same block at their tops, on the longest real articles. @param from how many longer ones are left out */
export async function sync(count = Number(process.env.COPYDESK_SYNC_ARTICLES ?? 50), from = Number(process.env.COPYDESK_SYNC_FROM ?? 0)) {
  const paths = longArticles(from + count).slice(from)
  const articles = new Map(paths.map((path, index) => [`article-${from + index}.md`, readFileSync(path, 'utf8')]))
  if (articles.size === 0) return console.log('\nKeeping in step: there are no real articles (COPYDESK_CORPUS)')
  const rows = []
  await withPreviews(articles, async (preview, workbench, step, open) => {
    const totals = { 'by the editor': { same: 0, beside: 0, none: 0 }, 'by the preview': { same: 0, beside: 0, none: 0 } }
    const add = (way, seen) => {
      for (const key of Object.keys(seen)) totals[way][key] += seen[key]
    }
    for (const [name, text] of articles) {
      try {
        const frame = await open(name)
        const height = await frame.evaluate(() => document.scrollingElement.scrollHeight - innerHeight)
        await workbench.press('ControlOrMeta+Home')
        await step.settle(frame)
        add('by the editor', await step.measure(frame, text, step.scrollEditor, step.tenthOf(text)))
        await step.scrollPreview(frame, -3 * height - 10_000)
        add('by the preview', await step.measure(frame, text, step.scrollPreview, Math.floor(height / 11)))
      } catch (error) {
        console.log(`${name}, ${preview.name}: ${String(error).split('\n')[0]}`)
      }
    }
    for (const [way, { same, beside, none }] of Object.entries(totals)) {
      const all = same + beside + none
      const share = (part) => `${((part / all) * 100).toFixed(1)} %`
      rows.push([`${preview.name}, scrolled ${way}`, all, same, beside, share(same), share(same + beside)])
    }
  })
  console.log(`\nThe same block at the top of editor and preview, ${articles.size} long articles, each at its tenths`)
  table(['', 'places', 'the same', 'beside', 'share', 'with those beside'], rows)
}
