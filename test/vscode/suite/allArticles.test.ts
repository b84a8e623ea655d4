import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { ArticleNode } from '../../../src/extension/articlesView/articleNodes'
import { ArticleTree } from '../../../src/extension/articlesView/articleTree'
import { noSettings } from '../../../src/core/settings/settings'
import { noVocabularies } from '../../../src/core/vocabulary/vocabulary'
import type { WorkspaceConfig } from '../../../src/extension/config/workspaceConfigResolver'
import { SiteHabits } from '../../../src/extension/diagnostics/siteHabits'
import { WorkspaceDiagnostics } from '../../../src/extension/diagnostics/workspaceDiagnostics'
import { CorpusViews } from '../../../src/corpus/corpusViews'
import { oneLanguage } from '../../corpus/usage'
import { Corpus } from '../../../src/corpus/corpus'
import type { SiteReport } from '../../../src/corpus/report/siteReport'
import { emptyRecord } from '../../../src/corpus/records/record'
import { filterFor } from '../../../src/features/names/nameList'
import { clean, eventually, folder, problems } from './workspace'

const run = Date.now().toString(36)
const fileOf = (name: string) => vscode.Uri.joinPath(folder(), 'source', '_posts', `test-${name}-${run}.md`)
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
const article = (title: string, date: string, author = '沈一舟') => `---\ntitle: ${title}\ndate: ${date}\nauthor: ${author}\n---\n\nText.\n`

/** Of a folder in which nothing is set up. */
const noConfig: WorkspaceConfig = {
  scope: { settings: noSettings, site: undefined },
  schema: undefined,
  vocabularies: noVocabularies,
  rules: [],
  ruleFailed: () => undefined,
  folder: undefined,
  rootsFolder: undefined,
  siteFolder: undefined,
  home: undefined,
  settingsFolder: undefined,
  stylesheet: undefined,
  settingsProblems: [],
}

/** The rules that have something to say about a file, once they are as wanted. A busy machine tells late of changes on its disk. */
async function rulesOn(uri: vscode.Uri, until: (found: readonly string[]) => boolean): Promise<readonly string[]> {
  const look = () =>
    vscode.languages
      .getDiagnostics(uri)
      .map(({ code }) => (typeof code === 'object' ? String(code.value) : ''))
      .sort()
  for (let tries = 0; tries < 2 && !until(await eventually(look, until)); tries++);
  return eventually(look, until)
}

