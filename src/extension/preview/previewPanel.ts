import * as vscode from 'vscode'
import { readPageMessage, type ArticleMessage, type HostMessage, type PageMessage } from '../../preview/protocol/messages'
import type { HtmlChunk } from '../../preview/protocol/htmlChunks'
import { patchBetween } from '../../preview/protocol/patch'
import type { RenderedArticle } from '../../preview/render/render'
import { readingInWords } from '../../core/settings/readingInWords'
import { openLink } from './openLink'
import { pageWords } from './pageWords'
import { failureMessage } from './previewFailure'
import { previewPage } from './previewPage'
import { policyOf, PreviewRenderer, type PreviewServices } from './previewRenderer'
import { PreviewReports } from './previewReports'
import type { RemotePermission } from './remoteImages'
import { isDeleted, isFollowed, PreviewedFile } from './previewedFile'
import { EditorScrollSync } from './editorScrollSync'
import type { Stylesheet } from '../config/stylesheet'
import { RenderThrottle } from './renderThrottle'

/** How long to wait for file lookups before unresolved images are shown as missing: for the first rendering and for later ones. */
const imageTimeoutMs = { first: 250, later: 40 }
/** How long to wait for the problems. After that, those of an earlier version are shown, and the others when they are found. */
const checkTimeoutMs = 250

const after = <Value>(ms: number, value: Value) => new Promise<Value>((resolve) => setTimeout(resolve, ms, value))

