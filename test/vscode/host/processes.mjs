/**
 * What this process started or made, and its end: process groups and temporary folders do not outlive it, whether it
 * finishes, is interrupted or fails.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @type {Set<number>} ids of the leaders of process groups */
const groups = new Set()
/** @type {Set<string>} */
const folders = new Set()

process.on('exit', () => {
  for (const leader of groups) signal(leader, 'SIGKILL')
  for (const folder of folders) remove(folder)
})
for (const [name, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) process.on(name, () => process.exit(128 + number))

/** Starts a program as the leader of a process group of its own, which ends with this process at the latest. */
export function spawnGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true })
  if (child.pid !== undefined) groups.add(child.pid)
  return child
}

/** Asks the whole group to end, and insists after a second. */
export async function endGroup(child) {
  const leader = child.pid
  if (leader === undefined || !groups.has(leader)) return
  signal(leader, 'SIGTERM')
  const patience = Date.now() + 1000
  while (signal(leader, 0) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50))
  signal(leader, 'SIGKILL')
  groups.delete(leader)
}

/** @returns {boolean} whether there was anybody in the group to hear it */
function signal(leader, name) {
  try {
    process.kill(-leader, name)
    return true
  } catch {
    return false
  }
}

/** A new folder outside of the repository, removed at the end. Its path is the real one: VS Code compares paths as text. */
export function temporaryFolder(purpose) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `copydesk-${purpose}-`)))
  folders.add(folder)
  return folder
}

export function removeTemporaryFolder(folder) {
  remove(folder)
  folders.delete(folder)
}

function remove(folder) {
  // A process that is just ending may still write into it.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}
