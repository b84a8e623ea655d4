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

/** Where a helper finds things. */
interface HelperContext {
  readonly root: string
  /** The cache that is known, and what tells it from the one that takes its place. */
  readonly cache: { readonly file: string; readonly id: string } | undefined
}

/** What a helper gets. */
export interface HelperJob extends HelperContext {
  readonly work: IndexWork
  /** The number of the next task that nobody has begun, and how many a helper has ended. */
  readonly counters: Int32Array
  /** Where the outcomes go. */
  readonly port: MessagePort
}

export type ResultMessage = readonly [number: number, outcome: TaskResult]

/** For fewer tasks a thread is not worth its start. */
const minTasks = 8
/** How long a helper may take for a task: after that it is done here. */
const maxTaskMs = 10_000

const [next, ended] = [0, 1]

/** Two threads: this one and a helper, which is started for the first work that is large enough. */
export class HelperPool implements WorkerPool {
  readonly #program: string
  readonly #context: HelperContext
  #helper: Worker | undefined

  /** @param context with the program: the bundle that `runHelper` is called in */
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
    // Then its tasks are done here.
    helper.on('error', () => undefined)
    return helper
  }

  /** Ends the helper. */
  end(): void {
    void this.#helper?.terminate()
    this.#helper = undefined
  }
}

/** What a helper does. */
export function runHelper({ root, cache, work, counters, port }: HelperJob, readThoroughly: WorkTools['readThoroughly']): void {
  const cached = cache && CacheFile.open(cache.file)
  // Another window may have put another one there.
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
