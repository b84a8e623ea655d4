// Used inside VS Code's extension host: how long its thread is held up. A timer of 5 ms is the gauge: how much later than due it fires
// is the time that something else took.
const everyMs = 5

/**
 * @param until milliseconds, or a function that returns whether the measurement is over
 * @returns by how much each timer was late, in ms, and how much of that its thread computed: the rest is the time in which the
 * processors served other threads; and from when to when it was. In the order of the timers.
 */
async function lateness(until) {
  const late = []
  const computed = []
  const spans = []
  const end = typeof until === 'number' ? performance.now() + until : undefined
  const isOver = () => (typeof until === 'number' ? performance.now() > end : until())
  while (!isOver()) {
    const due = performance.now() + everyMs
    const before = process.threadCpuUsage()
    await new Promise((resolve) => setTimeout(resolve, everyMs))
    const lateMs = Math.max(0, performance.now() - due)
    const { user, system } = process.threadCpuUsage(before)
    late.push(lateMs)
    computed.push(Math.min(lateMs, (user + system) / 1000))
    spans.push([due - everyMs, due + lateMs])
  }
  return { late, computed, spans }
}

/** @param times in any order @returns the value that this share of the times does not exceed */
function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

module.exports = { lateness, percentile }
