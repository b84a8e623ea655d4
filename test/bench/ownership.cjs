// Used inside VS Code's extension host: which share of what its thread computes belongs to one extension. VS Code's own Markdown extension works on
// the same key presses, so that the length of a stall alone says little.
const { writeFileSync } = require('node:fs')
const { Session } = require('node:inspector/promises')

/** @returns {Promise<{ stop(): Promise<(from: number, to: number) => number> }>} */
exports.startOwnership = async (folder, file) => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 1000 })
  await session.post('Profiler.start')
  return {
    /** @returns the share (0 to 1) of the samples between two times of `performance.now()` that were taken in files of the folder */
    async stop() {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      if (file) writeFileSync(file, JSON.stringify(profile))
      return shares(profile, folder)
    },
  }
}

const idle = new Set(['(idle)', '(program)', '(root)'])

function shares({ nodes, samples, timeDeltas, startTime }, folder) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const owned = new Map()
  const isOwned = (id) => {
    if (!owned.has(id)) {
      let at = id
      while (at !== undefined && !byId.get(at).callFrame.url.includes(folder)) at = parents.get(at)
      owned.set(id, at !== undefined)
    }
    return owned.get(id)
  }
  // The profiler counts microseconds of the monotonic clock, as `process.hrtime` does.
  const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now()
  let time = startTime / 1000 - offset
  let last = 'other'
  const taken = samples.map((id, index) => {
    time += timeDeltas[index] / 1000
    const name = byId.get(id).callFrame.functionName
    // Garbage is collected for whoever is running.
    const kind = idle.has(name) ? 'idle' : name === '(garbage collector)' ? last : isOwned(id) ? 'own' : 'other'
    if (kind !== 'idle') last = kind
    return { time, kind }
  })
  return (from, to) => {
    const within = taken.filter(({ time, kind }) => from <= time && time <= to && kind !== 'idle')
    return within.length === 0 ? 0 : within.filter(({ kind }) => kind === 'own').length / within.length
  }
}
