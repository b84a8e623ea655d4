// What the extension loads when it is activated: `extension.js` with the chunks that it imports, minified. Fails above the limit, and lists the
// largest parts then. What an article or a command needs is loaded on request: see .ci/chunks.mjs.
import esbuild from 'esbuild'
import { shipped } from '../esbuild.mjs'

const maxKilobytes = 570
const [programs] = shipped
const { metafile } = await esbuild.build({ ...programs, write: false, metafile: true, minify: true, sourcemap: false })
const start = Object.keys(metafile.outputs).find((path) => path.endsWith('/extension.js'))
const files = new Set([start])
for (const file of files)
  for (const { kind, path } of metafile.outputs[file].imports) if (kind === 'import-statement' && metafile.outputs[path]) files.add(path)

const parts = new Map()
for (const file of files)
  for (const [source, { bytesInOutput }] of Object.entries(metafile.outputs[file].inputs)) {
    const part = source
      .split('/')
      .slice(0, source.startsWith('node_modules') ? 2 : 3)
      .join('/')
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput)
  }
const kilobytes = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
if (kilobytes > maxKilobytes) {
  console.error(`Activation loads ${kilobytes.toFixed(0)} KB, more than ${maxKilobytes} (.ci/startup.mjs). The largest parts:`)
  const largest = [...parts].sort(([, a], [, b]) => b - a).slice(0, 12)
  for (const [part, bytes] of largest) console.error(`  ${(bytes / 1000).toFixed(0).padStart(4)} KB  ${part}`)
  process.exitCode = 1
}
