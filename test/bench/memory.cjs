// Loaded into each measured process: says at its end how much memory (at most, in KB) and processor time (in ms) it took. Where there is /proc, the
// time of the programs that it waited for is in it (proc(5), cutime and cstime, in hundredths of a second).
const { readFileSync, writeSync } = require('node:fs')

function childrensTime() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(13, 15)
      .map(Number)
    return (user + system) * 10
  } catch {
    return 0
  }
}

process.on('exit', () => {
  try {
    const { user, system } = process.cpuUsage()
    writeSync(3, `${process.resourceUsage().maxRSS} ${(user + system) / 1000 + childrensTime()}`)
  } catch {
    // A child of a measured process has no such descriptor.
  }
})
