// Bundles that share their code: one file for each program, and chunks in the folder `chunks` next to them. A chunk holds what the same
// programs need. `require('./file')` in a function of `src` becomes a chunk of its own, which is read and run when it is first asked for; in
// the file for the browser (.ci/oneFile.mjs), it is run then.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import esbuild from 'esbuild'

/** The files below `src` that are loaded on request, by the names of their chunks. The names of files are unique. */
function filesOnRequest() {
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => file.endsWith('.ts'))
  return new Map(
    sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\brequire\('(\.[^']+)'\)/g)].map(([, path]) => [
        basename(path),
        `./${join(dirname(file), path)}.ts`.replaceAll('\\', '/'),
      ]),
    ),
  )
}

/** `htmlparser2` is a name that the plugin for it resolves; the package sanitize-html asks for it with `require`, too. */
const packagesOnRequest = ['htmlparser2']

const onRequest = {
  name: 'on-request',
  setup(build) {
    build.onResolve({ filter: /^\.|^htmlparser2$/ }, ({ path, kind, importer }) => {
      const isOurs = resolve(importer).startsWith(resolve('src')) || packagesOnRequest.includes(path)
      return kind === 'require-call' && isOurs ? { path: `chunk:${basename(path)}`, external: true } : undefined
    })
  },
}

/** The options of esbuild for some programs. @param entryPoints source files, by the names of the programs */
export function sharingChunks({ plugins, outdir, ...options }, entryPoints) {
  const chunks = [...filesOnRequest(), ...packagesOnRequest.map((name) => [name, name])]
  return {
    ...options,
    outdir,
    plugins: [onRequest, ...plugins],
    entryPoints: { ...Object.fromEntries(chunks.map(([name, path]) => [`chunks/${name}`, path])), ...entryPoints },
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[hash]',
    metafile: true,
    write: false,
  }
}

/**
 * What esbuild made with the options of `sharingChunks`, as CommonJS; chunks that no program needs are left out.
 * @param programs the names of the programs
 * @param banners the first line of a program, by its name
 * @returns the files by their paths in `outdir`, each with its code and, if asked for, its source map as JSON
 */
export async function commonJs({ outputFiles, metafile }, { outdir, programs, banners = {}, minify, sourcemap }) {
  const files = new Map(outputFiles.map((file) => [relative(resolve(outdir), file.path).replaceAll('\\', '/'), file.text]))
  const needed = [...neededFiles(metafile, outdir, programs)]
  return new Map(
    await Promise.all(
      needed.map(async (name) => {
        const text = files.get(name) ?? ''
        const map = sourcemap ? (files.get(`${name}.map`) ?? '') : ''
        const isChunk = name.startsWith('chunks/')
        const inline = map && `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`
        const { code, map: newMap } = await esbuild.transform(onRequestIn(text, isChunk) + inline, {
          format: 'cjs',
          platform: 'node',
          // `import('./file')` becomes `require` in a promise: a host in the browser has no modules to import.
          supported: { 'dynamic-import': false },
          target: 'es2022',
          minify: minify ?? false,
          sourcemap: sourcemap ? 'external' : false,
          sourcefile: name,
        })
        // Without the functions that esbuild makes for each name: a chunk imports only chunks that are complete.
        const plain = isChunk ? 'module.exports={...module.exports};\n' : ''
        return [name, { code: `${banners[name.replace(/\.js$/, '')] ?? ''}${code}${plain}`, map: newMap }]
      }),
    ),
  )
}

/** Writes what `commonJs` made, in place of the chunks that were there. */
export function writeChunks(files, outdir) {
  const folder = join(outdir, 'chunks')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, { code, map }] of files) {
    writeFileSync(join(outdir, name), map ? `${code}//# sourceMappingURL=${basename(name)}.map\n` : code)
    if (map) writeFileSync(join(outdir, `${name}.map`), map)
  }
}

/** `require` with the name of a chunk, which esbuild leaves alone, with the path of its file. */
function onRequestIn(text, isChunk) {
  return text.replace(
    /(?:\(0,\s*[\w$.]+\)|[\w$]+)\("chunk:([^"]+)"\)/g,
    (_, name) => `require("${isChunk ? './' : './chunks/'}${name}.js")`,
  )
}

/** The files that programs load at once or on request. */
export function neededFiles({ outputs }, outdir, programs) {
  const base = relative(process.cwd(), resolve(outdir)).replaceAll('\\', '/')
  const needed = new Set(programs.map((name) => `${name}.js`))
  for (const name of needed) {
    for (const { path } of outputs[`${base}/${name}`]?.imports ?? []) {
      if (path.startsWith('chunk:')) needed.add(`chunks/${path.slice('chunk:'.length)}.js`)
      else if (path.startsWith(`${base}/`)) needed.add(path.slice(base.length + 1))
    }
  }
  return needed
}
