// The articles of a site at hand: the list in the Explorer, and a new article. By keys.
import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { makeNamesNewsroom } from './namesNewsroom.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const tree = '.customview-tree .monaco-list-row'
/** More than are shown at a time. */
const archived = 3000

describe('All articles, by keyboard', function () {
  this.timeout(600_000)
  this.bail(true)
  let workbench
  let folder

  before(async () => {
    folder = makeNamesNewsroom()
    const archive = join(folder, 'source', '_posts', 'archive')
    mkdirSync(archive)
    for (let number = 0; number < archived; number++)
      writeFileSync(
        join(archive, `${number}.md`),
        `---\ntitle: 'Tide table ${number}'\ndate: 2020-01-01 08:00:00\ncategories: [Archive]\nauthor: Harbour office\n---\n\n<img src="/none-${number}.jpg">\n`,
      )
    appendFileSync(join(folder, 'categories.txt'), 'Archive\n')
    const vsix = process.env.COPYDESK_VSIX
    const extension = vsix ? { vsix } : { developmentPath: repository }
    workbench = await openWorkbench({ folder, ...extension, viewport: { width: 1300, height: 800 } })
    answer = workbench.page.locator('.quick-input-widget:visible input').first()
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('articles-failed')
  })
  after(() => workbench?.close())

  const show = (name) => workbench.screenshot(join(pictures, `${name}.png`))
  const activeTab = () => workbench.page.evaluate(() => document.querySelector('.tab.active')?.getAttribute('data-resource-name') ?? '')
  /** As a screen reader hears them. */
  const labels = () =>
    workbench.page.locator(tree).evaluateAll((rows) => {
      const top = (row) => row.getBoundingClientRect().top
      return rows.sort((a, b) => top(a) - top(b)).map((row) => row.getAttribute('aria-label') ?? '')
    })
  const labelsWhen = (isSo) => eventually(labels, isSo, 'those articles')
  /** The label of the focused row; undefined while the tree is drawn anew, or if something else has the focus. */
  const focused = () =>
    workbench.page.evaluate((rows) => {
      const row = document.querySelector(`${rows}.focused`)
      return row?.closest('.monaco-list')?.contains(document.activeElement) ? (row.getAttribute('aria-label') ?? undefined) : undefined
    }, tree)
  const focusTree = async () => {
    await workbench.runCommand('Focus on Copydesk View')
    await workbench.press('Home')
  }
  /** What is asked for at the top. It is given the focus first: a list that is drawn anew takes it. */
  let answer
  const goTo = (key, isWanted) => workbench.moveFocus(key, focused, isWanted, focusTree)
  const goDownTo = (label) => goTo('ArrowDown', (now) => now === label)

  describe('in the Explorer', () => {
    it('are listed by category, byline and tag, each with its number', async () => {
      await workbench.page.locator('.pane-header', { hasText: 'Copydesk' }).waitFor()
      await workbench.runCommand('Focus on Copydesk View')
      const groups = await labelsWhen((found) => found.includes('All Articles, 3,013') && found.some((row) => row.startsWith('Bylines')))
      assert.deepEqual(groups, ['All Articles, 3,013', 'Categories, 7', 'Bylines, 8'])
      await show('articles-groups')
      // Room for it; and an empty tree does not take the keys.
      await workbench.page.locator('.pane-header', { hasText: 'harbour-post' }).click()
      await workbench.runCommand('Focus on Copydesk View')
      await workbench.press('Home')
      await goDownTo('Categories, 7')
      await workbench.pressUntilSo('ArrowRight', labels, (found) => found.includes('City, articles: 4'))
      await goDownTo('City, articles: 4')
      const within = await workbench.pressUntilSo('ArrowRight', labels, (found) =>
        found.some((row) => row.startsWith('Tram line four opens')),
      )
      const from = within.indexOf('City, articles: 4')
      assert.deepEqual(within.slice(from + 1, from + 5), [
        'A night bus for the harbour, 2025-05-02',
        'Ferry keeps its timetable, 2025-04-21',
        'Market roof is mended, 2025-03-11',
        'Tram line four opens, 2025-02-03',
      ])
      await goDownTo('Market roof is mended, 2025-03-11')
      await show('articles-category')
      await workbench.pressUntilSo('Enter', activeTab, (name) => name === '2025-03-11-market-roof.md', 'the article')
    })

    it('are filtered by words, and are all there again', async () => {
      await workbench.runCommand('Copydesk: Filter Articles')
      await workbench.page.locator('.quick-input-widget:visible', { hasText: 'Type part of a headline' }).waitFor()
      await answer.pressSequentially('harbour')
      await show('articles-filter')
      await answer.press('Enter')
      // What is open stays open.
      await labelsWhen((rows) => rows.join('\n') === 'All Articles, 1\nCategories, 1\nHarbour life, articles: 1\nBylines, 1')
      await workbench.page.getByText('Filter: “harbour”').waitFor()
      await show('articles-filtered')
      await workbench.runCommand('Copydesk: Clear Article Filter')
      await labelsWhen((rows) => rows.includes('All Articles, 3,013'))
    })

    it('are shown in parts where there are many', async () => {
      await workbench.runCommand('Focus on Copydesk View')
      await workbench.press('Home')
      await goDownTo('All Articles, 3,013')
      // A tree that is just drawn anew does not hear it.
      await workbench.pressUntil('ArrowRight', `${tree}[aria-label^="The tide comes early"]`)
      await workbench.press('End')
      // The other groups are below it.
      const more = await workbench.moveFocus(
        'ArrowUp',
        focused,
        (label) => label.startsWith('Show more'),
        async () => {
          await focusTree()
          await workbench.press('End')
        },
      )
      assert.equal(more.trim(), 'Show more (2,813 left)')
      await show('articles-more')
      await workbench.pressUntilSo('Enter', labels, (rows) => !rows.includes('Show more (2,813 left)'))
      await workbench.press('Home')
      await goDownTo('All Articles, 3,013')
      await workbench.press('ArrowLeft')
    })
  })

  describe('and a new one', () => {
    const choice = (isSo) => eventually(() => workbench.quickPickRows(), isSo, 'those choices')

    it('is made where its category lies, with a name as others have', async () => {
      await make('The quay is dry', 'cit', 'City', 'mara q', 'Mara Quill')
      const name = await eventually(activeTab, (tab) => tab?.endsWith('-the-quay-is-dry.md'), 'the new article')
      const text = await eventually(
        () => workbench.editorText(),
        (now) => now.includes('The quay is dry'),
      )
      assert.match(name, /^20\d\d-\d\d-\d\d-the-quay-is-dry\.md$/)
      assert.ok(existsSync(join(folder, 'source', '_posts', 'city', name)))
      assert.match(text, /^---\ntitle: The quay is dry\ndate: 20.*\ncategories:\n {2}- City\nauthor: Mara Quill\n---\n/)
      await show('article-new')
    })

    it('has a name in letters that fit an address where others have', async () => {
      await make('新桥重新开放', '新', '新闻', '单', '单云帆')
      const name = await eventually(activeTab, (tab) => tab?.includes('xin'), 'the new article')
      assert.match(name, /^20\d\d-\d\d-\d\d-xin-qiao-(?:chong|zhong)-xin-kai-fang\.md$/)
      assert.match(readFileSync(join(folder, 'source', '_posts', 'news', name), 'utf8'), /title: 新桥重新开放\n/)
      await labelsWhen((rows) => rows.includes('All Articles, 3,015') && rows.includes('新闻, articles: 5'))
    })

    async function make(title, category, wantedCategory, byline, wantedByline) {
      await workbench.runCommand('Copydesk: New Article')
      await workbench.page.locator('.quick-input-widget:visible', { hasText: 'The headline' }).waitFor()
      await answer.pressSequentially(title)
      await show('article-headline')
      await answer.press('Enter')
      await choice((rows) => rows.some((row) => row.startsWith('Without a category')))
      await answer.pressSequentially(category)
      await choice(([first = '']) => first.startsWith(wantedCategory))
      await show('article-category')
      await answer.press('Enter')
      await choice((rows) => rows.some((row) => row.startsWith('Without a byline')))
      await answer.pressSequentially(byline)
      await choice(([first = '']) => first.startsWith(wantedByline))
      await show('article-byline')
      await answer.press('Enter')
    }
  })
})
