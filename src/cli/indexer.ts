import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { IndexJob } from '../corpus/indexMessages'
import { joinIn, type Shared } from './indexCrew'
import { runJob } from './indexJob'

// Whoever types goes first. On Linux this is the thread's own priority; elsewhere it would be that of the whole extension host.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_LOW)

// A thread of its own, that the extension starts where there is Node: see `extension/indexThread.ts`. It starts another one of itself
// to help.
parentPort?.on('message', (message: IndexJob | Shared) => {
  if ('work' in message) joinIn(message)
  // The bytes are given away, not copied.
  else runJob(message, (answer) => parentPort?.postMessage(answer, answer.kind === 'files' ? [answer.chunk.buffer] : []), __filename)
})
