// Bundles precision.mjs, which imports from src, and runs it.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import esbuild from 'esbuild'

const folder = mkdtempSync(join('dist', 'precision-'))
try {
  const outfile = join(folder, 'precision.mjs')
  await esbuild.build({
    entryPoints: ['test/precision/precision.mjs'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
  })
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
