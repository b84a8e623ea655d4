import { createRequire } from 'node:module'
import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import type * as Reader from '../corpus/indexing/fileFacts'
import type { IndexJob } from '../corpus/indexing/indexMessages'
import { runHelper, type HelperJob } from './helperPool'
import { runJob } from './indexJob'

// Whoever types goes first. On Linux this is the thread's own priority; elsewhere it would be that of the whole extension host.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_LOW)

const bundle = createRequire(__filename)
let reader: typeof Reader | undefined
/** In a bundle of its own: most threads never need it. */
const readThoroughly: (typeof Reader)['factsFromBytes'] = (...asked) => {
  reader ??= bundle('./reader.js') as typeof Reader
  return reader.factsFromBytes(...asked)
}

// A thread of its own, that the extension starts where there is Node: see `extension/corpus/indexThread.ts`. It starts another one of itself
// to help.
parentPort?.on('message', (message: IndexJob | HelperJob) => {
  if ('work' in message) runHelper(message, readThoroughly)
  // The bytes are given away, not copied.
  else
    runJob(message, (answer) => parentPort?.postMessage(answer, answer.kind === 'files' ? [answer.chunk.buffer] : []), {
      readThoroughly,
      program: __filename,
    })
})
