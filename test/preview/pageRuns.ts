/// <reference lib="dom" />
import fc from 'fast-check'
import { generatorFor, generatorNames } from '../generatorFor'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { renderBody, type Body } from '../../src/preview/render/body'
import { BodyView } from '../../src/preview/page/bodyView'
import { FirstScreen } from '../../src/preview/page/firstScreen'
import { patchBetween } from '../../src/preview/protocol/patch'
import { article, changed, edits } from './render/edits'

const options = { resolveImage: (address: string) => `https://page.example/${address}` }
const render = (text: string, previous?: Body, dialect: string = 'generic') =>
  renderBody({ text, generator: generatorFor(dialect) }, defaultPolicy, options, previous)

/** What a page shows of a body. Whether details are open is the reader's. */
function shown(view: BodyView): Node {
  for (const details of view.element.querySelectorAll('details')) details.open = false
  const copy = view.element.cloneNode(true)
  copy.normalize()
  return copy
}

function linesOf(view: BodyView): string {
  return view.shown.map(({ line }) => line).join()
}

function assertSame(view: BodyView, anew: BodyView, text: string): void {
  // In whichever order the attributes are.
  if (shown(view).isEqualNode(shown(anew)) && linesOf(view) === linesOf(anew)) return
  throw new Error(`${JSON.stringify(text)}\n${view.element.innerHTML}\n--- but anew:\n${anew.element.innerHTML}`)
}

/**
 * Runs in a browser: a page that is brought up to date after each edit shows what a new page shows.
 * @returns what was tried, or the text and the two pages that differ
 */
export function run(numRuns: number): { readonly edits: number; readonly failure: string | undefined } {
  let count = 0
  const found = fc.check(
    fc.property(article, edits, fc.constantFrom(...generatorNames), (start, all, dialect) => {
      let text = start
      let body = render(text, undefined, dialect)
      const view = new BodyView(() => {})
      view.replace(body.chunks, 0)
      // The same article is changed while it is still being built.
      const built = new BodyView(() => {})
      const steps = new FirstScreen(built, () => {}, 60)
      steps.replace(body.chunks, 0)
      for (const one of all) {
        text = changed(text, one)
        const next = render(text, body, dialect)
        // As a message it is copied.
        const patch = structuredClone(patchBetween(body.chunks, next.chunks))
        view.apply(patch, 0)
        steps.apply(patch, 0)
        body = next
        count++
        const anew = new BodyView(() => {})
        anew.replace(render(text, undefined, dialect).chunks, 0)
        assertSame(view, anew, text)
        if (one !== all.at(-1)) continue
        steps.until(() => false)
        assertSame(built, anew, `step by step, ${text}`)
      }
    }),
    { numRuns },
  )
  return { edits: count, failure: found.failed ? fc.defaultReportMessage(found) : undefined }
}

/** Runs in a browser: what a reader did on the page, after edits around it. @returns the edits that something was lost with */
export function lost(): readonly string[] {
  const start =
    '<details>\n<summary>More</summary>\n<p>Inside.</p>\n</details>\n\nFirst.\n\n<div>\n<p>Chosen words.</p>\n<video controls></video>\n</div>\n\nLast.\n'
  let text = start
  let body = render(text)
  const view = new BodyView(() => {})
  document.body.append(view.element)
  view.replace(body.chunks, 0)
  const [details, chosen, video] = ['details', '.cd-body div > p', 'video'].map((selector) => view.element.querySelector(selector))
  if (!(details instanceof HTMLDetailsElement) || !chosen || !video) throw new Error(view.element.innerHTML)
  details.open = true
  getSelection()?.selectAllChildren(chosen)
  const state = () =>
    `${details.isConnected && details.open}, ${video.isConnected}, ${chosen.contains(getSelection()?.anchorNode ?? null)}, ${getSelection()}`
  const then = state()
  if (!then.startsWith('true, true, true, Chosen words.')) throw new Error(then)
  const edits: readonly (readonly [string, string])[] = [
    ['First.', 'First of all.'],
    ['<details>', 'New on top.\n\n<details>'],
    ['Inside.', 'Inside of it.'],
    ['<video', '<p>New before it.</p>\n<video'],
    ['</div>', ''],
    ['<div>', ''],
    ['<p>Chosen', '<section>\n<p>Chosen'],
    ['Last.', '</section>\n\nLast.'],
    ['New on top.\n\n', ''],
  ]
  const failed = edits.flatMap(([written, other]) => {
    text = text.replace(written, other)
    const next = render(text, body)
    view.apply(structuredClone(patchBetween(body.chunks, next.chunks)), 0)
    body = next
    const now = state()
    return now === then ? [] : [`${written} -> ${other}: ${now}, not ${then}`]
  })
  view.element.remove()
  return failed
}
