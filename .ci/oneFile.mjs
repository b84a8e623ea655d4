// All code of the extension in one file. A host in the browser loads one file, as a script, and has no other way to load code
// (https://code.visualstudio.com/api/extension-guides/web-extensions). In the package, Node takes its chunks from the same file, each when it
// is asked for, so that no code is packed twice: together they are a third of what they are apart.
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Loads a chunk, or a program, by the name of its file; whatever else is asked for comes from the host. `define` returns its function. */
const loader = `const loaded = new Map()
function load(name) {
  let module = loaded.get(name)
  if (!module) {
    loaded.set(name, (module = { exports: {} }))
    define(name)(module, module.exports, (path) => {
      const asked = path.slice(path.lastIndexOf('/') + 1)
      return Object.hasOwn(places, asked) ? load(asked) : require(path)
    })
  }
  return module.exports
}
`

/**
 * Writes a file with all chunks that runs the program `extension.js` of them.
 * @param files what `commonJs` made (.ci/chunks.mjs)
 * @returns where in the file the code of each chunk is: offset and length in bytes, and its first line, from 0
 */
export function writeOneFile(files, outfile) {
  const places = {}
  const sections = []
  let [text, bytes, line] = ['', 0, 0]
  const add = (more) => {
    text += more
    bytes += Buffer.byteLength(more)
    line += more.split('\n').length - 1
  }
  add('const places = {\n')
  for (const [path, { code, map }] of files) {
    const name = basename(path)
    add(`${JSON.stringify(name)}: function (module, exports, require) {\n`)
    places[name] = [bytes, Buffer.byteLength(code), line]
    if (map) sections.push({ offset: { line, column: 0 }, map: JSON.parse(map) })
    add(`${code}},\n`)
  }
  add(`}\nconst define = (name) => places[name]\n${loader}module.exports = load('extension.js')\n`)
  if (sections.length > 0) {
    add(`//# sourceMappingURL=${basename(outfile)}.map\n`)
    writeFileSync(`${outfile}.map`, JSON.stringify({ version: 3, sections }))
  }
  writeFileSync(outfile, text)
  return places
}

/**
 * Writes programs for Node whose code is in a file that `writeOneFile` wrote.
 * @param places what it returned
 * @param oneFile the name of that file, in the folder `outdir`
 */
export function writePrograms(places, { outdir, oneFile, programs }) {
  writeFileSync(
    join(outdir, 'chunks.js'),
    `const { closeSync, openSync, readSync } = require('node:fs')
const { join } = require('node:path')
const { compileFunction } = require('node:vm')
const places = ${JSON.stringify(places)}
const filename = join(__dirname, ${JSON.stringify(oneFile)})
const define = (name) => {
  const [offset, length, lineOffset] = places[name]
  const bytes = Buffer.allocUnsafe(length)
  const file = openSync(filename)
  try {
    readSync(file, bytes, 0, length, offset)
  } finally {
    closeSync(file)
  }
  const run = compileFunction(bytes.toString(), ['module', 'exports', 'require', '__filename'], { filename, lineOffset })
  return (module, exports, require) => run(module, exports, require, join(__dirname, name))
}
${loader}module.exports = load
`,
  )
  for (const name of programs) writeFileSync(join(outdir, `${name}.js`), `module.exports = require('./chunks.js')('${name}.js')\n`)
}
