import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import type * as Reader from '../corpus/indexing/fileFacts'
import type { IndexJob } from '../corpus/indexing/indexMessages'
import { runThreadJob, type ThreadJob } from './threadPool'
import { runJob } from './indexJob'

/** Lower priority than the extension host thread. Only on Linux: elsewhere the priority applies to the whole process. */
function lowerPriority() {
  if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_LOW)
}

/** Loaded on request: most threads never need it. */
const readThoroughly: (typeof Reader)['factsFromBytes'] = (...asked) => {
  const { factsFromBytes }: typeof Reader = require('../corpus/indexing/fileFacts')
  return factsFromBytes(...asked)
}

// The program of the worker thread that the extension starts (`extension/corpus/indexThread.ts`), and of the second thread that it starts.
parentPort?.on('message', (message: IndexJob | ThreadJob) => {
  // Single files are read for somebody who waits for them: on a busy machine, a thread of low priority would take minutes.
  if ('work' in message || !message.paths) lowerPriority()
  if ('work' in message) runThreadJob(message, readThoroughly)
  // The bytes are transferred, not copied.
  else
    runJob(message, (answer) => parentPort?.postMessage(answer, answer.kind === 'files' ? [answer.chunk.buffer] : []), {
      readThoroughly,
      program: __filename,
    })
})
