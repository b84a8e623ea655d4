import * as vscode from 'vscode'

const stopIndexingCommand = 'copydesk.stopIndexing'
/** Indexing that ends within this time shows no progress. Also the interval between updates. */
const showDelayMs = 500

interface IndexingJob {
  readonly stop: () => void
  done: number
  total: number
}

/** Shows the progress of indexing in the status bar; a click stops it. */
export class IndexProgress implements vscode.Disposable {
  readonly #jobs = new Map<object, IndexingJob>()
  readonly #item = vscode.window.createStatusBarItem('copydesk.index', vscode.StatusBarAlignment.Left)
  readonly #command = vscode.commands.registerCommand(stopIndexingCommand, () => {
    for (const { stop } of [...this.#jobs.values()]) stop()
  })
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
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

  dispose(): void {
    clearTimeout(this.#timer)
    this.#item.dispose()
    this.#command.dispose()
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
