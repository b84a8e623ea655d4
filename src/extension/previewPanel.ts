import * as vscode from 'vscode'
import { readPageMessage, type ArticleMessage, type HostMessage, type PageMessage } from '../preview/messages'
import type { Part } from '../preview/parts'
import { patchBetween } from '../preview/patch'
import type { RenderedArticle } from '../preview/render'
import { canBeArticle } from './articles'
import { EditorFollow } from './editorFollow'
import { pageWords } from './pageWords'
import { previewPage } from './previewPage'
import { policyOf, PreviewRenderer, type PreviewServices } from './previewRenderer'
import { PreviewReports } from './previewReports'
import type { RemotePermission } from './remoteImages'
import type { Stylesheet } from './stylesheet'

/** From a key press to the page: long enough for a word pasted by an input method, too short to be seen. */
const updateDelay = 30
/** How long a page waits for the file system before it shows images as missing that may be there: at first, and later on. */
const imagePatience = { first: 250, later: 40 }

/** One webview with the article of one document at a time. */
export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel
  readonly #extensionUri: vscode.Uri
  readonly #services: PreviewServices
  readonly #renderer: PreviewRenderer
  readonly #subscriptions: vscode.Disposable[] = []
  #uri: vscode.Uri
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The page's script is there and listens. */
  #ready = false
  /** What the page shows. */
  #posted: { readonly uri: string; readonly revision: number; readonly parts: readonly Part[] } | undefined
  #revision = 0
  readonly #editorFollow = new EditorFollow()
  #locked: boolean
  readonly #reports: PreviewReports
  #updating = false
  /** Something changed while an update was under way. */
  #again = false
  #disposed = false
  #permission: RemotePermission = 'never'
  /** What the page looks by. */
  #postedStyle: Stylesheet | undefined

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, extensionUri: vscode.Uri, services: PreviewServices, locked = false) {
    this.#panel = panel
    this.#uri = uri
    this.#extensionUri = extensionUri
    this.#services = services
    this.#locked = locked
    this.#renderer = new PreviewRenderer(panel.webview, services)
    const shown = () => vscode.workspace.textDocuments.find((document) => this.#isShown(document.uri))
    this.#reports = new PreviewReports(this.#renderer, shown, (message) => this.#post(message))
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `preview-${theme}.svg`)
    panel.iconPath = { light: icon('light'), dark: icon('dark') }
    const pictures = vscode.workspace.createFileSystemWatcher('**/*.{png,jpg,jpeg,gif,webp,avif,svg,PNG,JPG,JPEG}')
    const picturesChanged = () => {
      this.#renderer.images.forget()
      this.#schedule()
    }
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((value: unknown) => this.#receive(readPageMessage(value))),
      panel.onDidChangeViewState(() => this.#schedule()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#isShown(document.uri) && this.#schedule()),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        const document = markdownIn(editor)
        if (document && !this.#locked && !this.#isShown(document.uri)) this.show(document.uri)
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const top = visibleRanges[0]?.start.line
        if (top === undefined || !this.#isShown(textEditor.document.uri)) return
        if (!this.#editorFollow.moved(textEditor, top)) this.#post({ type: 'reveal', line: top })
      }),
      vscode.window.onDidChangeTextEditorSelection(
        ({ textEditor }) => this.#isShown(textEditor.document.uri) && this.#postCaret(textEditor),
      ),
      services.remoteImages.onDidChange(() => this.#services.remoteImages.of(this.#uri) !== this.#permission && this.#load()),
      services.onDidChange(() => this.#schedule()),
      pictures,
      pictures.onDidCreate(picturesChanged),
      pictures.onDidChange(picturesChanged),
      pictures.onDidDelete(picturesChanged),
    )
    this.#load()
  }

  /** Shows another document. */
  show(uri: vscode.Uri): void {
    if (this.#isShown(uri)) return
    const roots = this.#roots().join()
    this.#uri = uri
    this.#panel.title = this.#title()
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
    return [...own, vscode.workspace.getWorkspaceFolder(this.#uri)?.uri ?? vscode.Uri.joinPath(this.#uri, '..')]
  }

  /** Starts the page anew; its script says when it is ready. */
  #load(): void {
    this.#ready = false
    this.#posted = undefined
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
    else if (message?.type === 'scrolled') {
      const editor = this.#editor()
      if (editor) this.#editorFollow.follow(editor, message.line)
    } else if (message?.type === 'lock') this.#locked = message.locked
    else if (message?.type === 'webImages') void this.#services.remoteImages.answer(this.#uri, message.allowed)
    else if (message?.type === 'openLine') void this.#openLine(message.line)
    else if (message) this.#reports.receive(message)
  }

  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => this.#isShown(document.uri))
  }

  #postCaret(editor: vscode.TextEditor): void {
    this.#post({ type: 'caret', line: editor.selection.active.line })
  }

  async #openLine(line: number): Promise<void> {
    const at = new vscode.Position(line, 0)
    const viewColumn = this.#editor()?.viewColumn ?? vscode.ViewColumn.One
    try {
      await vscode.window.showTextDocument(this.#uri, { viewColumn, selection: new vscode.Range(at, at) })
    } catch (error) {
      this.#services.report(error, 'The line could not be shown')
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
    }, updateDelay)
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
      this.#services.report(error, 'The preview could not be shown')
      if (this.#isShown(uri)) this.#post(this.#failure(error))
    }
    this.#updating = false
    if (this.#again) this.#schedule()
    this.#again = false
  }

  async #render(uri: vscode.Uri): Promise<void> {
    const open = vscode.workspace.textDocuments.find((document) => this.#isShown(document.uri))
    const document = open ?? (await vscode.workspace.openTextDocument(uri))
    const { version } = document
    let rendered = await this.#renderer.render(document)
    const images = this.#renderer.images.settled()
    if (images) {
      const patience = this.#posted?.uri === uri.toString() ? imagePatience.later : imagePatience.first
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, patience, 'late'))
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
    const posted = this.#post({
      type: 'article',
      uri,
      title: title ?? '',
      lang: lang ?? '',
      head,
      body: { revision, base: before?.revision, line: bodyLine, ...patchBetween(before?.parts ?? [], body.parts) },
      notices,
      broken,
      words: pageWords(),
    })
    if (!posted) return
    this.#posted = { uri, revision, parts: body.parts }
    this.#reports.changed()
    const editor = before ? undefined : this.#editor()
    if (!editor) return
    const top = editor.visibleRanges[0]?.start.line
    if (top !== undefined) this.#post({ type: 'reveal', line: top })
    this.#postCaret(editor)
  }

  #postStyle(): void {
    const style = this.#services.stylesheetOf(this.#uri)
    if (style?.css === this.#postedStyle?.css && style?.uri.path === this.#postedStyle?.uri.path) return
    const base = style ? this.#panel.webview.asWebviewUri(style.uri).toString() : ''
    if (this.#post({ type: 'stylesheet', css: style?.css, base })) this.#postedStyle = style
  }

  #failure(error: unknown): ArticleMessage {
    const reason = error instanceof Error ? error.message : String(error)
    const notices = [{ message: vscode.l10n.t('The article cannot be shown: {0}', reason), line: undefined }]
    this.#posted = undefined
    const body = { revision: ++this.#revision, base: undefined, from: 0, removed: 0, parts: [], line: 0 }
    return { type: 'article', uri: this.#uri.toString(), title: '', lang: '', head: '', body, notices, broken: true, words: pageWords() }
  }
}

function openLink(href: string): void {
  // As a text, since a Uri encodes the address anew; but only addresses of the web may be given as one.
  if (/^https?:/i.test(href)) void vscode.commands.executeCommand('vscode.open', href)
  else void vscode.env.openExternal(vscode.Uri.parse(href))
}

/** The Markdown document that is edited, if it is one. */
export function markdownIn(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
  return editor && canBeArticle(editor.document) ? editor.document : undefined
}
