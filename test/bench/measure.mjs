import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const hook = join(import.meta.dirname, 'memory.cjs')

/** A row of a table: a Node program to run, or none when it is not available. */
export function row(name, args, more = {}) {
  return { name, args, ...more }
}

/** Runs a Node program and takes the best time; what it writes goes through a pipe, as in a CI job. @param node by which Node */
export function timed(args, cwd, runs, node = process.execPath) {
  let best
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    // Descriptor 3 is where `memory.cjs` writes what was used.
    const done = spawnSync(node, ['--require', hook, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 30,
      encoding: 'utf8',
    })
    const ms = performance.now() - started
    const [kilobytes, cpu] = String(done.output[3]).split(' ').map(Number)
    const result = { ms, cpu, megabytes: kilobytes / 1000, status: done.status, stdout: done.stdout, stderr: done.stderr }
    if (!best || ms < best.ms) best = result
  }
  return best
}

/** Measures rows in turns, so that what else the machine does falls on all of them: each gets the round with the median of its times, slow ones one round. */
export function measureInTurns(rows, rounds) {
  const results = new Map(rows.map((one) => [one, []]))
  for (let round = 0; round < rounds; round++)
    for (const [one, found] of results) if (one.args && (round === 0 || !one.slow)) found.push(timed(one.args, one.cwd, 1))
  for (const [one, found] of results) one.result = found.sort((a, b) => a.ms - b.ms)[Math.floor(found.length / 2)]
}

/** Prints columns: the first to the left, the others to the right. */
export function table(titles, rows) {
  const width = (text) => [...text].length
  const widths = titles.map((title, column) => Math.max(width(title), ...rows.map((cells) => width(String(cells[column] ?? '')))))
  const line = (cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell + ' '.repeat(widths[0] - width(cell)) : ' '.repeat(widths[column] - width(cell)) + cell))
      .join('  ')
  console.log(line(titles))
  for (const cells of rows) console.log(line(titles.map((_, column) => String(cells[column] ?? ''))))
}
