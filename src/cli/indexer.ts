import { parentPort } from 'node:worker_threads'
import type { IndexJob, IndexMessage } from '../corpus/indexMessages'
import { runJob } from './indexJob'

// A thread of its own, that the extension starts where there is Node: see `extension/indexThread.ts`.
parentPort?.on('message', (job: IndexJob) => runJob(job, answer))

function answer(message: IndexMessage): void {
  if (message.kind !== 'files') {
    parentPort?.postMessage(message)
    return
  }
  // The bytes are given away. They may be a part of more, which would go along; and they are still needed here.
  const chunk = message.chunk.slice()
  parentPort?.postMessage({ ...message, chunk }, [chunk.buffer])
}
