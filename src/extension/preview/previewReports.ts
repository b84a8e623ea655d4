import * as vscode from 'vscode'
import type { HostMessage, PageMessage } from '../../preview/protocol/messages'
import type { PreviewRenderer } from './previewRenderer'

/** Time from the last key press to a report. */
const reportDelayMs = { removals: 300, cards: 200 }

type Report = keyof typeof reportDelayMs

/**
 * Posts the reports about an article to its page, delayed after key presses: the number of removals always, the other reports while the
 * page wants them.
 */
export class PreviewReports implements vscode.Disposable {
  readonly #renderer: PreviewRenderer
  readonly #document: () => vscode.TextDocument | undefined
  readonly #post: (message: HostMessage) => void
  readonly #wanted = new Set<Report>()
  readonly #timers = new Map<Report, ReturnType<typeof setTimeout>>()

  /** @param document returns the shown document; undefined while the page is hidden */
  constructor(renderer: PreviewRenderer, document: () => vscode.TextDocument | undefined, post: (message: HostMessage) => void) {
    this.#renderer = renderer
    this.#document = document
    this.#post = post
  }

  receive(message: PageMessage): void {
    if (message.type === 'copyStructuredData') void this.#copy()
    if (message.type !== 'removals' && message.type !== 'cards') return
    const isNew = message.wanted && !this.#wanted.has(message.type)
    if (message.wanted) this.#wanted.add(message.type)
    else this.#wanted.delete(message.type)
    // The first report is posted without delay.
    if (isNew) this.#schedule(message.type, 0)
    else if (message.type === 'cards') clearTimeout(this.#timers.get('cards'))
  }

  /** Call when the article has changed. */
  changed(): void {
    for (const report of new Set([...this.#wanted, 'removals'] as const)) this.#schedule(report, reportDelayMs[report])
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }

  #schedule(report: Report, delay: number): void {
    clearTimeout(this.#timers.get(report))
    this.#timers.set(
      report,
      setTimeout(() => void this.#report(report), delay),
    )
  }

  async #report(report: Report): Promise<void> {
    const document = this.#document()
    if (!document) return
    if (report === 'removals') this.#post(this.#renderer.removals(document, this.#wanted.has(report)))
    else this.#post(await this.#renderer.cards(document))
  }

  /** Copies the structured data. It is rendered here: the message from the page contains no content. */
  async #copy(): Promise<void> {
    const document = this.#document()
    if (!document) return
    const { structuredData } = await this.#renderer.cards(document)
    await vscode.env.clipboard.writeText(structuredData)
    vscode.window.setStatusBarMessage(vscode.l10n.t('The structured data was copied.'), 4000)
  }
}
