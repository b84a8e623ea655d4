import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'

/** Threads that share numbered tasks with the thread that started them. All methods are synchronous. */
export interface Threads {
  /** The number of the next task that nobody has started, which the caller has to do then; undefined if there is none. */
  take(): number | undefined
  /** The answers that have arrived since the last call, with the numbers of their tasks. */
  received(): readonly TaskAnswer[]
  /** Waits until a thread has ended a task, or has died. @returns false if nothing happened for a long time, or no thread is left */
  wait(): boolean
  end(): void
}

export type TaskAnswer = readonly [task: number, answer: string]

/** Starts threads. @param setup plain data that the threads get */
export type StartThreads = (count: number, tasks: number, setup: unknown) => Threads

/** What a thread gets from `startThreads` as `workerData`. */
export interface ThreadData {
  readonly setup: unknown
  readonly tasks: number
  /** Shared memory: the next task that is not started, how many events there were, and how many threads have ended. */
  readonly counters: Int32Array
  readonly port: MessagePort
}

const [next, events, ended] = [0, 1, 2]
/** A thread that is silent for longer has died of something that it could not report, such as a lack of memory. */
const maxSilenceMs = 20_000

/** @param program the file that calls `runTasks` */
export function startThreads(program: string): StartThreads {
  return (count, tasks, setup) => {
    const counters = new Int32Array(new SharedArrayBuffer(12))
    const started = Array.from({ length: count }, () => {
      const { port1, port2 } = new MessageChannel()
      const workerData: ThreadData = { setup, tasks, counters, port: port2 }
      const worker = new Worker(program, { workerData, transferList: [port2] })
      // Its tasks are done again: there is nothing else to do about an exception.
      worker.on('error', () => {})
      worker.unref()
      return { worker, port: port1 }
    })
    let seen = 0
    return {
      take: () => takeTask(counters, tasks),
      received: () => {
        seen = Atomics.load(counters, events)
        return started.flatMap(({ port }) => answersAt(port))
      },
      wait: () => Atomics.load(counters, ended) < count && Atomics.wait(counters, events, seen, maxSilenceMs) !== 'timed-out',
      end: () => {
        for (const { worker, port } of started) {
          port.close()
          void worker.terminate()
        }
      },
    }
  }
}

/** Does tasks until all are started; called in a thread. */
export function runTasks({ tasks, counters, port }: ThreadData, run: (task: number) => string): void {
  process.on('exit', () => {
    Atomics.add(counters, ended, 1)
    happened(counters)
  })
  for (let task = takeTask(counters, tasks); task !== undefined; task = takeTask(counters, tasks)) {
    port.postMessage([task, run(task)] satisfies TaskAnswer)
    happened(counters)
  }
}

function takeTask(counters: Int32Array, tasks: number): number | undefined {
  const task = Atomics.add(counters, next, 1)
  return task < tasks ? task : undefined
}

function happened(counters: Int32Array): void {
  Atomics.add(counters, events, 1)
  Atomics.notify(counters, events)
}

function answersAt(port: MessagePort): readonly TaskAnswer[] {
  const answers: TaskAnswer[] = []
  for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) answers.push(received.message)
  return answers
}
