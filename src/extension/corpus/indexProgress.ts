import * as vscode from 'vscode'

export const stopIndexingCommand = 'copydesk.stopIndexing'
/** What is done sooner needs no word. */
const silentMs = 500

interface Work {
  readonly stop: () => void
  done: number
  total: number
}

/** Tells in the status bar how far the reading of the articles is; a click stops it. */
export class IndexProgress implements vscode.Disposable {
  readonly #running = new Map<object, Work>()
  readonly #item = vscode.window.createStatusBarItem('copydesk.index', vscode.StatusBarAlignment.Left)
  readonly #command = vscode.commands.registerCommand(stopIndexingCommand, () => {
    for (const { stop } of [...this.#running.values()]) stop()
  })
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#item.name = vscode.l10n.t('Copydesk: Index of Articles')
    this.#item.command = stopIndexingCommand
    this.#item.tooltip = vscode.l10n.t('Copydesk reads the front matter of all articles, for completions and checks. Click to stop.')
  }

  /** @param key whose work it is */
  begin(key: object, stop: () => void): void {
    this.#running.set(key, { stop, done: 0, total: 0 })
    this.#timer ??= setTimeout(() => this.#show(), silentMs)
    void vscode.commands.executeCommand('setContext', 'copydesk.indexing', true)
  }

  tell(key: object, done: number, total: number): void {
    const work = this.#running.get(key)
    if (work) Object.assign(work, { done, total })
  }

  end(key: object): void {
    this.#running.delete(key)
    if (this.#running.size > 0) return
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
    for (const work of this.#running.values()) {
      done += work.done
      total += work.total
    }
    const number = (count: number) => count.toLocaleString(vscode.env.language)
    const words =
      total > 0 ? vscode.l10n.t('Indexing {0} of {1}', number(Math.min(done, total)), number(total)) : vscode.l10n.t('Indexing articles')
    this.#item.text = `$(sync~spin) ${words}`
    this.#item.accessibilityInformation = { label: words }
    this.#item.show()
    this.#timer = setTimeout(() => this.#show(), silentMs)
  }
}
