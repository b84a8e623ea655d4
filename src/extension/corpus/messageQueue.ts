import type { IndexMessage } from '../../corpus/indexing/indexMessages'

/** A queue of messages in order of arrival. */
export class MessageQueue {
  readonly #messages: (IndexMessage | undefined)[] = []
  #wake: (() => void) | undefined

  /** @param message undefined ends the queue */
  push(message: IndexMessage | undefined): void {
    this.#messages.push(message)
    this.#wake?.()
  }

  async next(): Promise<IndexMessage | undefined> {
    while (this.#messages.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve))
    return this.#messages.shift()
  }
}
