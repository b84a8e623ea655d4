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

/** What a helper needs besides its tasks. */
interface HelperContext {
  readonly root: string
  /** The cache file, and the `id` of the version that was opened. */
  readonly cache: { readonly file: string; readonly id: string } | undefined
}

/** The message that starts a work on a helper. */
export interface HelperJob extends HelperContext {
  readonly work: IndexWork
  /** Shared memory: the number of the next task that is not started, and how many tasks the helper has finished. */
  readonly counters: Int32Array
  /** Receives the results. */
  readonly port: MessagePort
}

export type ResultMessage = readonly [number: number, outcome: TaskResult]

/** For fewer tasks, starting a thread takes longer than it saves. */
const minTasks = 8
/** Time limit for a task on the helper: after that, it is run on this thread. */
const maxTaskMs = 10_000

const [next, ended] = [0, 1]

/** A pool of this thread and one helper thread, which is started for the first work that is large enough. */
export class HelperPool implements WorkerPool {
  readonly #program: string
  readonly #context: HelperContext
  #helper: Worker | undefined

  /** @param program the bundle that calls `runHelper` */
  constructor({ program, ...context }: HelperContext & { readonly program: string }) {
    this.#program = program
    this.#context = context
  }

  expect(files: number): void {
    if (files >= minTasks * filesInChunk && availableParallelism() > 1) this.#helper ??= this.#startHelper()
  }

  begin(work: IndexWork, task: (number: number) => TaskResult, done: (outcome: TaskResult, number: number) => void): RunningWork {
    const count = taskCount(work)
    if (count < minTasks || availableParallelism() < 2) return sequentialPool.begin(work, task, done)
    const { port1, port2 } = new MessageChannel()
    const counters = new Int32Array(new SharedArrayBuffer(8))
    this.#helper ??= this.#startHelper()
    this.#helper.postMessage({ ...this.#context, work, counters, port: port2 } satisfies HelperJob, [port2])
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

  #startHelper(): Worker {
    const helper = new Worker(this.#program, { execArgv: [] })
    // If the helper fails, its tasks time out and run on this thread.
    helper.on('error', () => undefined)
    return helper
  }

  /** Ends the helper. */
  end(): void {
    void this.#helper?.terminate()
    this.#helper = undefined
  }
}

/** Runs tasks on the helper thread until all are started. */
export function runHelper({ root, cache, work, counters, port }: HelperJob, readThoroughly: WorkTools['readThoroughly']): void {
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
