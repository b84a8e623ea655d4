import * as vscode from 'vscode'

const stopIndexingCommand = 'copydesk.stopIndexing'
const readAgainCommand = 'copydesk.readArticlesAgain'
/** Indexing that ends within this time shows no progress. Also the interval between updates. */
const showDelayMs = 500

interface IndexingJob {
  readonly stop: () => void
  done: number
  total: number
}

/** Shows the progress of indexing in the status bar, where a click stops it, and the folders whose articles could not be read. */
export class IndexProgress implements vscode.Disposable {
  readonly #jobs = new Map<object, IndexingJob>()
  readonly #item = vscode.window.createStatusBarItem('copydesk.index', vscode.StatusBarAlignment.Left)
  readonly #command = vscode.commands.registerCommand(stopIndexingCommand, () => {
    for (const { stop } of [...this.#jobs.values()]) stop()
  })
  /** The words for each folder whose articles could not be read. */
  readonly #failures = new Map<object, string>()
  readonly #warning = vscode.window.createStatusBarItem('copydesk.indexFailed', vscode.StatusBarAlignment.Left)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#warning.name = vscode.l10n.t('Copydesk: Articles Not Read')
    this.#warning.text = `$(warning) ${vscode.l10n.t('Articles not read')}`
    this.#warning.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground')
    this.#warning.command = readAgainCommand

    this.#item.name = vscode.l10n.t('Copydesk: Article Index')
    this.#item.command = stopIndexingCommand
    this.#item.tooltip = vscode.l10n.t('Copydesk is reading the front matter of all articles, for suggestions and checks. Click to stop.')
  }

  /** @param key identifies the job in `report` and `end` */
  begin(key: object, stop: () => void): void {
    this.#jobs.set(key, { stop, done: 0, total: 0 })
    this.#timer ??= setTimeout(() => this.#show(), showDelayMs)
    void vscode.commands.executeCommand('setContext', 'copydesk.indexing', true)
  }

  report(key: object, done: number, total: number): void {
    const job = this.#jobs.get(key)
    if (job) Object.assign(job, { done, total })
  }

  end(key: object): void {
    this.#jobs.delete(key)
    if (this.#jobs.size > 0) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#item.hide()
    void vscode.commands.executeCommand('setContext', 'copydesk.indexing', false)
  }

  /** Shows a warning until `succeeded`; a click reads the articles again. @param key of the folder @param reason in one line */
  failed(key: object, folder: string, reason: string): void {
    const words = vscode.l10n.t(
      'Copydesk could not read all articles of {0}: {1}. Suggestions may be missing, and problems that need the other articles. Click to read them again.',
      folder,
      reason,
    )
    this.#failures.set(key, words)
    this.#showFailures()
  }

  /** Takes back what `failed` showed for this folder. */
  succeeded(key: object): void {
    if (this.#failures.delete(key)) this.#showFailures()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#item.dispose()
    this.#warning.dispose()
    this.#command.dispose()
  }

  #showFailures(): void {
    const words = [...this.#failures.values()].join('\n\n')
    this.#warning.tooltip = words
    this.#warning.accessibilityInformation = { label: words }
    if (words === '') this.#warning.hide()
    else this.#warning.show()
  }

  #show(): void {
    let [done, total] = [0, 0]
    for (const job of this.#jobs.values()) {
      done += job.done
      total += job.total
    }
    const number = (count: number) => count.toLocaleString(vscode.env.language)
    const words =
      total > 0 ? vscode.l10n.t('Indexing {0} of {1}', number(Math.min(done, total)), number(total)) : vscode.l10n.t('Indexing articles')
    this.#item.text = `$(sync~spin) ${words}`
    this.#item.accessibilityInformation = { label: words }
    this.#item.show()
    this.#timer = setTimeout(() => this.#show(), showDelayMs)
  }
}
