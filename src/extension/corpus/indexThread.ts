import * as vscode from 'vscode'
import type { IndexJob, IndexMessage } from '../../corpus/indexing/indexMessages'

/** The part of Node's `Worker` that is used here. */
interface Thread {
  postMessage(message: unknown): void
  on(event: string, listener: (value: unknown) => void): void
  terminate(): PromiseLike<unknown>
}

const threadOptions = { execArgv: [] } as const
/** An idle thread is ended after this time. */
const idleMs = 30_000

/**
 * The worker thread that reads the files of workspace folders. It keeps this work off the extension host thread, which all extensions
 * share, and reads only the first bytes of each file, which VS Code's file system cannot do. Needs Node: see `available`.
 *
 * Uses `process.getBuiltinModule`, because the same bundle runs in a web worker, where an import of a Node module would fail.
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
   * Starts a job. The last message that `listener` receives is `done`, `tags` or `stopped`; after `cancel` it receives none.
   * @returns an object that cancels the job
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
        // The thread reads synchronously and cannot receive messages meanwhile: only terminating it stops it.
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
    if (message.kind === 'done' || message.kind === 'found' || message.kind === 'stopped') {
      this.#listeners.delete(message.job)
      if (this.#listeners.size === 0) this.#idle = setTimeout(() => this.#end(), idleMs)
    }
    if (listener) listener(message)
    // The cache is written after the job is done, so this message may come later.
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
