import { availableParallelism } from 'node:os'
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import {
  alone,
  filesInChunk,
  taskCount,
  taskOf,
  type Begun,
  type WorkerPool,
  type IndexWork,
  type Outcome,
  type WorkTools,
} from '../corpus/indexing/indexWork'
import { CacheFile } from './cacheFile'
import { nodeIndexFiles } from './nodeFiles'

/** Where a helper finds things. */
interface Ground {
  readonly root: string
  /** The cache that is known, and what tells it from the one that takes its place. */
  readonly cache: { readonly file: string; readonly id: string } | undefined
}

/** What a helper gets. */
export interface Shared extends Ground {
  readonly work: IndexWork
  /** The number of the next task that nobody has begun, and how many a helper has ended. */
  readonly counters: Int32Array
  /** Where the outcomes go. */
  readonly port: MessagePort
}

export type Told = readonly [number: number, outcome: Outcome]

/** For fewer tasks a thread is not worth its start. */
const worthwhile = 8
/** How long a helper may take for a task: after that it is done here. */
const longestTaskMs = 10_000

const [next, ended] = [0, 1]

/** Two threads: this one and a helper, which is started for the first work that is large enough. */
export class Pair implements WorkerPool {
  readonly #program: string
  readonly #ground: Ground
  #helper: Worker | undefined

  /** @param ground with the program: the bundle that `joinIn` is called in */
  constructor({ program, ...ground }: Ground & { readonly program: string }) {
    this.#program = program
    this.#ground = ground
  }

  expect(files: number): void {
    if (files >= worthwhile * filesInChunk && availableParallelism() > 1) this.#helper ??= this.#open()
  }

  begin(work: IndexWork, task: (number: number) => Outcome, done: (outcome: Outcome, number: number) => void): Begun {
    const count = taskCount(work)
    if (count < worthwhile || availableParallelism() < 2) return alone.begin(work, task, done)
    const { port1, port2 } = new MessageChannel()
    const counters = new Int32Array(new SharedArrayBuffer(8))
    this.#helper ??= this.#open()
    this.#helper.postMessage({ ...this.#ground, work, counters, port: port2 } satisfies Shared, [port2])
    const open = new Set(Array.from({ length: count }, (_, number) => number))
    const close = (outcome: Outcome, number: number) => {
      if (open.delete(number)) done(outcome, number)
    }
    const hear = () => {
      for (let told = receiveMessageOnPort(port1); told; told = receiveMessageOnPort(port1)) {
        const [number, outcome] = told.message as Told
        close(outcome, number)
      }
    }
    const end = () => {
      for (let number = Atomics.add(counters, next, 1); number < count; number = Atomics.add(counters, next, 1)) {
        close(task(number), number)
        hear()
      }
      for (let known = -1; open.size > 0; ) {
        known = Atomics.load(counters, ended)
        hear()
        if (open.size > 0 && Atomics.wait(counters, ended, known, longestTaskMs) === 'timed-out') break
      }
      for (const number of [...open]) close(task(number), number)
      port1.close()
    }
    return { hear, end }
  }

  #open(): Worker {
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
export function joinIn({ root, cache, work, counters, port }: Shared, thorough: WorkTools['thorough']): void {
  const known = cache && CacheFile.open(cache.file)
  // Another window may have put another one there.
  const same = known?.id === cache?.id ? known : undefined
  const count = taskCount(work)
  const task = taskOf(work, { files: nodeIndexFiles(root), now: Date.now, known: same, thorough })
  for (let number = Atomics.add(counters, next, 1); number < count; number = Atomics.add(counters, next, 1)) {
    const outcome = task(number)
    port.postMessage([number, outcome] satisfies Told, outcome.chunk ? [outcome.chunk.buffer] : [])
    Atomics.add(counters, ended, 1)
    Atomics.notify(counters, ended)
  }
  known?.close()
  port.close()
}
