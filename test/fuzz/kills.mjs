/**
 * `npm run fuzz:kills [-- --kills N] [--races N] [--files N] [--seed N]`: kills `check --fix` at random moments, and runs two of them at
 * once next to an editor that saves the same files. Afterwards every file must have its old text, its fixed text, or what the editor
 * saved, and no temporary file may be left by the next run that ends. Exit code 1 when a byte was lost. Short by default;
 * `--kills 200 --races 20 --files 2000` is the full form.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { savedLine } from './editor.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const program = join(here, '..', '..', 'dist', 'cli.js')
const options = new Map(
  process.argv.slice(2).flatMap((argument, index, all) => (argument.startsWith('--') ? [[argument.slice(2), Number(all[index + 1])]] : [])),
)
const kills = options.get('kills') ?? 10
const races = options.get('races') ?? 2
const files = options.get('files') ?? 200
const temporaryName = /^\.copydesk-[0-9a-f]{8}-\d+-[0-9a-f]{12}~$/

let state = options.get('seed') ?? 1
/** @returns a number from 0, less than 1 (mulberry32) */
function random() {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

const work = mkdtempSync(join(tmpdir(), 'copydesk-kills-'))
const folder = join(work, 'posts')
const names = Array.from({ length: files }, (_, index) => `${String(index).padStart(5, '0')}.md`)
/** By name: a text with something to fix, of 200 bytes to 60 KB. */
const old = new Map(names.map((name, index) => [name, oldText(index)]))
const failures = []

function oldText(index) {
  const paragraph = `The harbour opened on day ${index}: 港口开放了 👩‍🚀.\n\n`
  const repeats = index % 50 === 0 ? 1000 : 1 + (index % 20)
  return `\n---\ntitle: Harbour ${index}\ndate: 2024-01-05\n---\n\n<p data-recalc-dims="1">News</p>\n\n${paragraph.repeat(repeats)}`
}

function reset() {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of old) writeFileSync(join(folder, name), text)
}

function fail(message) {
  failures.push(message)
  if (failures.length <= 20) console.log(`FAILURE ${message}`)
}

/** Starts `check --fix`; resolves to its exit code (null when it was killed) and what it wrote to standard error. */
function startFix() {
  const child = spawn(process.execPath, [program, 'check', '--fix', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  return { child, end: new Promise((resolve) => child.on('close', (code) => resolve({ code, err }))) }
}

const texts = () => new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
const leftovers = () => readdirSync(folder).filter((name) => !old.has(name))

reset()
const started = performance.now()
spawnSync(process.execPath, [program, 'check', '--fix', folder])
let durationMs = performance.now() - started
const fixed = texts()
for (const [name, text] of old) if (fixed.get(name) === text) fail(`${name} has nothing to fix: the campaign would show nothing`)

async function killOnce(run) {
  for (const [name, text] of old) writeFileSync(join(folder, name), text)
  const begun = performance.now()
  const { child, end } = startFix()
  const timer = setTimeout(() => child.kill('SIGKILL'), random() * durationMs)
  const { code } = await end
  clearTimeout(timer)
  // It ended before it was killed: the machine has become faster.
  if (code !== null) durationMs = Math.min(durationMs, performance.now() - begun)
  let done = 0
  for (const [name, text] of texts()) {
    if (text === fixed.get(name)) done++
    else if (text !== old.get(name)) fail(`kill ${run}: ${name} is neither old nor fixed (${text.length} characters)`)
  }
  const left = leftovers()
  for (const name of left) if (!temporaryName.test(name)) fail(`kill ${run}: ${name} is left, and a generator might publish it`)
  return { wasKilled: code === null, inTheMiddle: done > 0 && done < files, left: left.length }
}

async function race(run) {
  reset()
  const editor = spawn(process.execPath, [join(here, 'editor.mjs'), folder, String(run + 1)], { stdio: ['pipe', 'pipe', 'inherit'] })
  let output = ''
  editor.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  const editorEnd = new Promise((resolve) => editor.on('close', resolve))
  const ends = await Promise.all([startFix().end, startFix().end])
  editor.stdin.end()
  await editorEnd
  const saves = JSON.parse(output)
  for (const [name, text] of texts()) {
    const numbers = [...text.matchAll(savedLine)].map(([, number]) => Number(number))
    const expected = saves[name] ?? []
    if (numbers.join() !== expected.join()) fail(`race ${run}: ${name} has the saves ${numbers.join()} instead of ${expected.join()}`)
    const rest = text.replace(savedLine, '')
    if (rest !== old.get(name) && rest !== fixed.get(name)) fail(`race ${run}: ${name} is neither old nor fixed without the saves`)
  }
  for (const { code, err } of ends)
    if (code !== 0 && !/was not written/.test(err)) fail(`race ${run}: exit code ${code}: ${err.slice(0, 500)}`)
  for (const name of leftovers()) fail(`race ${run}: ${name} is left behind`)
  return {
    saves: Object.values(saves).reduce((sum, list) => sum + list.length, 0),
    notWritten: ends.reduce((sum, { err }) => sum + (err.match(/was not written/g)?.length ?? 0), 0),
  }
}

const sum = (list, count) => list.reduce((total, one) => total + Number(count(one)), 0)
const killed = []
for (let run = 0; run < kills * 5 && sum(killed, (one) => one.wasKilled) < kills; run++) killed.push(await killOnce(run))
if (kills > 0) {
  const { code, err } = await startFix().end
  if (code !== 0) fail(`the run after the kills: exit code ${code}: ${err.slice(0, 500)}`)
  for (const [name, text] of texts()) if (text !== fixed.get(name)) fail(`the run after the kills did not fix ${name}`)
  for (const name of leftovers()) fail(`the run after the kills has left ${name}`)
}
const raced = []
for (let run = 0; run < races; run++) raced.push(await race(run))
rmSync(work, { recursive: true, force: true })

console.log(
  `${files} files: ${killed.length} runs, ${sum(killed, (one) => one.wasKilled)} killed, ${sum(killed, (one) => one.inTheMiddle)} of them between the first and the last file, ` +
    `${sum(killed, (one) => one.left)} temporary files left for the next run; ` +
    `${races} races with ${sum(raced, (one) => one.saves)} saves, ${sum(raced, (one) => one.notWritten)} files not written; ${failures.length} failures`,
)
process.exitCode = failures.length > 0 ? 1 : 0
