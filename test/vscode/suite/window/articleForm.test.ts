import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { emptyCorpus } from '../../../../src/core/article/corpusView'
import { Corpus } from '../../../../src/corpus/corpus'
import { ActiveArticle } from '../../../../src/extension/config/activeArticle'
import { articleServices } from '../../../../src/extension/config/articleServices'
import { WorkspaceConfigResolver } from '../../../../src/extension/config/workspaceConfigResolver'
import { DocumentChecks } from '../../../../src/extension/diagnostics/documentChecks'
import type { FormServices } from '../../../../src/extension/articleForm/formEdits'
import { FormSession } from '../../../../src/extension/articleForm/formSession'
import type { Log } from '../../../../src/extension/platform/log'
import type { FormChange, FormField } from '../../../../src/features/articleForm/formTypes'
import type { FormMessage, ToForm } from '../../../../src/form/protocol/formMessages'
import { MemoryFiles } from '../memoryFiles'
import { clean, eventually, openArticle } from '../workspace'

const story = `---\r\ntitle: "Harbour opens" # first\r\ndate: 2024-01-05\r\ntags: [sea]\r\n---\r\n\r\nText.\r\n`
const title = (text: string): FormChange => ({ kind: 'text', path: ['title'], text })

/** The view as VS Code gives it, with a page that keeps what is posted to it. */
function fakeView() {
  const [received, visibility, disposal] = [
    new vscode.EventEmitter<unknown>(),
    new vscode.EventEmitter<void>(),
    new vscode.EventEmitter<void>(),
  ]
  const posted: ToForm[] = []
  const webview = {
    options: {},
    html: '',
    cspSource: 'https://page.example',
    asWebviewUri: (uri: vscode.Uri) => uri,
    postMessage: async (message: ToForm) => posted.push(message),
    onDidReceiveMessage: received.event,
  }
  const view = { webview, visible: true, description: '', onDidChangeVisibility: visibility.event, onDidDispose: disposal.event }
  return {
    view,
    posted,
    post: (message: unknown) => received.fire(message),
    setVisible: (is: boolean) => {
      view.visible = is
      visibility.fire()
    },
  }
}

