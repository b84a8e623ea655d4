// The articles of a site at hand: the list in the Explorer, and a new article. By keys.
import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../host/cache.mjs'
import { eventually, openWorkbench } from '../host/drive.mjs'
import { makeNamesDesk } from './namesNewsroom.mjs'

const pictures = join(repository, '.vscode-test', 'screenshots')
const tree = '.customview-tree .monaco-list-row'
/** More than are shown at a time. */
const archived = 3000

describe('All articles, by keyboard', function () {
  this.timeout(180_000)
  this.bail(true)
  let lintConfig
  let folder

  before(async () => {
    folder = makeNamesDesk()
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
    lintConfig = await openWorkbench({ folder, ...extension, viewport: { width: 1300, height: 800 } })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await show('articles-failed')
  })
  after(() => lintConfig?.close())

  const show = (name) => lintConfig.screenshot(join(pictures, `${name}.png`))
  const activeTab = () => lintConfig.page.locator('.tab.active').first().getAttribute('data-resource-name')
  /** As a screen reader hears them. */
  const labels = () =>
    lintConfig.page.locator(tree).evaluateAll((rows) => {
      const top = (row) => row.getBoundingClientRect().top
      return rows.sort((a, b) => top(a) - top(b)).map((row) => row.getAttribute('aria-label') ?? '')
    })
  const labelsWhen = (isSo) => eventually(labels, isSo, 'those articles')
  const focused = () => lintConfig.page.locator(`${tree}.focused`).getAttribute('aria-label')

  async function goDownTo(label) {
    for (let tries = 0; (await focused()) !== label; tries++) {
      assert.ok(tries < 40, `No ${label} to go to, but ${await labels()}`)
      await lintConfig.press('ArrowDown')
      await lintConfig.page.waitForTimeout(100)
    }
  }

  describe('in the Explorer', () => {
    it('are listed by category, byline and tag, each with its number', async () => {
      await lintConfig.page.locator('.pane-header', { hasText: 'Copydesk' }).waitFor()
      await lintConfig.runCommand('Focus on Copydesk View')
      const groups = await labelsWhen((found) => found.includes('All Articles, 3,013') && found.some((row) => row.startsWith('Bylines')))
      assert.deepEqual(groups, ['All Articles, 3,013', 'Categories, 7', 'Bylines, 8'])
      await show('articles-groups')
      // Room for it; and an empty tree does not take the keys.
      await lintConfig.page.locator('.pane-header', { hasText: 'harbour-post' }).click()
      await lintConfig.runCommand('Focus on Copydesk View')
      await lintConfig.press('Home')
      await goDownTo('Categories, 7')
      await lintConfig.press('ArrowRight')
      await labelsWhen((found) => found.includes('City, articles: 4'))
      await goDownTo('City, articles: 4')
      await lintConfig.press('ArrowRight')
      const within = await labelsWhen((found) => found.some((row) => row.startsWith('Tram line four opens')))
      const from = within.indexOf('City, articles: 4')
      assert.deepEqual(within.slice(from + 1, from + 5), [
        'A night bus for the harbour, 2025-05-02',
        'Ferry keeps its timetable, 2025-04-21',
        'Market roof is mended, 2025-03-11',
        'Tram line four opens, 2025-02-03',
      ])
      await goDownTo('Market roof is mended, 2025-03-11')
      await show('articles-category')
      await lintConfig.press('Enter')
      await eventually(activeTab, (name) => name === '2025-03-11-market-roof.md', 'the article')
    })

    it('are filtered by words, and are all there again', async () => {
      await lintConfig.runCommand('Copydesk: Filter Articles')
      await lintConfig.page.locator('.quick-input-widget:visible', { hasText: 'Type part of a headline' }).waitFor()
      await lintConfig.typeText('harbour')
      await show('articles-filter')
      await lintConfig.press('Enter')
      // What is open stays open.
      await labelsWhen((rows) => rows.join('\n') === 'All Articles, 1\nCategories, 1\nHarbour life, articles: 1\nBylines, 1')
      await lintConfig.page.getByText('Filter: “harbour”').waitFor()
      await show('articles-filtered')
      await lintConfig.runCommand('Copydesk: Clear Article Filter')
      await labelsWhen((rows) => rows.includes('All Articles, 3,013'))
    })

    it('are shown in parts where there are many', async () => {
      await lintConfig.runCommand('Focus on Copydesk View')
      await lintConfig.press('Home')
      await goDownTo('All Articles, 3,013')
      // A tree that is just drawn anew does not hear it.
      await lintConfig.pressUntil('ArrowRight', `${tree}[aria-label^="The tide comes early"]`)
      await lintConfig.press('End')
      // Behind it are the other groups.
      for (let tries = 0; !(await focused()).startsWith('Show more'); tries++) {
        assert.ok(tries < 40, await focused())
        await lintConfig.press('ArrowUp')
        await lintConfig.page.waitForTimeout(100)
      }
      assert.equal((await focused()).trim(), 'Show more (2,813 left)')
      await show('articles-more')
      await lintConfig.press('Enter')
      await labelsWhen((rows) => !rows.includes('Show more (2,813 left)'))
      await lintConfig.press('Home')
      await goDownTo('All Articles, 3,013')
      await lintConfig.press('ArrowLeft')
    })
  })

  describe('and a new one', () => {
    const choice = (isSo) => eventually(() => lintConfig.quickPickRows(), isSo, 'those choices')

    it('is made where its category lies, with a name as others have', async () => {
      await make('The quay is dry', 'cit', 'City', 'mara q', 'Mara Quill')
      const name = await eventually(activeTab, (tab) => tab?.endsWith('-the-quay-is-dry.md'), 'the new article')
      const text = await eventually(
        () => lintConfig.editorText(),
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
      await lintConfig.runCommand('Copydesk: New Article')
      await lintConfig.page.locator('.quick-input-widget:visible', { hasText: 'The headline' }).waitFor()
      await lintConfig.typeText(title)
      await show('article-headline')
      await lintConfig.press('Enter')
      await choice((rows) => rows.some((row) => row.startsWith('Without a category')))
      await lintConfig.typeText(category)
      await choice(([first = '']) => first.startsWith(wantedCategory))
      await show('article-category')
      await lintConfig.press('Enter')
      await choice((rows) => rows.some((row) => row.startsWith('Without a byline')))
      await lintConfig.typeText(byline)
      await choice(([first = '']) => first.startsWith(wantedByline))
      await show('article-byline')
      await lintConfig.press('Enter')
    }
  })
})
