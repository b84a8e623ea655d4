import * as vscode from 'vscode'
import type { IndexJob, IndexMessage } from '../../corpus/indexing/indexMessages'

/** Of Node's `Worker` what is used here. */
interface Thread {
  postMessage(message: unknown): void
  on(event: string, listener: (value: unknown) => void): void
  terminate(): PromiseLike<unknown>
}

const threadOptions = { execArgv: [] } as const
/** A thread that nobody needs is ended after this time. */
const idleMs = 30_000

/**
 * The thread that reads the files of workspace folders: away from the one on which everybody's extensions run, and only the first
 * bytes of each, which VS Code's own file system cannot do. Only where there is Node; elsewhere `available` says no.
 *
 * Node's modules come by way of `process`: the same bundle runs in a web worker, where an import would fail.
 */
export class IndexThread implements vscode.Disposable {
  readonly #program: string
  readonly #listeners = new Map<number, (message: IndexMessage) => void>()
  #thread: Thread | undefined
  #idle: ReturnType<typeof setTimeout> | undefined
  #lastJob = 0

  readonly #log: (message: string) => void

  constructor(extensionUri: vscode.Uri, log: (message: string) => void) {
    this.#log = log
    this.#program = vscode.Uri.joinPath(extensionUri, 'dist', 'indexer.js').fsPath
  }

  get available(): boolean {
    return workerConstructor() !== undefined
  }

  /**
   * Has a job done. The last message that `listener` gets is `done` or `stopped`; after `cancel` there is none.
   * @returns what cancels the job
   */
  start(job: Omit<IndexJob, 'id'>, listener: (message: IndexMessage) => void): { cancel(): void } {
    const id = ++this.#lastJob
    clearTimeout(this.#idle)
    this.#listeners.set(id, listener)
    try {
      this.#thread ??= this.#open()
      this.#thread?.postMessage({ ...job, id } satisfies IndexJob)
    } catch (error) {
      queueMicrotask(() => this.#failed(error))
    }
    return {
      cancel: () => {
        // It reads at a stretch, and hears nothing meanwhile: only the end of the thread stops it.
        if (this.#listeners.delete(id) && this.#listeners.size === 0) this.#end()
      },
    }
  }

  dispose(): void {
    this.#listeners.clear()
    this.#end()
  }

  #open(): Thread | undefined {
    const worker = workerConstructor()
    if (!worker) return undefined
    const thread: Thread = new worker(this.#program, threadOptions)
    thread.on('message', (message) => this.#received(message as IndexMessage))
    thread.on('error', (error) => {
      if (thread === this.#thread) this.#failed(error)
    })
    thread.on('exit', () => {
      if (thread === this.#thread) this.#failed('The thread ended.')
    })
    return thread
  }

  #received(message: IndexMessage): void {
    const listener = this.#listeners.get(message.job)
    if (message.kind === 'done' || message.kind === 'stopped') {
      this.#listeners.delete(message.job)
      if (this.#listeners.size === 0) this.#idle = setTimeout(() => this.#end(), idleMs)
    }
    if (listener) listener(message)
    // What is known is kept after the job is done.
    else if (message.kind === 'failed') this.#log(`${message.path}: ${message.reason}`)
  }

  #failed(error: unknown): void {
    this.#end()
    this.#stopAll(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }

  #stopAll(reason: string): void {
    const listeners = [...this.#listeners]
    this.#listeners.clear()
    for (const [job, listener] of listeners) listener({ job, kind: 'stopped', reason })
  }

  #end(): void {
    clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = undefined
    void thread?.terminate()
  }
}

type WorkerConstructor = new (program: string, options: typeof threadOptions) => Thread

function workerConstructor(): WorkerConstructor | undefined {
  const host: { getBuiltinModule?(name: string): unknown } | undefined = globalThis.process
  const module = host?.getBuiltinModule?.('node:worker_threads') as { readonly Worker?: WorkerConstructor } | undefined
  return module?.Worker
}
