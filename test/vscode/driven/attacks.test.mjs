// Articles that attack whoever looks at them, in the real preview in a real browser: every payload in the body and in every field of the
// front matter, and those that can be one in the name of the file. No script runs, nothing is left for a browser that could run one,
// the page stays where it is, and no request leaves.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository, say } from '../host/cache.mjs'
import { eventually, openWorkbench, settled } from '../host/drive.mjs'
import { temporaryFolder } from '../host/processes.mjs'
import { projectModule, publishedAttacks } from './attackLists.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const fields = [
  'subtitle',
  'description',
  'date',
  'updated',
  'author',
  'category',
  'headimg',
  'cover',
  'image',
  'thumbnail',
  'lang',
  'slug',
]
/** How many payloads an article has; behind each stands what closes whatever it has opened. */
const batch = 28
const closing = `\n\n-->]]></script></style></textarea></title></xmp></noscript></template></option></select></iframe></svg></math>"'>\n\n`

/** Names that run a script in a page that forgets to escape them. A slash cannot be in one. */
const fileNames = [
  '<img src=x onerror=pwned()>',
  '<svg onload=pwned()>',
  '"><img src=x onerror=pwned()>',
  "'><img src=x onerror=pwned()>",
  '" onmouseover="pwned()',
  "' autofocus onfocus='pwned()",
  '<details open ontoggle=pwned()>',
  '&lt;img src=x onerror=pwned()&gt;',
  '&#60;img src=x onerror=pwned()&#62;',
  '[x](javascript:pwned())',
  '![x](javascript:pwned())',
  '$(command:workbench.action.quit)',
  '${pwned()}',
  '{{pwned()}}',
  '{% raw %}<img src=x onerror=pwned()>',
  '%3Cimg src=x onerror=pwned()%3E',
  'javascript:pwned()',
  '<!--',
  '<style>*{display:none}',
  '<base href=x>',
  '<meta http-equiv=refresh content=0;url=x>',
  '`<img src=x onerror=pwned()>`',
  '\\u003cimg src=x onerror=pwned()\\u003e',
  '?a=<img src=x onerror=pwned()>#<img src=x onerror=pwned()>',
  '\u202egnp.<img src=x onerror=pwned()>',
]