/** A webview that shows the article of one document at a time. */
export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel
  readonly #extensionUri: vscode.Uri
  readonly #services: PreviewServices
  readonly #renderer: PreviewRenderer
  readonly #subscriptions: vscode.Disposable[] = []
  #uri: vscode.Uri
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #throttle = new RenderThrottle()
  /** Whether the page's script is running. */
  #ready = false
  /** The last message that was posted to the page. */
  #posted:
    | { readonly uri: string; readonly revision: number; readonly chunks: readonly HtmlChunk[]; readonly message: ArticleMessage }
    | undefined
  readonly #file = new PreviewedFile(
    () => this.#schedule(),
    (to) => this.show(to),
  )
  #revision = 0
  readonly #scrollSync = new EditorScrollSync(
    () => this.#uri,
    (message) => this.#post(message),
  )
  #locked: boolean
  readonly #reports: PreviewReports
  #updating = false
  /** Whether something has changed during an update. */
  #again = false
  /** Whether the last rendering had the problems of the document as it was then. */
  #isChecked = true
  #disposed = false
  #permission: RemotePermission = 'never'
  #postedStyle: Stylesheet | undefined

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, extensionUri: vscode.Uri, services: PreviewServices, locked = false) {
    this.#panel = panel
    this.#uri = uri
    this.#extensionUri = extensionUri
    this.#services = services
    this.#locked = locked
    this.#renderer = new PreviewRenderer(panel.webview, services)
    const shown = () => (panel.visible ? vscode.workspace.textDocuments.find((document) => this.#isShown(document.uri)) : undefined)
    this.#reports = new PreviewReports(this.#renderer, shown, (message) => this.#post(message))
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `preview-${theme}.svg`)
    panel.iconPath = { light: icon('light'), dark: icon('dark') }
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((value: unknown) => this.#receive(readPageMessage(value))),
      // VS Code destroys a hidden page. When it is shown again, its script posts `ready`.
      panel.onDidChangeViewState(() => {
        this.#ready &&= panel.visible
      }),
      this.#file,
      this.#scrollSync,
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#isShown(document.uri) && this.#schedule()),
      services.activeArticle.onDidChange((active) => {
        if (active && !this.#locked && isFollowed(active, this.#uri)) this.show(active)
      }),
      services.remoteImages.onDidChange(() => this.#services.remoteImages.of(this.#uri) !== this.#permission && this.#load()),
      services.configResolver.onDidChange(() => this.#schedule()),
      services.checks.onDidCheck(({ uri }) => this.#isShown(uri) && !this.#isChecked && this.#schedule()),
      this.#renderer.images.watch(() => this.#schedule()),
    )
    this.#load()
  }

  /** Shows another document. */
  show(uri: vscode.Uri): void {
    if (this.#isShown(uri)) return
    const roots = this.#roots().join()
    this.#uri = uri
    this.#panel.title = this.#title()
    this.#file.watch(uri)
    // The resource roots and the content policy of a page can only change with a reload.
    if (this.#roots().join() === roots && this.#services.remoteImages.of(uri) === this.#permission) this.#schedule()
    else this.#load()
  }

  /** Whether the preview stays with its article when another one is edited. */
  get locked(): boolean {
    return this.#locked
  }

  get uri(): vscode.Uri {
    return this.#uri
  }

  get active(): boolean {
    return this.#panel.active
  }

  /** Opens the source at the top of the page. */
  showSource(): void {
    void this.#openLine()
  }

  reveal(): void {
    this.#panel.reveal(undefined, true)
  }

  dispose(): void {
    if (this.#disposed) return
    this.#disposed = true
    clearTimeout(this.#timer)
    this.#reports.dispose()
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#panel.dispose()
  }

  #isShown(uri: vscode.Uri): boolean {
    return uri.toString() === this.#uri.toString()
  }

  #title(): string {
    return vscode.l10n.t('Preview {0}', this.#uri.path.split('/').at(-1) ?? '')
  }

  /** The folders that the page may read files from. */
  #roots(): readonly vscode.Uri[] {
    const extensionFolders = ['media', 'dist'].map((name) => vscode.Uri.joinPath(this.#extensionUri, name))
    // An unsaved document has no folder.
    if (this.#uri.scheme === 'untitled') return extensionFolders
    return [...extensionFolders, vscode.workspace.getWorkspaceFolder(this.#uri)?.uri ?? vscode.Uri.joinPath(this.#uri, '..')]
  }

  /** Reloads the page; its script posts `ready`. */
  #load(): void {
    this.#ready = false
    this.#posted = undefined
    this.#file.watch(this.#uri)
    this.#permission = this.#services.remoteImages.of(this.#uri)
    const { webview } = this.#panel
    this.#panel.title = this.#title()
    webview.options = { enableScripts: true, localResourceRoots: this.#roots() }
    webview.html = previewPage(webview, this.#extensionUri, {
      policy: policyOf(this.#services.placesOf(this.#uri).scope),
      permission: this.#permission,
      language: vscode.env.language,
    })
  }

  #receive(message: PageMessage | undefined): void {
    if (message?.type === 'ready') {
      this.#ready = true
      this.#posted = undefined
      this.#postedStyle = undefined
      void this.#update()
    } else if (message?.type === 'openLink') openLink(message.href)
    else if (message?.type === 'scrolled') this.#scrollSync.scrolled(message.line)
    else if (message?.type === 'lock') this.#locked = message.locked
    else if (message?.type === 'webImages') void this.#services.remoteImages.answer(this.#uri, message.allowed)
    else if (message?.type === 'openLine') void this.#openLine(message.line, message.note)
    else if (message) this.#reports.receive(message)
  }

  async #openLine(line?: number, note?: number): Promise<void> {
    try {
      await this.#scrollSync.open((await this.#renderer.noteLine(note)) ?? line)
    } catch (error) {
      this.#services.log.report('The line could not be shown', error)
    }
  }

  /** @returns whether the page is ready and visible, so that the message was posted */
  #post(message: HostMessage): boolean {
    if (this.#disposed || !this.#ready || !this.#panel.visible) return false
    void this.#panel.webview.postMessage(message)
    return true
  }

  /** Schedules one update for all changes within the delay. A hidden page requests an update when it is shown again. */
  #schedule(): void {
    if (this.#disposed || !this.#panel.visible || !this.#ready) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#update()
    }, this.#throttle.delay)
  }

  /** Updates run one after the other, so an older one never overtakes. */
  async #update(): Promise<void> {
    if (this.#updating) {
      this.#again = true
      return
    }
    this.#updating = true
    const uri = this.#uri
    try {
      await this.#render(uri)
    } catch (error) {
      // The page was closed in the meantime.
      if (this.#disposed) return
      await this.#fail(uri, error)
    }
    this.#updating = false
    if (this.#again) this.#schedule()
    this.#again = false
  }

  async #render(uri: vscode.Uri): Promise<void> {
    const open = vscode.workspace.textDocuments.find((document) => this.#isShown(document.uri))
    // Opening the URI of an unsaved document would create a new document.
    if (!open && uri.scheme === 'untitled') throw new Error(uri.path)
    const document = open ?? (await vscode.workspace.openTextDocument(uri))
    this.#isChecked = await Promise.race([this.#services.checks.prepare(document), after(checkTimeoutMs, false)])
    const { version } = document
    let rendered = await this.#throttle.measured(() => this.#renderer.render(document))
    const images = this.#renderer.images.settled()
    if (images) {
      const timeoutMs = this.#posted?.uri === uri.toString() ? imageTimeoutMs.later : imageTimeoutMs.first
      if ((await Promise.race([images, after(timeoutMs, 'late')])) === 'late') void images.then(() => this.#schedule())
      else if (document.version === version) rendered = await this.#renderer.render(document)
    }
    // If another document is shown, another update is scheduled already. What has changed meanwhile is shown by the next one.
    if (!this.#isShown(uri)) return
    this.#show(document, rendered)
  }

  #show(document: vscode.TextDocument, { lang, title, head, body, bodyLine, notices, broken }: RenderedArticle): void {
    const uri = document.uri.toString()
    const before = this.#posted?.uri === uri ? this.#posted : undefined
    this.#postStyle()
    const revision = ++this.#revision
    const message: ArticleMessage = {
      type: 'article',
      uri,
      title: title ?? '',
      lang: lang ?? '',
      head,
      body: { revision, base: before?.revision, line: bodyLine, ...patchBetween(before?.chunks ?? [], body.chunks) },
      notices,
      broken,
      reading: readingInWords(this.#services.configOf(document.uri).scope),
      words: pageWords(),
    }
    if (!this.#post(message)) return
    this.#posted = { uri, revision, chunks: body.chunks, message }
    this.#reports.changed()
    if (!before) this.#scrollSync.postPosition()
  }

  #postStyle(): void {
    const style = this.#services.configOf(this.#uri).stylesheet
    if (style?.css === this.#postedStyle?.css && style?.uri.path === this.#postedStyle?.uri.path) return
    const base = style ? this.#panel.webview.asWebviewUri(style.uri).toString() : ''
    if (this.#post({ type: 'stylesheet', css: style?.css, base })) this.#postedStyle = style
  }

  /** Posts the reason why the article cannot be shown; its last version stays visible. */
  async #fail(uri: vscode.Uri, error: unknown): Promise<void> {
    const deleted = await isDeleted(uri)
    if (!deleted) this.#services.log.report('The preview could not be shown', error)
    if (!this.#isShown(uri)) return
    const before = this.#posted?.uri === uri.toString() ? this.#posted.message : undefined
    this.#post(failureMessage(uri, deleted ? undefined : error, before, before?.body.revision ?? ++this.#revision))
  }
}
