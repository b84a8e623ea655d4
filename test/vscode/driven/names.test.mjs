// Names as an author and a desk work with them: found while typing, looked up, called otherwise in all articles. All by keys.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { makeNamesNewsroom } from './namesNewsroom.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const suggestion = '.suggest-widget.visible .monaco-list-row'
const peeked = '.peekview-widget .monaco-list-row'
const city = ['2025-02-03-tram-line-four', '2025-03-11-market-roof', '2025-04-21-ferry-timetable', '2025-05-02-night-bus']

describe('Names, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let folder

  before(async () => {
    folder = makeNamesNewsroom()
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    const settings = { 'copydesk.codeLens': true }
    workbench = await openWorkbench({ folder, ...extension, settings, viewport: { width: 1300, height: 800 } })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('names-failed')
  })
  after(() => workbench?.close())

  const show = (name) => workbench.screenshot(join(pictures, `${name}.png`))
  const onDisk = (path) => readFileSync(join(folder, path), 'utf8')
  const post = (name) => `source/_posts/${name}.md`
  const rows = (selector) => workbench.page.locator(selector).evaluateAll(inOrder)
  const rowsWhen = (selector, isSo) => eventually(() => rows(selector), isSo, `those rows of ${selector}`)
  const pickRows = (isSo) => eventually(() => workbench.quickPickRows(), isSo, 'those choices')
  const activeTab = () => workbench.page.locator('.tab.active').first().getAttribute('data-resource-name')
  const textWhen = (isSo) => eventually(() => workbench.editorText(), isSo, 'that text')

  /** Types at a place of `today.md`, and gives what is offered once it begins so. */
  async function offered(line, column, typed, first) {
    await workbench.goToLine(line, column)
    await workbench.typeText(typed)
    const found = await rowsWhen(suggestion, ([row = '']) => row.startsWith(first))
    return found
  }

  async function takeBack() {
    await workbench.press('Escape')
    await workbench.runCommand('File: Revert File')
    await textWhen((now) => now.includes('categories: \nauthor: \n'))
  }

  describe('looked up', () => {
    before(() => workbench.openFile('2025-03-11-market-roof.md'))

    it('says above a name in how many articles it is', async () => {
      const lenses = await rowsWhen('.codelens-decoration', (found) => found.length === 2)
      assert.deepEqual(lenses, ['“City” in 4 articles', '“Mara Quill” in 2 articles'])
      await show('names-lenses')
    })

    it('lists all places of a category and of a byline, the newsroom’s list first', async () => {
      await workbench.goToLine(5, 6)
      await workbench.pressUntil('Shift+F12', peeked)
      const files = (found) => found.filter((row) => /\.(?:md|txt)/.test(row)).map((row) => row.replace(/(\.(?:md|txt)).*/, '$1'))
      const places = await rowsWhen(peeked, (found) => files(found).length === 5)
      assert.deepEqual(files(places), ['categories.txt', ...city.map((name) => `${name}.md`)])
      await show('names-references')
      await workbench.press('Escape')
      await workbench.goToLine(6, 12)
      await workbench.pressUntil('Shift+F12', peeked)
      const signed = await rowsWhen(peeked, (found) => files(found).length === 2)
      assert.deepEqual(
        files(signed),
        city.slice(0, 2).map((name) => `${name}.md`),
      )
      await workbench.press('Escape')
    })

    it('goes to the newsroom’s list from a category, and from a byline to its other articles', async () => {
      await workbench.goToLine(5, 6)
      await workbench.press('F12')
      await eventually(activeTab, (name) => name === 'categories.txt', 'the list')
      await eventually(
        () => workbench.statusBar(),
        (items) => items.includes('Ln 3, Col 1'),
        'its line',
      )
      await workbench.openFile('2025-03-11-market-roof.md')
      await workbench.goToLine(6, 12)
      await workbench.press('F12')
      // It stands in no list.
      await rowsWhen(peeked, (found) => found.some((row) => row.includes(`${city[0]}.md`)))
      await show('names-not-listed')
      await workbench.press('Escape')
    })

    it('finds names and headlines among all symbols', async () => {
      const bylines = await symbols('mara', (found) => found.length === 2 && found.every((row) => row.includes('Byline')))
      assert.ok(
        bylines.some((row) => row.startsWith('Mara Quill') && row.includes('articles: 2')),
        bylines.join('\n'),
      )
      await show('names-symbols')
      await workbench.press('Escape')
      await symbols('lanterns', ([row = '']) => row.startsWith('Paper lanterns return'))
      await workbench.press('Enter')
      await eventually(activeTab, (name) => name === '2025-05-20-paper-lanterns.md', 'the article')
    })

    /** Asks again, as a person would: VS Code drops a request when problems arrive in the middle of it. */
    async function symbols(query, isSo) {
      for (let tries = 0; ; tries++) {
        await workbench.press('ControlOrMeta+t')
        await workbench.typeText(query)
        const end = Date.now() + 8000
        for (let found = []; Date.now() < end; found = await rows('.quick-input-widget:visible .monaco-list-row')) {
          if (isSo(found)) return found
          await new Promise((again) => setTimeout(again, 50))
        }
        assert.ok(tries < 4, `No ${query} among the symbols`)
        await workbench.press('Escape')
      }
    }
  })

  describe('while one types', () => {
    before(() => workbench.openFile('today.md'))

    // The first that is offered in this window.
    it('finds a category by its pinyin, in full and by initials, and shows how it is read', async () => {
      const full = await offered(4, 13, 'xinwen', '新闻')
      assert.equal(full[0], '新闻 xin wen · 4 articles, last 2025-05-28')
      assert.equal(full[1], '新闻稿 xin wen gao · new · 1 article, last 2024-11-08')
      await show('names-pinyin')
      await takeBack()
      await offered(4, 13, 'xw', '新闻')
      await workbench.press('Enter')
      await textWhen((now) => now.includes('categories: 新闻\n'))
      await takeBack()
    })

    it('finds a byline by each reading of its surname', async () => {
      for (const [typed, read] of [
        ['shan', 'shan yun fan'],
        ['danyf', 'dan yun fan'],
        ['chan', 'chan yun fan'],
      ]) {
        const [first] = await offered(5, 9, typed, '单云帆')
        assert.equal(first, `单云帆 ${read} · 3 articles, last 2025-05-28`)
        await takeBack()
      }
      // What is not typed is told as it is usually read.
      assert.match((await offered(5, 9, 'zeng', '曾问渠'))[0], /^曾问渠 zeng wen qu · /)
      await takeBack()
    })

    it('offers the most used and most recent first, and what the list lacks as new', async () => {
      await workbench.goToLine(5, 9)
      await workbench.pressUntil('Control+Space', suggestion)
      const bylines = await rowsWhen(suggestion, (found) => found.length === 7)
      assert.deepEqual(bylines.slice(0, 4), [
        '单云帆 3 articles, last 2025-05-28',
        '曾问渠 2 articles, last 2025-05-27',
        'Tomas Brandt 2 articles, last 2025-05-02',
        'Mara Quill 2 articles, last 2025-03-11',
      ])
      assert.equal(bylines.at(-1), '顾晚晴 1 article, last 2024-11-08')
      await show('names-ranked')
      await takeBack()
      await workbench.goToLine(4, 13)
      await workbench.pressUntil('Control+Space', suggestion)
      const categories = await rowsWhen(suggestion, (found) => found.length === 6)
      assert.deepEqual(
        categories.map((row) => `${row.split(' ')[0]}${row.includes(' new · ') ? ' new' : ''}`),
        ['新闻', 'City', '本地', 'Culture', 'Harbour new', '新闻稿 new'],
      )
      await show('names-new')
      await takeBack()
    })
  })

  describe('called otherwise', () => {
    it('renames a category in all articles and the list, after a look at it, and takes all of it back', async () => {
      const paths = city.map((name) => post(`city/${name}`))
      const before = new Map(['categories.txt', ...paths].map((path) => [path, onDisk(path)]))
      await workbench.openFile('2025-03-11-market-roof.md')
      await workbench.goToLine(5, 6)
      const box = await workbench.pressUntil('F2', '.rename-box input')
      await box.fill('City: “Old” #1 🏙')
      await box.press('Enter')
      const listed = await rowsWhen('.bulk-edit-panel .monaco-list-row', (found) =>
        found.some((row) => row.includes("City'City: “Old” #1 🏙'")),
      )
      // Nothing but the edits: all of them are taken.
      assert.ok(!listed.some((row) => row.includes('Review the changes')), listed.join('\n'))
      assert.equal(await workbench.page.locator('.bulk-edit-panel input[type=checkbox]:not(:checked)').count(), 0)
      await show('names-rename')
      for (const [path, text] of before) assert.equal(onDisk(path), text)
      await workbench.press('Control+Enter')
      const isDone = () => paths.every((path) => onDisk(path) === before.get(path).replace('- City', "- 'City: “Old” #1 🏙'"))
      await eventually(isDone, Boolean, 'the name in all articles')
      const list = before.get('categories.txt').replace('City', 'City: “Old” #1 🏙')
      await eventually(
        () => onDisk('categories.txt'),
        (now) => now === list,
        'the name in the list',
      )
      await workbench.openFile('2025-03-11-market-roof.md')
      // Counted again, so nothing is being saved any more: to undo in the middle of that is another matter.
      await rowsWhen('.codelens-decoration', (found) => found.includes('“City: “Old” #1 🏙” in 4 articles'))
      await workbench.press('ControlOrMeta+z')
      await textWhen((now) => now.includes('- City\n'))
      // In the other files too.
      await show('names-undo')
      await workbench.runCommand('File: Save All Files')
      await eventually(() => [...before].every(([path, text]) => onDisk(path) === text), Boolean, 'every byte as it was')
    })

    it('makes two names one, after a look at it', async () => {
      await workbench.runCommand('Copydesk: Review Similar Names')
      await choose('Mara Quill (2) · mara quill (1)')
      await show('names-review')
      await workbench.press('Enter')
      await choose('“Mara Quill” is right')
      await show('names-decide')
      await workbench.press('Enter')
      const ferry = post('city/2025-04-21-ferry-timetable')
      const text = onDisk(ferry)
      await rowsWhen('.bulk-edit-panel .monaco-list-row', (found) => found.some((row) => row.includes('Mara Quill')))
      await show('names-merge')
      assert.equal(onDisk(ferry), text)
      await workbench.press('Control+Enter')
      await eventually(
        () => onDisk(ferry),
        (now) => now === text.replace('mara quill', 'Mara Quill'),
        'one name',
      )
    })

    it('notes down that two names are different, and does not ask again', async () => {
      // The list comes back for the next names.
      await choose('Tomas Brandt (2) · Tomas Brand (1)')
      await workbench.press('Enter')
      await choose('These names are different')
      await workbench.press('Enter')
      const settings = await eventually(
        () => onDisk('copydesk.yaml'),
        (now) => now.includes('distinct:'),
        'the names',
      )
      assert.match(settings, /^distinct:\n {2}- \[Tomas Brandt, Tomas Brand\]\n/m)
      await workbench.runCommand('Notifications: Show Notifications')
      const nothing = workbench.page.locator('.notification-list-item-message', { hasText: 'No similar categories, tags or bylines' })
      await nothing.first().waitFor()
      await show('names-distinct')
      await workbench.runCommand('Notifications: Clear All Notifications')
      await nothing.first().waitFor({ state: 'hidden' })
      await workbench.runCommand('Copydesk: Review Similar Names')
      await workbench.runCommand('Notifications: Show Notifications')
      await nothing.first().waitFor()
      await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
    })

    /** Goes down a list to what begins so. */
    async function choose(beginning) {
      await pickRows((found) => found.some((row) => row.startsWith(beginning)))
      const focused = async () => (await rows('.quick-input-widget:visible .monaco-list-row.focused'))[0]
      await workbench.moveFocus('ArrowDown', focused, (label) => label.startsWith(beginning))
    }
  })
})

/** Texts of elements from top to bottom: lists keep their rows in any order. In the page. */
function inOrder(elements) {
  const top = (element) => element.getBoundingClientRect().top
  const text = (element) =>
    element.matches('.suggest-widget *')
      ? [...element.querySelectorAll('.label-name, .details-label')].map((part) => part.textContent).join(' ')
      : (element.textContent ?? '')
  return elements.sort((a, b) => top(a) - top(b)).map((element) => text(element).replace(/\s+/g, ' ').trim())
}
