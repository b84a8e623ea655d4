import { availableParallelism } from 'node:os'
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import {
  sequentialPool,
  filesInChunk,
  taskCount,
  taskOf,
  type RunningWork,
  type WorkerPool,
  type IndexWork,
  type TaskResult,
  type WorkTools,
} from '../corpus/indexing/indexWork'
import { CacheFile } from './cacheFile'
import { nodeIndexFiles } from './nodeFiles'

/** What the second thread needs in addition to its tasks. */
interface ThreadContext {
  readonly root: string
  /** The cache file, and the `id` of the version that was opened. */
  readonly cache: { readonly file: string; readonly id: string } | undefined
}

/** The message that starts a work on the second thread. */
export interface ThreadJob extends ThreadContext {
  readonly work: IndexWork
  /** Shared memory: the number of the next task that is not started, and how many tasks the second thread has finished. */
  readonly counters: Int32Array
  /** Receives the results. */
  readonly port: MessagePort
}

export type ResultMessage = readonly [number: number, outcome: TaskResult]

/** For fewer tasks, starting a thread takes longer than it saves. */
const minTasks = 8
/** Time limit for a task on the second thread, in ms; after that, the task runs on this thread. */
const maxTaskMs = 10_000

const [next, ended] = [0, 1]

/** A pool of this thread and a second one, which is started for the first work that is large enough. */
export class ThreadPool implements WorkerPool {
  readonly #program: string
  readonly #context: ThreadContext
  #worker: Worker | undefined

  /** @param program the bundle that calls `runThreadJob` */
  constructor({ program, ...context }: ThreadContext & { readonly program: string }) {
    this.#program = program
    this.#context = context
  }

  expect(files: number): void {
    if (files >= minTasks * filesInChunk && availableParallelism() > 1) this.#worker ??= this.#startWorker()
  }

  begin(work: IndexWork, task: (number: number) => TaskResult, done: (outcome: TaskResult, number: number) => void): RunningWork {
    const count = taskCount(work)
    if (count < minTasks || availableParallelism() < 2) return sequentialPool.begin(work, task, done)
    const { port1, port2 } = new MessageChannel()
    const counters = new Int32Array(new SharedArrayBuffer(8))
    this.#worker ??= this.#startWorker()
    this.#worker.postMessage({ ...this.#context, work, counters, port: port2 } satisfies ThreadJob, [port2])
    const pending = new Set(Array.from({ length: count }, (_, number) => number))
    const complete = (outcome: TaskResult, number: number) => {
      if (pending.delete(number)) done(outcome, number)
    }
    const poll = () => {
      for (let received = receiveMessageOnPort(port1); received; received = receiveMessageOnPort(port1)) {
        const [number, outcome] = received.message as ResultMessage
        complete(outcome, number)
      }
    }
    const end = () => {
      for (let number = Atomics.add(counters, next, 1); number < count; number = Atomics.add(counters, next, 1)) {
        complete(task(number), number)
        poll()
      }
      for (let seen = -1; pending.size > 0; ) {
        seen = Atomics.load(counters, ended)
        poll()
        if (pending.size > 0 && Atomics.wait(counters, ended, seen, maxTaskMs) === 'timed-out') break
      }
      for (const number of [...pending]) complete(task(number), number)
      port1.close()
    }
    return { poll, end }
  }

  #startWorker(): Worker {
    const worker = new Worker(this.#program, { execArgv: [] })
    // If the second thread fails, its tasks time out and run on this thread.
    worker.on('error', () => undefined)
    return worker
  }

  /** Ends the second thread. */
  end(): void {
    void this.#worker?.terminate()
    this.#worker = undefined
  }
}

/** Runs tasks on the second thread until all are started. */
export function runThreadJob({ root, cache, work, counters, port }: ThreadJob, readThoroughly: WorkTools['readThoroughly']): void {
  const cached = cache && CacheFile.open(cache.file)
  // Another window may have replaced the file.
  const same = cached?.id === cache?.id ? cached : undefined
  const count = taskCount(work)
  const task = taskOf(work, { files: nodeIndexFiles(root), now: Date.now, cached: same, readThoroughly })
  for (let number = Atomics.add(counters, next, 1); number < count; number = Atomics.add(counters, next, 1)) {
    const outcome = task(number)
    port.postMessage([number, outcome] satisfies ResultMessage, outcome.chunk ? [outcome.chunk.buffer] : [])
    Atomics.add(counters, ended, 1)
    Atomics.notify(counters, ended)
  }
  cached?.close()
  port.close()
}
