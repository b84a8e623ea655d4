import * as vscode from 'vscode'
import { readPageMessage, type ArticleMessage, type HostMessage, type PageMessage } from '../../preview/protocol/messages'
import type { HtmlChunk } from '../../preview/protocol/htmlChunks'
import { patchBetween } from '../../preview/protocol/patch'
import type { RenderedArticle } from '../../preview/render/render'
import { onDidActivateMarkdown } from '../config/markdownDocuments'
import { openLink } from './openLink'
import { pageWords } from './pageWords'
import { failureMessage } from './previewFailure'
import { previewPage } from './previewPage'
import { policyOf, PreviewRenderer, type PreviewServices } from './previewRenderer'
import { PreviewReports } from './previewReports'
import type { RemotePermission } from './remoteImages'
import { isDeleted, PreviewedFile } from './previewedFile'
import { EditorScrollSync } from './editorScrollSync'
import type { Stylesheet } from '../config/stylesheet'
import { RenderThrottle } from './renderThrottle'

/** How long a page waits for the file system before it shows images as missing that may be there: at first, and later on. */
const imageTimeoutMs = { first: 250, later: 40 }

/** One webview with the article of one document at a time. */
export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel
  readonly #extensionUri: vscode.Uri
  readonly #services: PreviewServices
  readonly #renderer: PreviewRenderer
  readonly #subscriptions: vscode.Disposable[] = []
  #uri: vscode.Uri
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #throttle = new RenderThrottle()
  /** The page's script is there and listens. */
  #ready = false
  /** What the page shows. */
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
  /** Something changed while an update was under way. */
  #again = false
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
      // A page that is out of sight is taken apart. When it is seen again it says so.
      panel.onDidChangeViewState(() => {
        this.#ready &&= panel.visible
      }),
      this.#file,
      this.#scrollSync,
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#isShown(document.uri) && this.#schedule()),
      onDidActivateMarkdown(({ uri }) => {
        if (!this.#locked) this.show(uri)
      }),
      services.remoteImages.onDidChange(() => this.#services.remoteImages.of(this.#uri) !== this.#permission && this.#load()),
      services.configResolver.onDidChange(() => this.#schedule()),
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
    // The page may only read from its roots, and they can only change with a reload.
    if (this.#roots().join() === roots && this.#services.remoteImages.of(uri) === this.#permission) this.#schedule()
    else this.#load()
  }

  /** It stays with its article, whatever is edited. */
  get locked(): boolean {
    return this.#locked
  }

  get uri(): vscode.Uri {
    return this.#uri
  }

  get active(): boolean {
    return this.#panel.active
  }

  /** Goes to the text of what is at the top of the page. */
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
    const own = ['media', 'dist'].map((name) => vscode.Uri.joinPath(this.#extensionUri, name))
    // What was never saved lies in no folder.
    if (this.#uri.scheme === 'untitled') return own
    return [...own, vscode.workspace.getWorkspaceFolder(this.#uri)?.uri ?? vscode.Uri.joinPath(this.#uri, '..')]
  }

  /** Starts the page anew; its script says when it is ready. */
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

  /** @returns whether there is a page to hear it */
  #post(message: HostMessage): boolean {
    if (this.#disposed || !this.#ready || !this.#panel.visible) return false
    void this.#panel.webview.postMessage(message)
    return true
  }

  /** One update for all that happens within the delay. A page that nobody sees asks for one when it is shown again. */
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
      // A page that was closed in the meantime cannot be asked anything.
      if (this.#disposed) return
      await this.#fail(uri, error)
    }
    this.#updating = false
    if (this.#again) this.#schedule()
    this.#again = false
  }

  async #render(uri: vscode.Uri): Promise<void> {
    const open = vscode.workspace.textDocuments.find((document) => this.#isShown(document.uri))
    // To open what was never saved would make a new one.
    if (!open && uri.scheme === 'untitled') throw new Error(uri.path)
    const document = open ?? (await vscode.workspace.openTextDocument(uri))
    const { version } = document
    let rendered = await this.#throttle.measured(() => this.#renderer.render(document))
    const images = this.#renderer.images.settled()
    if (images) {
      const timeoutMs = this.#posted?.uri === uri.toString() ? imageTimeoutMs.later : imageTimeoutMs.first
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, timeoutMs, 'late'))
      if ((await Promise.race([images, late])) === 'late') void images.then(() => this.#schedule())
      else if (document.version === version) rendered = await this.#renderer.render(document)
    }
    // Whatever changed the document, or the choice of it, has asked for an update of its own.
    if (!this.#isShown(uri) || document.version !== version) return
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

  /** Says why the article is not shown, or not as it is now: what was shown of it stays. */
  async #fail(uri: vscode.Uri, error: unknown): Promise<void> {
    const deleted = await isDeleted(uri)
    if (!deleted) this.#services.log.report('The preview could not be shown', error)
    if (!this.#isShown(uri)) return
    const before = this.#posted?.uri === uri.toString() ? this.#posted.message : undefined
    this.#post(failureMessage(uri, deleted ? undefined : error, before, before?.body.revision ?? ++this.#revision))
  }
}