describe('the form of the active article', () => {
  const subscriptions: vscode.Disposable[] = []
  const failures: unknown[] = []
  let page: ReturnType<typeof fakeView>

  beforeEach(() => {
    const fail = (what: string, error: unknown) => failures.push(`${what}: ${String(error)}`)
    const log = { report: fail, error: fail, info: () => {} } as unknown as Log
    const configResolver = new WorkspaceConfigResolver(log)
    const articles = articleServices(configResolver)
    const activeArticle = new ActiveArticle()
    const corpusViews = { viewFrom: () => ({ view: emptyCorpus, version: '' }), onDidChange: new vscode.EventEmitter<void>().event }
    const checks = new DocumentChecks({ ...articles, corpusViews })
    const services = {
      ...articles,
      ...{ activeArticle, checks, configResolver, corpusViews, log },
      corpora: { corpusFor: () => new Corpus() },
      habits: { frequentAt: () => new Set() },
      han: { search: () => undefined },
    }
    page = fakeView()
    const session = new FormSession(
      page.view as unknown as vscode.WebviewView,
      vscode.Uri.file('/extension'),
      services as unknown as FormServices,
    )
    subscriptions.push(configResolver, activeArticle, checks, session)
    page.post({ type: 'ready' })
  })

  afterEach(async () => {
    for (const subscription of subscriptions.splice(0)) subscription.dispose()
    await clean()
    assert.deepEqual(failures.splice(0), [])
  })

  const lastForm = () => page.posted.findLast((message): message is FormMessage => message.type === 'form')
  const fieldOf = (key: string): FormField | undefined => lastForm()?.form.fields.find(({ path }) => path[0] === key)
  const shows = (key: string, text: string) =>
    eventually(
      () => fieldOf(key)?.control,
      (control) => control !== undefined && 'text' in control && control.text === text,
    )
  const change = (uri: vscode.Uri, wanted: FormChange) => page.post({ type: 'change', uri: uri.toString(), change: wanted })
  const becomes = async (document: vscode.TextDocument, text: string) =>
    assert.equal(
      await eventually(
        () => document.getText(),
        (now) => now === text,
      ),
      text,
    )

  it('has a page that runs its own script only', () => {
    const { html } = page.view.webview
    assert.match(html, /default-src 'none'/)
    assert.doesNotMatch(html, /unsafe|<script(?![^>]*nonce=)|\son\w+=/)
  })

  it('changes the document, which is then dirty; undo takes it back', async () => {
    const { document } = await openArticle(story)
    await shows('title', 'Harbour opens')
    change(document.uri, title('Harbour: “open” 港口 👩‍🚀'))
    await becomes(document, story.replace('"Harbour opens"', '"Harbour: “open” 港口 👩‍🚀"'))
    assert.equal(document.isDirty, true)
    await shows('title', 'Harbour: “open” 港口 👩‍🚀')
    await vscode.commands.executeCommand('undo')
    await becomes(document, story)
  })

  it('computes a change for the document as it is then', async () => {
    const { document } = await openArticle(story)
    await shows('title', 'Harbour opens')
    const above = new vscode.WorkspaceEdit()
    above.insert(document.uri, new vscode.Position(1, 0), 'author: Mara\r\n')
    const edited = vscode.workspace.applyEdit(above)
    change(document.uri, title('Ferry sails'))
    change(document.uri, { kind: 'add', path: ['tags'], text: 'ferry' })
    change(document.uri, { kind: 'take', path: ['tags'], text: 'sea' })
    assert.ok(await edited)
    const wanted = story.replace('Harbour opens', 'Ferry sails').replace('[sea]', '[ferry]').replace('title', 'author: Mara\r\ntitle')
    await becomes(document, wanted)
    change(document.uri, { kind: 'remove', path: ['author'] })
    page.post({ type: 'save', uri: document.uri.toString() })
    await eventually(
      () => document.isDirty,
      (isDirty) => !isDirty,
    )
    assert.equal(document.getText(), wanted.replace('author: Mara\r\n', ''))
  })

  it('says why a change is not made, and changes nothing', async () => {
    const { document } = await openArticle(story.replace('"Harbour opens"', '[a, [b]]'))
    await eventually(lastForm, (form) => form !== undefined)
    change(document.uri, title('A'))
    const refusal = await eventually(
      () => page.posted.find(({ type }) => type === 'refused'),
      (message) => message !== undefined,
    )
    assert.ok(refusal?.type === 'refused' && refusal.text.length > 20)
    assert.equal(document.isDirty, false)
  })

  it('takes a fix', async () => {
    const { document } = await openArticle(story.replace('"Harbour opens"', '"Harbour &amp; ferry"'))
    const problem = await eventually(
      () => fieldOf('title')?.problems[0],
      (found) => (found?.fixes.length ?? 0) > 0,
    )
    assert.ok(problem)
    page.post({ type: 'fix', uri: document.uri.toString(), ...problem, title: problem.fixes[0] })
    await becomes(document, story.replace('"Harbour opens"', '"Harbour & ferry"'))
  })

  it('follows the article on the disk', async () => {
    const { document } = await openArticle(story)
    await shows('title', 'Harbour opens')
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(story.replace('opens', 'closes')))
    const control = await shows('title', 'Harbour closes')
    assert.ok(control && 'text' in control && control.text === 'Harbour closes')
  })

  it('does nothing while it is hidden', async () => {
    await openArticle(story)
    await shows('title', 'Harbour opens')
    page.setVisible(false)
    const { length } = page.posted
    const { document } = await openArticle(story.replace('Harbour', 'Ferry'))
    change(document.uri, title('A'))
    await becomes(document, story.replace('Harbour opens', 'A'))
    assert.equal(page.posted.length, length)
    page.setVisible(true)
    page.post({ type: 'ready' })
    await shows('title', 'A')
  })

  it('edits nothing that cannot be saved', async () => {
    const scheme = `copydesk-form-${Date.now().toString(36)}`
    const files = new MemoryFiles({ '/site/posts/a.md': story })
    subscriptions.push(vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true }))
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: '/site/posts/a.md' }))
    await vscode.window.showTextDocument(document)
    const form = await eventually(lastForm, (message) => message?.uri === document.uri.toString())
    assert.equal(form?.isReadOnly, true)
    change(document.uri, title('A'))
    await eventually(
      () => page.posted.some(({ type }) => type === 'refused'),
      (isRefused) => isRefused,
    )
    assert.equal(document.getText(), story)
  })

  it('says what it is for while no article is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    const last = await eventually(
      () => page.posted.at(-1),
      (message) => message?.type === 'empty',
    )
    assert.equal(last?.type, 'empty')
  })
})
