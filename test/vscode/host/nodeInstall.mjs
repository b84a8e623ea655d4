import { join } from 'node:path'
import { npmInstall, piece, say } from './cache.mjs'

const version = '24'

/** The VS Code server calls `registerHooks` of node:module, which Node.js has since 22.15; the one that runs the tests may be older. */
export async function installNode() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const folder = await piece(`node-${version}`, (temporary) => {
    say(`Fetching Node.js ${version} from npm, to run the VS Code server ...`)
    return npmInstall(temporary, [`${name}@${version}`])
  })
  return join(folder, 'node_modules', name, 'bin', platform === 'win' ? 'node.exe' : 'node')
}