describe('An article that attacks', function () {
  this.timeout(600_000)
  let workbench
  let project
  let payloads
  let files
  const seen = { number: 0, scripts: [], violations: [], dialogs: [], requests: [], navigations: [] }

  before(async () => {
    project = await projectModule(join(import.meta.dirname, 'attackProject.mjs'))
    const published = publishedAttacks()
    payloads = [...new Set([...project.attackClasses, ...[...published.values()].flat()])]
    const told = [...published].map(([name, list]) => `${list.length} of ${name}`)
    say(`${payloads.length} payloads: ${project.attackClasses.length} of our own, ${told.join(', ')}`)
  })
  after(() => workbench?.close())
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot(join(pictures, 'failed-attacks.png'))
  })

  it('is rendered to nothing that a browser would run, each payload alone, in the body and in each field', () => {
    const resolveImage = (address) => `https://page.example/${encodeURI(address)}`
    const scope = { settings: project.noSettings, site: undefined }
    // Every generator, those whose HTML is left out or shown as text, and the same as MDX.
    const dialects = new Map()
    for (const [name, generator] of project.dialects) {
      dialects.set(name, { generator })
      if (!dialects.has(`${generator.name} as MDX`))
        dialects.set(`${generator.name} as MDX`, { generator, markdown: generator.mdx.markdown })
    }
    for (const payload of payloads) {
      project.assertSafe(project.sanitize(payload, project.defaultPolicy, { resolveImage }).html, payload)
      const value = JSON.stringify(payload)
      const text = `---\ntitle: ${value}\n${fields.map((field) => `${field}: ${value}`).join('\n')}\n---\n${payload}\n`
      const article = project.parseArticle(text)
      const published = project.publishedReadingOf(article, scope)
      const options = {
        published,
        problems: [],
        policy: project.defaultPolicy,
        resolveImage,
        locale: 'en',
        generator: project.generators[seen.number++ % project.generators.length],
        timeZone: 'Asia/Shanghai',
      }
      const { head, body } = project.renderArticle(article, options)
      project.assertSafe(head, text)
      project.assertSafe(project.htmlOf(body.chunks), text)
      const alone = project.parseArticle(`---\ntitle: Harbour\n---\n${payload}\n`)
      for (const [dialect, one] of dialects)
        project.assertSafe(project.htmlOf(project.renderArticle(alone, { ...options, ...one }).body.chunks), `${dialect}: ${payload}`)
    }
    say(`each payload in ${[...dialects.keys()].join(', ')}`)
  })

  it('is shown, and does nothing', async () => {
    const folder = join(temporaryFolder('workspace'), 'attacks')
    mkdirSync(folder, { recursive: true })
    const batches = Array.from({ length: Math.ceil(payloads.length / batch) }, (_, index) =>
      payloads.slice(index * batch, (index + 1) * batch),
    )
    // Windows has no such names.
    const nameOf = (index) => (process.platform === 'win32' ? `${index}` : (fileNames[index] ?? `${index}`))
    files = Math.max(batches.length, fileNames.length)
    for (let index = 0; index < files; index++) {
      writeFileSync(join(folder, `${nameOf(index)}.md`), articleOf(index, batches[index % batches.length]))
    }
    const settings = {
      'editor.unusualLineTerminators': 'off',
      'editor.minimap.enabled': false,
      'markdown.validate.enabled': false,
      'copydesk.preview.remoteImages': 'never',
    }
    // The package as a user gets it, or the extension as it is being worked on.
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, settings, viewport: { width: 1500, height: 300 + 22 * files } })
    await watch(workbench.page)

    const rows = workbench.page.locator('.explorer-folders-view .monaco-list-row')
    await rows.first().dblclick()
    await workbench.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor()
    await workbench.runCommand('Copydesk: Open Article Preview to the Side')
    const frame = await workbench.webviewFrame('h1')
    await frame.evaluate(() => {
      globalThis.still = true
    })
    const shown = new Set()
    let sentinels = 0
    for (let index = 0; index < files; index++) {
      await rows.nth(index).click()
      const title = await eventually(
        () => frame.evaluate(() => document.querySelector('h1')?.textContent ?? ''),
        (now) => /^Article \d+ /.test(now) && !shown.has(now),
        `the preview of article ${index}`,
      )
      shown.add(title)
      const { wrong, marks } = await frame.evaluate(provoke)
      assert.deepEqual(wrong, [], title)
      sentinels += marks
    }
    assert.equal(shown.size, files)
    // A payload may start something when its image fails or the page is drawn.
    await settled(frame, 60)
    assert.equal(await frame.evaluate(() => globalThis.still), true, 'the page was loaded anew')
    assert.deepEqual(seen.scripts, [])
    assert.deepEqual(seen.dialogs, [])
    assert.deepEqual(seen.navigations, [])
    assert.deepEqual(seen.violations, [])
    assert.deepEqual(workbench.blocked, [])
    say(
      `${payloads.length} payloads in ${files} articles, ${process.platform === 'win32' ? 0 : fileNames.length} in file names; ${sentinels} followed by text that is seen`,
    )
    assert.ok(sentinels > payloads.length * 0.9, `${sentinels}`)
  })

  it('cannot speak for VS Code, as a film in it could try to', async () => {
    const frame = await workbench.webviewFrame('h1')
    const sheets = (origin) =>
      frame.evaluate((from) => {
        const data = { type: 'stylesheet', css: 'p { color: red }', base: '' }
        dispatchEvent(new MessageEvent('message', { data, origin: from === 'own' ? origin : from }))
        return document.adoptedStyleSheets.length
      }, origin)
    assert.equal(await sheets('https://www.youtube.com'), 0)
    assert.equal(await sheets('null'), 0)
    assert.equal(await sheets('own'), 1)
  })

  function articleOf(index, batched) {
    const all = JSON.stringify(batched.join(closing))
    const list = batched.map((payload) => `  - ${JSON.stringify(payload)}`).join('\n')
    const head = `title: ${JSON.stringify(`Article ${index} ${batched.join(' ')}`)}\n${fields.map((field) => `${field}: ${all}`).join('\n')}`
    const body = batched.map((payload) => `${payload}${closing}Sentinel.\n`).join('\n')
    return `---\n${head}\nauthors:\n${list}\ncategories:\n${list}\ntags:\n${list}\n---\n\n${body}`
  }

  /** Takes notice of what must not happen, in all frames that there are and will be. */
  async function watch(page) {
    await page.exposeBinding('copydeskSaw', ({ frame }, kind, what) => seen[kind].push(`${what} in ${frame.url().slice(0, 80)}`))
    const look = () => {
      const report = globalThis.copydeskSaw
      for (const name of ['pwned', 'alert', 'confirm', 'prompt', 'print']) {
        globalThis[name] = () => {
          report('scripts', name)
        }
      }
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        if (/^(?:script|object|frame|base|form|connect|worker)/.test(effectiveDirective))
          report('violations', `${effectiveDirective} ${blockedURI}`)
      })
    }
    await page.addInitScript(look)
    page.on('dialog', (dialog) => {
      seen.dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('popup', (popup) => seen.navigations.push(popup.url()))
    page.on('framenavigated', (frame) => {
      if (!/^(?:about:|https?:\/\/(?:127\.0\.0\.1|localhost|[\w-]+\.localhost)[:/])/.test(frame.url())) seen.navigations.push(frame.url())
    })
  }
})

