import type { OpenDocument, OpenDocuments } from './workspace/openDocuments'

/** From the last key press, and from the first one since the last check, to a check; in ms. */
const delay = { quiet: 120, max: 1000 }

interface Waiting {
  readonly since: number
  readonly timer: NodeJS.Timeout
}

/** Calls `publish` for documents, some time after the last of several requests; for each document one call at a time. */
export class DiagnosticsQueue {
  readonly #documents: OpenDocuments
  readonly #publish: (document: OpenDocument) => Promise<void>
  readonly #waiting = new Map<string, Waiting>()
  /** The documents being published; `true` if one is to be published again. */
  readonly #running = new Map<string, boolean>()

  constructor(documents: OpenDocuments, publish: (document: OpenDocument) => Promise<void>) {
    this.#documents = documents
    this.#publish = publish
  }

  typed(uri: string): void {
    this.#schedule(uri, delay.quiet)
  }

  now(uri: string): void {
    this.#schedule(uri, 0)
  }

  all(): void {
    for (const { uri } of this.#documents.all()) this.now(uri)
  }

  drop(uri: string): void {
    clearTimeout(this.#waiting.get(uri)?.timer)
    this.#waiting.delete(uri)
  }

  #schedule(uri: string, quiet: number): void {
    const before = this.#waiting.get(uri)
    clearTimeout(before?.timer)
    const since = before?.since ?? performance.now()
    const wait = Math.max(0, Math.min(quiet, since + delay.max - performance.now()))
    this.#waiting.set(uri, { since, timer: setTimeout(() => void this.#run(uri), wait) })
  }

  async #run(uri: string): Promise<void> {
    this.#waiting.delete(uri)
    if (this.#running.has(uri)) {
      this.#running.set(uri, true)
      return
    }
    try {
      do {
        this.#running.set(uri, false)
        const document = this.#documents.get(uri)
        if (document) await this.#publish(document)
      } while (this.#running.get(uri))
    } finally {
      this.#running.delete(uri)
    }
  }
}