describe('all articles', () => {
  afterEach(clean)

  it('are checked without being opened, and again when they change', async function () {
    this.timeout(600_000)
    const [bad, twin] = [fileOf('bad'), fileOf('twin')]
    await write(bad, article(`Tide ${run}`, '2024-13-45'))
    // A name that other articles write in another way.
    await write(twin, article(`Ebb ${run}`, '2024-13-45', '沈 一舟'))
    const result = await vscode.commands.executeCommand<{ checked: number; stopped: boolean }>('copydesk.checkAll')
    assert.ok(result.checked > 10, JSON.stringify(result))
    const own = ['date-invalid']
    assert.deepEqual(await rulesOn(bad, (found) => found.length === 1), own)
    // One that is open has its own problems, each once; those of the others stay.
    const document = await vscode.workspace.openTextDocument(bad)
    await vscode.window.showTextDocument(document)
    assert.deepEqual(await problems(document, (found) => found.length === 1), ['3 date-invalid'])
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    assert.deepEqual(await rulesOn(bad, (found) => found.length === 1), own)
    assert.deepEqual(await rulesOn(twin, (found) => found.length === 2), [...own, 'vocabulary-near-duplicate'])
    await vscode.workspace.fs.delete(twin)
    assert.deepEqual(await rulesOn(twin, (found) => found.length === 0), [])
    await write(bad, article(`Tide ${run}`, '2024-01-05'))
    assert.deepEqual(await rulesOn(bad, (found) => found.length === 0), [])
  })

  it('are checked again when files that they name come and go', async function () {
    this.timeout(600_000)
    const [naming, linked, alike] = [fileOf('naming'), fileOf('linked'), fileOf('linkd')]
    const picture = vscode.Uri.joinPath(folder(), 'source', 'images', `crane-${run}.svg`)
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>'
    const name = linked.path.slice(linked.path.lastIndexOf('/') + 1)
    const body = `![A crane](/images/crane-${run}.svg)\n\n[Linked](${name}) {% post_link ${name.replace('.md', '')} Linked %}`
    await write(picture, svg)
    await write(linked, article(`Slack water ${run}`, '2024-01-05'))
    await write(alike, article(`Spring tide ${run}`, '2024-01-05'))
    await write(naming, article(`Neap ${run}`, '2024-13-45').replace('Text.', body))
    await vscode.commands.executeCommand('copydesk.checkAll')
    const own = ['date-invalid']
    assert.deepEqual(await rulesOn(naming, (found) => found.length === 1), own)
    await vscode.workspace.fs.delete(picture)
    assert.deepEqual(await rulesOn(naming, (found) => found.length === 2), [...own, 'image-file-missing'])
    await write(picture, svg)
    assert.deepEqual(await rulesOn(naming, (found) => found.length === 1), own)
    await vscode.workspace.fs.delete(linked)
    const broken = ['link-article-missing', 'link-file-missing']
    assert.deepEqual(await rulesOn(naming, (found) => found.length === 3), [...own, ...broken])
    await write(linked, article(`Slack water ${run}`, '2024-01-05'))
    assert.deepEqual(await rulesOn(naming, (found) => found.length === 1), own)
    for (const uri of [naming, linked, alike, picture]) await vscode.workspace.fs.delete(uri)
  })

  it('are reported together, in a page whose links open the places', async function () {
    this.timeout(600_000)
    const bad = fileOf('reported')
    await write(bad, article(`Spring ${run}`, '2024-13-45'))
    const find = async () => {
      const report = await vscode.commands.executeCommand<SiteReport | undefined>('copydesk.siteReport')
      return report?.rules.find(({ rule }) => rule === 'date-invalid')?.places.find(({ file }) => bad.path.endsWith(file))
    }
    let place = await find()
    for (let tries = 0; tries < 5 && !place; tries++) place = await find()
    assert.equal(place?.line, 3)
    await vscode.commands.executeCommand('copydesk.openPlace', place?.file, place?.line, place?.column)
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, bad.path)
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2)
    // A file that is not in the report.
    await vscode.commands.executeCommand('copydesk.openPlace', 'package.json', 1, 1)
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, bad.path)
    await vscode.workspace.fs.delete(bad)
  })

  it('are left alone from where the check is stopped', async () => {
    const corpus = new Corpus()
    for (let number = 0; number < 100; number++)
      corpus.update(vscode.Uri.joinPath(folder(), `not-there-${number}.md`).toString(), emptyRecord)
    const { event } = new vscode.EventEmitter<void>()
    const all = new WorkspaceDiagnostics({
      corpora: { all: () => [{ folder: undefined, home: folder(), corpus }], indexAll: () => Promise.resolve(), onDidChange: event },
      corpusViews: {
        viewsOver: () =>
          new CorpusViews(corpus, {
            clusters: () => new Map(),
            shown: (path) => path,
            names: () => undefined,
            translations: () => oneLanguage(corpus),
            tagUses: () => undefined,
            file: (path) => path,
          }),
        compared: () => Promise.resolve(),
        onDidChange: event,
      },
      configResolver: { loaded: () => Promise.resolve(noConfig), onDidForget: event },
      log: { info: () => undefined, error: (_, error) => assert.fail(String(error)) },
      habits: new SiteHabits({ all: () => [] }),
      docsOf: () => folder(),
    })
    const stop = new vscode.CancellationTokenSource()
    const report = ({ increment }: { increment: number }) => {
      if (increment > 0) stop.cancel()
    }
    const { checked, stopped } = await all.checkAll({ report }, stop.token)
    all.dispose()
    assert.deepEqual([checked, stopped], [16, true])
  })

  it('are listed by category, byline and date, in pages', async () => {
    const corpus = new Corpus()
    for (let number = 0; number < 450; number++)
      corpus.update(vscode.Uri.joinPath(folder(), `a${number}.md`).toString(), {
        ...emptyRecord,
        title: `Story ${number}`,
        date: `20${10 + (number % 15)}-01-05`,
        categories: ['City'],
        draft: number < 3,
      })
    const tree = new ArticleTree({
      all: () => [{ folder: undefined, home: folder(), corpus }],
      indexAll: () => Promise.resolve(),
    })
    const labels = (nodes: readonly ArticleNode[]) =>
      nodes.map((node) => tree.getTreeItem(node)).map(({ label, description }) => `${label} ${description}`)
    const roots = await tree.getChildren()
    assert.equal(
      roots.map((node) => node.kind === 'group' && `${node.group} ${node.count}`).join(', '),
      'articles 450, drafts 3, categories 1',
    )
    const [city] = await tree.getChildren(roots[2])
    assert.ok(city)
    const item = tree.getTreeItem(city)
    assert.equal(item.label, 'City')
    assert.match(item.accessibilityInformation?.label ?? '', /City.*450/)
    const first = await tree.getChildren(city)
    assert.deepEqual(labels(first.slice(0, 2)), ['Story 104 2024-01-05', 'Story 119 2024-01-05'])
    assert.equal(first.length, 201)
    const more = first.at(-1)
    assert.ok(more?.kind === 'more' && more.left === 250)
    tree.showMore(more)
    assert.equal((await tree.getChildren(city)).length, 401)
    tree.filter = filterFor('story 44')
    const [found] = await tree.getChildren()
    assert.ok(found)
    assert.equal((await tree.getChildren(found)).length, 14)
    tree.dispose()
  })

  it('can be begun with a command, where those of the category are', async function () {
    this.timeout(600_000)
    const about = { title: `潮汐 ${run}`, category: '体育', author: '沈一舟' }
    const made: vscode.Uri[] = []
    try {
      for (const name of [`潮汐-${run}.md`, `潮汐-${run}-2.md`]) {
        const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('copydesk.newArticle', about)
        assert.ok(uri)
        made.push(uri)
        assert.equal(vscode.workspace.asRelativePath(uri), `source/_posts/体育/${name}`)
      }
      const editor = vscode.window.activeTextEditor
      assert.ok(editor)
      assert.equal(editor.document.uri.toString(), made[1]?.toString())
      const text = editor.document.getText()
      assert.match(text, new RegExp(`^---\\n(?:.*\\n)*title: .*潮汐 ${run}`))
      assert.match(text, /体育/)
      assert.match(text, /author: .*沈一舟/)
      assert.match(text, /\n---\n\n$/)
      assert.equal(editor.document.offsetAt(editor.selection.active), text.length)
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors')
      for (const uri of made) await vscode.workspace.fs.delete(uri)
    }
  })
})
