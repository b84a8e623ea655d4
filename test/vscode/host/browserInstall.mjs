/**
 * Finds a Chromium-family browser, or gets one; and a Chinese font, so that screenshots show text and not boxes.
 * The order: COPYDESK_BROWSER, one installed on this machine, one from npm, one from Debian's packages.
 */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { npmInstall, piece, run, say } from './cache.mjs'
import { installNode } from './nodeInstall.mjs'

const sparticuz = '153'

/** @returns {Promise<{ executablePath: string }>} a browser that was seen to start */
export async function installBrowser() {
  const named = process.env.COPYDESK_BROWSER
  if (named) {
    if (await starts(named)) return { executablePath: named }
    throw new Error(`COPYDESK_BROWSER names ${named}, which does not start.`)
  }
  const executablePath = (await installedBrowser()) ?? (await npmBrowser()) ?? (await debianBrowser())
  if (executablePath) return { executablePath }
  throw new Error(
    'No browser to show VS Code in: install Chrome, Chromium or Edge, or name one in the environment variable COPYDESK_BROWSER.',
  )
}

async function installedBrowser() {
  for (const candidate of candidates()) if (existsSync(candidate) && (await starts(candidate))) return candidate
  return undefined
}

function candidates() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
    return roots.flatMap((root) => (root ? programs.map((program) => join(root, program)) : []))
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** A file may be there and yet lack its libraries (or be a stub that asks for a snap): only starting it tells. */
async function starts(executablePath) {
  // chrome.exe hands --version to a running window instead of printing it
  if (process.platform === 'win32') return existsSync(executablePath)
  try {
    await run(executablePath, ['--version'], { timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

async function npmBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (!(await hasLibraries())) return undefined
  const node = await installNode()
  const folder = await piece(`chromium-${sparticuz}`, async (temporary) => {
    say('Fetching Chromium from npm ...')
    const contents = await npmInstall(temporary, [`@sparticuz/chromium@${sparticuz}`])
    // It unpacks itself into the temporary folder of the process, wherever that is.
    const unpack = "await (await import('@sparticuz/chromium')).default.executablePath()"
    await run(node, ['--input-type=module', '-e', unpack], { cwd: temporary, env: { ...process.env, TMPDIR: temporary } })
    return contents
  })
  const executablePath = join(folder, 'chromium')
  return (await starts(executablePath)) ? executablePath : undefined
}

/** Looked at before the download, which would be in vain without them. */
async function hasLibraries() {
  const known = await run('ldconfig', ['-p'], { env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` } }).catch(() => '')
  // No ldconfig (Alpine, Nix): then only starting it tells.
  return known === '' || ['libnss3.so', 'libnspr4.so', 'libexpat.so'].every((library) => known.includes(library))
}

async function debianBrowser() {
  if (!isDebianRoot()) return undefined
  say('Installing Chromium from Debian packages ...')
  await aptInstall('chromium')
  return installedBrowser()
}

/** Says so and goes on when there is none to be had: only the look of screenshots depends on it. */
export async function installChineseFont() {
  if (process.platform !== 'linux' || (await hasChineseFont())) return
  try {
    if (!isDebianRoot()) throw new Error('not root on Debian')
    say('Installing a Chinese font (fonts-noto-cjk) from Debian packages, for screenshots ...')
    await aptInstall('fonts-noto-cjk')
  } catch {
    say('There is no Chinese font on this machine (on Debian: fonts-noto-cjk); screenshots will show boxes for Chinese text.')
  }
}

async function hasChineseFont() {
  const fonts = await run('fc-list', [':lang=zh', 'family']).catch(() => undefined)
  if (fonts !== undefined) return fonts.trim() !== ''
  return ['opentype/noto', 'truetype/wqy', 'truetype/droid'].some((folder) => existsSync(join('/usr/share/fonts', folder)))
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

async function aptInstall(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env })
}
