// Loaded into each measured process: says at its end how much memory (at most, in KB) and processor time (in ms) it took.
process.on('exit', () => {
  try {
    require('node:fs').writeSync(3, `${process.resourceUsage().maxRSS} ${(process.cpuUsage().user + process.cpuUsage().system) / 1000}`)
  } catch {
    // A child of a measured process has no such descriptor.
  }
})
