import * as vscode from 'vscode'
import { articleForm } from '../../features/articleForm/articleForm'
import type { FieldPath, FormChange } from '../../features/articleForm/formTypes'
import { nameOptions } from '../../features/articleForm/nameOptions'
import { readFromForm, type FromForm, type OptionsRequest, type ToForm } from '../../form/protocol/formMessages'
import { checkMoment } from '../diagnostics/checkMoment'
import { sourcesFor } from '../completion/completionSources'
import { QuietTimer } from '../platform/quietTimer'
import { FormEdits, type FormServices } from './formEdits'
import { formHtml } from './formHtml'
import { pickImage, Thumbnails } from './formImages'
import { formWordsOf } from './formWordsOf'

/** While somebody types in the editor, the form follows with this delay. */
const refreshDelay = { quietMs: 150, maxDelayMs: 1000 }
/** How long to wait for the problems. After that, those of an earlier version are shown, and the others when they are found. */
const checkTimeoutMs = 250

const after = <Value>(ms: number, value: Value) => new Promise<Value>((resolve) => setTimeout(resolve, ms, value))

/** The form while its view exists. It listens and works only while the view is visible. */
export class FormSession implements vscode.Disposable {
  readonly #view: vscode.WebviewView
  readonly #services: FormServices
  readonly #edits: FormEdits
  readonly #thumbnails: Thumbnails
  readonly #timer = new QuietTimer(() => void this.#update(), refreshDelay)
  readonly #subscriptions: readonly vscode.Disposable[]
  #whileVisible: vscode.Disposable | undefined
  /** Whether the page's script is running. */
  #isReady = false
  #isUpdating = false
  /** Whether something has changed during an update. */
  #again = false
  /** The document that the form shows. */
  #shown: vscode.TextDocument | undefined
  /** Changes are made one after the other, in the order in which they were posted. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(view: vscode.WebviewView, extensionUri: vscode.Uri, services: FormServices) {
    this.#view = view
    this.#services = services
    this.#edits = new FormEdits(services)
    this.#thumbnails = new Thumbnails(view.webview, services)
    this.#subscriptions = [
      view.onDidChangeVisibility(() => this.#visibilityChanged()),
      view.webview.onDidReceiveMessage((value: unknown) => this.#receive(readFromForm(value))),
    ]
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)
    const own = ['media', 'dist'].map((name) => vscode.Uri.joinPath(extensionUri, name))
    view.webview.options = { enableScripts: true, localResourceRoots: [...own, ...folders] }
    view.webview.html = formHtml(view.webview, extensionUri)
    this.#visibilityChanged()
  }

  dispose(): void {
    this.#timer.dispose()
    this.#whileVisible?.dispose()
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  #visibilityChanged(): void {
    // VS Code destroys the page of a hidden view; its script posts `ready` when it is shown again.
    if (this.#view.visible && !this.#whileVisible) this.#whileVisible = this.#listen()
    else if (!this.#view.visible) {
      this.#isReady = false
      this.#whileVisible?.dispose()
      this.#whileVisible = undefined
    }
  }

  #listen(): vscode.Disposable {
    const { activeArticle, checks, configResolver, corpusViews } = this.#services
    const isShown = (uri: vscode.Uri) => uri.toString() === this.#shown?.uri.toString()
    return vscode.Disposable.from(
      activeArticle.onDidChange(() => this.#timer.request(0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isShown(document.uri) && this.#timer.request()),
      vscode.workspace.onDidSaveTextDocument((document) => isShown(document.uri) && this.#timer.request()),
      checks.onDidCheck(({ uri }) => isShown(uri) && this.#timer.request()),
      configResolver.onDidChange(() => this.#timer.request()),
      corpusViews.onDidChange(() => this.#timer.request(refreshDelay.maxDelayMs)),
    )
  }

  #post(message: ToForm): void {
    if (this.#isReady && this.#view.visible) void this.#view.webview.postMessage(message)
  }

  #receive(message: FromForm | undefined): void {
    if (!message) return
    if (message.type === 'ready') {
      this.#isReady = true
      this.#timer.request(0)
      return
    }
    if (message.type === 'options') {
      this.#answer(message)
      return
    }
    // Other changes do not wait for a person who is looking for an image.
    if (message.type === 'pickImage') void this.#reported(() => this.#pick(message.uri, message.path))
    else this.#queue = this.#queue.then(() => this.#reported(() => this.#act(message)))
  }

  async #reported(run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      this.#services.log.report(vscode.l10n.t('The field could not be changed.'), error)
    }
  }

  async #pick(uri: string, path: FieldPath): Promise<void> {
    const document = await documentOf(uri)
    const picked = await pickImage(document, this.#services)
    if (picked?.address !== undefined) await this.#change(document, { kind: 'text', path, text: picked.address })
    else if (picked) this.#refuse(path, picked.refused)
  }

  async #act(message: Exclude<FromForm, { readonly type: 'ready' | 'options' | 'pickImage' }>): Promise<void> {
    const document = await documentOf(message.uri)
    if (message.type === 'save') await document.save()
    else if (message.type === 'change') await this.#change(document, message.change)
    else if (message.type === 'fix') await this.#edits.fix(document, message)
    else await this.#edits.reveal(document, message.path)
  }

  async #change(document: vscode.TextDocument, change: FormChange): Promise<void> {
    const refused = await this.#edits.apply(document, change)
    // The page shows what was typed until it hears what the document has.
    this.#timer.request(0)
    if (refused !== undefined) this.#refuse(change.path, refused)
  }

  #refuse(path: FieldPath, text: string): void {
    this.#post({ type: 'refused', path, text })
  }

  #answer({ request, uri, path, typed, taken }: OptionsRequest): void {
    if (!this.#shown || this.#shown.uri.toString() !== uri) return
    const article = this.#services.articleOf(this.#shown)
    const options = nameOptions(article, path, typed, taken, sourcesFor(this.#shown, this.#services))
    this.#post({ type: 'options', request, options })
  }

  /** Updates run one after the other, so an older one never overtakes. */
  async #update(): Promise<void> {
    if (!this.#isReady) return
    if (this.#isUpdating) {
      this.#again = true
      return
    }
    this.#isUpdating = true
    try {
      await this.#show()
    } catch (error) {
      this.#services.log.report(vscode.l10n.t('The form could not be shown.'), error)
    }
    this.#isUpdating = false
    if (this.#again) this.#timer.request()
    this.#again = false
  }

  async #show(): Promise<void> {
    const { activeArticle, articleOf, checks, isActiveFor, loadedConfig, schemaFor } = this.#services
    const document = await activeArticle.document()
    if (document) await loadedConfig(document.uri)
    if (!document || !isActiveFor(document)) {
      this.#shown = undefined
      this.#view.description = ''
      this.#post({ type: 'empty', text: vscode.l10n.t('Open an article to edit its headline, date, tags and other fields here.') })
      return
    }
    this.#shown = document
    if (checkMoment() === 'type') await Promise.race([checks.prepare(document), after(checkTimeoutMs, false)])
    const isReadOnly = await this.#edits.isReadOnly(document)
    const problems = this.#edits.problemsOf(document)
    const article = articleOf(document)
    const schema = schemaFor(document)
    const { version } = document
    const form = articleForm(article, { sources: sourcesFor(document, this.#services), isDefaultSchema: schema.isDefault, problems })
    const images = await this.#thumbnails.of([...form.fields, ...form.others], document)
    if (document.version !== version) {
      this.#again = true
      return
    }
    const name = document.uri.path.split('/').at(-1) ?? ''
    this.#view.description = name
    this.#post({ type: 'form', uri: document.uri.toString(), name, isReadOnly, form, images, words: formWordsOf() })
  }
}

async function documentOf(uri: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
}
