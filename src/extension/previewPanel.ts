import * as vscode from 'vscode'
import type { Article } from '../core/article'
import { publishedReadingOf } from '../core/checker'
import { defaultPolicy } from '../core/policy'
import type { Problem } from '../core/rule'
import { readPageMessage, type ArticleMessage, type HostMessage, type PageMessage } from '../preview/messages'
import type { ArticlePlaces } from './articleFiles'
import { canBeArticle } from './articles'
import { PreviewImages } from './previewImages'
import { previewPage } from './previewPage'

/** What the preview asks the rest of the extension. */
export interface PreviewServices {
  articleOf(document: vscode.TextDocument): Article
  problemsOf(document: vscode.TextDocument): readonly Problem[]
  placesOf(uri: vscode.Uri): ArticlePlaces
  report(error: unknown, whatHappened: string): void
  /** Fires when another answer of `problemsOf` or `placesOf` is possible without a change of the document. */
  readonly onDidChange: vscode.Event<unknown>
}

/** From a key press to the page: long enough for a word pasted by an input method, too short to be seen. */
const updateDelay = 30
/** How long a page waits for the file system before it shows images as missing that may be there: at first, and later on. */
const imagePatience = { first: 250, later: 40 }

/** One webview with the article of one document at a time. */
export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel
  readonly #extensionUri: vscode.Uri
  readonly #services: PreviewServices
  readonly #images = new PreviewImages()
  readonly #subscriptions: vscode.Disposable[] = []
  #uri: vscode.Uri
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The page's script is there and listens. */
  #ready = false
  /** What the page shows. */
  #posted: vscode.Uri | undefined
  #updating = false
  /** Something changed while an update was under way. */
  #again = false
  #disposed = false

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, extensionUri: vscode.Uri, services: PreviewServices) {
    this.#panel = panel
    this.#uri = uri
    this.#extensionUri = extensionUri
    this.#services = services
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `preview-${theme}.svg`)
    panel.iconPath = { light: icon('light'), dark: icon('dark') }
    const pictures = vscode.workspace.createFileSystemWatcher('**/*.{png,jpg,jpeg,gif,webp,avif,svg,PNG,JPG,JPEG}')
    const picturesChanged = () => {
      this.#images.forget()
      this.#schedule()
    }
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((value: unknown) => this.#receive(readPageMessage(value))),
      panel.onDidChangeViewState(() => this.#schedule()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#isShown(document.uri) && this.#schedule()),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        const document = markdownIn(editor)
        if (document && !this.#isShown(document.uri)) this.show(document.uri)
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const line = visibleRanges[0]?.start.line
        if (line !== undefined && this.#isShown(textEditor.document.uri)) this.#post({ type: 'reveal', line })
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#load()),
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
    if (this.#roots().join() === roots) this.#schedule()
    else this.#load()
  }

  reveal(): void {
    this.#panel.reveal(undefined, true)
  }

  dispose(): void {
    if (this.#disposed) return
    this.#disposed = true
    clearTimeout(this.#timer)
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
    const { webview } = this.#panel
    this.#panel.title = this.#title()
    webview.options = { enableScripts: true, localResourceRoots: this.#roots() }
    webview.html = previewPage(webview, this.#extensionUri, {
      policy: defaultPolicy,
      remote: vscode.workspace.isTrusted,
      language: vscode.env.language,
    })
  }

  #receive(message: PageMessage | undefined): void {
    if (message?.type === 'ready') {
      this.#ready = true
      void this.#update()
    } else if (message?.type === 'openLink') openLink(message.href)
    else if (message) void this.#openLine(message.line)
  }

  async #openLine(line: number): Promise<void> {
    const shown = vscode.window.visibleTextEditors.find(({ document }) => this.#isShown(document.uri))
    const at = new vscode.Position(line, 0)
    const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.One
    try {
      await vscode.window.showTextDocument(this.#uri, { viewColumn, selection: new vscode.Range(at, at) })
    } catch (error) {
      this.#services.report(error, 'The line could not be shown')
    }
  }

  #post(message: HostMessage): void {
    if (!this.#disposed && this.#ready && this.#panel.visible) void this.#panel.webview.postMessage(message)
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
    let message = await this.#message(document)
    const images = this.#images.settled()
    if (images) {
      const patience = this.#posted?.toString() === uri.toString() ? imagePatience.later : imagePatience.first
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, patience, 'late'))
      if ((await Promise.race([images, late])) === 'late') void images.then(() => this.#schedule())
      else if (document.version === version) message = await this.#message(document)
    }
    // Whatever changed the document, or the choice of it, has asked for an update of its own.
    if (!this.#isShown(uri) || document.version !== version) return
    this.#post(message)
    this.#posted = uri
  }

  async #message(document: vscode.TextDocument): Promise<ArticleMessage> {
    // Markdown's renderer and the sanitizer are read with the first preview, not with the first article.
    const { renderArticle } = await import('../preview/render')
    const article = this.#services.articleOf(document)
    const places = this.#services.placesOf(document.uri)
    const { lang, title, head, body, notices, broken } = renderArticle(article, {
      published: publishedReadingOf(article, places.scope),
      problems: this.#services.problemsOf(document),
      policy: defaultPolicy,
      locale: vscode.env.language,
      resolveImage: (address) => {
        const found = this.#images.resolve(address, places)
        // The version makes the page read a picture again that was changed.
        return (
          found &&
          this.#panel.webview
            .asWebviewUri(found.uri)
            .with({ query: `version=${found.version}` })
            .toString()
        )
      },
    })
    return {
      type: 'article',
      uri: document.uri.toString(),
      title: title ?? '',
      lang: lang ?? '',
      head,
      body,
      notices,
      broken,
      words: words(),
    }
  }

  #failure(error: unknown): ArticleMessage {
    const reason = error instanceof Error ? error.message : String(error)
    const notices = [{ message: vscode.l10n.t('The article cannot be shown: {0}', reason), line: undefined }]
    return { type: 'article', uri: this.#uri.toString(), title: '', lang: '', head: '', body: '', notices, broken: true, words: words() }
  }
}

function openLink(href: string): void {
  // As a text, since a Uri encodes the address anew; but only addresses of the web may be given as one.
  if (/^https?:/i.test(href)) void vscode.commands.executeCommand('vscode.open', href)
  else void vscode.env.openExternal(vscode.Uri.parse(href))
}

function words(): ArticleMessage['words'] {
  return {
    problems: vscode.l10n.t('To mend before publishing'),
    line: vscode.l10n.t('line {0}', '{0}'),
    imageMissing: vscode.l10n.t('Image not found'),
    imageFailed: vscode.l10n.t('Image cannot be shown'),
  }
}

/** The Markdown document that is edited, if it is one. */
export function markdownIn(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
  return editor && canBeArticle(editor.document) ? editor.document : undefined
}