/** Does in the page what a reader could do, and tells what a browser has found in it that no article may have. */
function provoke() {
  const wrong = []
  const page = document.querySelector('main')
  const names = new Set(
    'a abbr address article aside b bdi bdo blockquote br button caption center cite code col colgroup data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video audio wbr'.split(
      ' ',
    ),
  )
  const safe = ['http:', 'https:', 'mailto:', 'tel:', location.protocol]
  for (const element of page.querySelectorAll('*')) {
    const name = element.localName
    // The site shows films of some hosts; they are locked in.
    const film = name === 'iframe' && /^https:\/\/www\.youtube\.com\//.test(element.src) && element.sandbox.length > 0 && !element.srcdoc
    if ((!names.has(name) && !film) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') wrong.push(`<${name}>`)
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || ['srcdoc', 'formaction', 'action', 'ping', 'nonce', 'is'].includes(attribute))
        wrong.push(`${name} ${attribute}`)
      if (attribute === 'style' && /url|expression|@import|position/i.test(value)) wrong.push(`${name} style ${value}`)
      if (
        ['href', 'src', 'poster', 'cite'].includes(attribute) &&
        !safe.includes(URL.parse(value, document.baseURI)?.protocol ?? 'http:')
      ) {
        wrong.push(`${name} ${attribute}=${value}`)
      }
    }
  }
  const act = (element, type) => element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }))
  for (const element of page.querySelectorAll('*')) {
    for (const type of ['pointerdown', 'mouseover', 'mouseenter', 'focus', 'toggle', 'animationstart', 'load', 'error', 'copy']) {
      if (element.localName !== 'img' || type !== 'error') act(element, type)
    }
    // What leads to the web is opened by VS Code, which asks first.
    const outside = /^(?:https?:|mailto:)/i.test(element.closest('a')?.href ?? '')
    if (!outside && element.localName !== 'button') act(element, 'click')
  }
  const marks = [...page.querySelectorAll('p')].filter(({ textContent }) => textContent.trim() === 'Sentinel.').length
  return { wrong: [...new Set(wrong)], marks }
}
