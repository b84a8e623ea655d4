// Which time a key takes. Rendering runs on one thread, that of the extension host, and an editor's user waits for it: what counts is the
// processor time of this thread. It has all the work, compiling at first use and the pauses of the collector in it; it does not have what V8
// does meanwhile on threads of its own (marking, optimizing), which nobody waits for. The time of all threads is printed beside it, so that
// nothing can hide there.
import { openSync, readSync } from 'node:fs'

const buffer = Buffer.alloc(64)
let file

/** The processor time of this thread so far, in ms; undefined where the system does not tell it (it is Linux that does). */
function threadTime() {
  if (process.threadCpuUsage) {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  try {
    file ??= openSync('/proc/thread-self/schedstat', 'r')
  } catch {
    return undefined
  }
  // The first number, in ns, is brought up to date by a question for the time of the process (`thread_group_cputime` of Linux).
  process.cpuUsage()
  return Number(buffer.latin1Slice(0, readSync(file, buffer, 0, buffer.length, 0)).split(' ', 1)[0]) / 1e6
}

/** Runs work. @returns the processor time in ms: of its thread, which is that of the process where the system does not tell it; of all threads */
export function measured(work) {
  const from = process.cpuUsage()
  const start = threadTime()
  work()
  const end = threadTime()
  const { user, system } = process.cpuUsage(from)
  const whole = (user + system) / 1000
  return { thread: start === undefined || end === undefined ? whole : end - start, process: whole }
}
