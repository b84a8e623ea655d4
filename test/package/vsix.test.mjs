// The packed extension: what the Extensions view shows of it works there, and everything that it names is in it. `npm run test:package` runs this.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { compileFunction } from 'node:vm'
import { inflateRawSync } from 'node:zlib'

const maxMegabytes = 1.2
const file = process.env.COPYDESK_VSIX ?? 'dist/copydesk.vsix'

/** The files of a ZIP archive by their paths: the entries of its central directory, which the last 22 bytes lead to if there is no comment. */
function unzip(bytes) {
  const end = bytes.length - 22
  assert.equal(bytes.readUInt32LE(end), 0x06054b50, 'no ZIP archive')
  const files = new Map()
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), () => (method === 0 ? packed : inflateRawSync(packed)))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

describe('The packed extension', () => {
  let bytes
  let files
  before(() => {
    bytes = readFileSync(file)
    files = unzip(bytes)
  })
  const text = (name) => files.get(`extension/${name}`)().toString('utf8')
  /** Links, images and addresses of HTML attributes. */
  const addresses = (markdown) =>
    [...markdown.matchAll(/\]\(([^)\s]+)|\b(?:src|href)="([^"]*)"/g)].map(([, link, attribute]) => link ?? attribute)

  it('has a page and a changelog without links that lead nowhere in the Extensions view', () => {
    for (const page of ['readme.md', 'changelog.md'])
      assert.deepEqual(
        addresses(text(page)).filter((address) => !address.startsWith('https://')),
        [],
        page,
      )
    assert.match(text('readme.md'), /^## 简体中文$/m)
  })

  it('has a changelog that names its version', () => {
    const { version } = JSON.parse(text('package.json'))
    assert.ok(text('changelog.md').includes(`## [${version}]`))
  })

  it('has every file that its manifest names, and the whole sample', () => {
    const named = [...text('package.json').matchAll(/"((?:\.\/)?(?:media|syntaxes|dist)\/[^"]+\.\w+)"/g)].map(([, path]) =>
      path.replace('./', ''),
    )
    const sample = JSON.parse(text('media/sampleFiles.json')).map((path) => `samples/newsroom/${path}`)
    const missing = [...named, ...sample].filter((path) => path !== 'dist/cli.js' && !files.has(`extension/${path}`))
    assert.deepEqual(missing, [])
    assert.ok(named.length > 15 && sample.length > 40)
  })

  it('loads and activates in Node', () => {
    const folder = mkdtempSync(join(tmpdir(), 'copydesk-vsix-'))
    try {
      for (const [name, content] of files) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), content())
      }
      const program = join(folder, 'extension', 'dist', 'extension.js')
      const { stdout, stderr } = spawnSync(process.execPath, [resolve('test/bench/activation.cjs'), program], { encoding: 'utf8' })
      const { failed, activate } = JSON.parse(stdout || '{}')
      assert.ok(failed === undefined && activate > 0, failed ?? stderr)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('has every chunk where Node looks for it, and runs all of them in a browser, which has no modules', () => {
    const web = files.get('extension/dist/web.js')()
    const places = JSON.parse(/^const places = (.*)$/m.exec(text('dist/chunks.js'))[1])
    const start = (name) => `\n${JSON.stringify(name)}: function (module, exports, require) {\n`
    for (const [name, [offset, length]] of Object.entries(places)) {
      assert.ok(web.subarray(0, offset).toString().endsWith(start(name)), name)
      assert.equal(web.subarray(offset + length, offset + length + 3).toString(), '},\n', name)
    }
    const module = { exports: {} }
    const anything = () =>
      new Proxy(class {}, {
        get: (target, key) => (key === Symbol.toPrimitive ? () => '' : (target[key] ?? anything())),
        construct: anything,
        apply: anything,
      })
    const vscode = Object.create(anything())
    const require = (name) => (name === 'vscode' ? vscode : assert.fail(`a browser has no ${name}`))
    const loading = 'for (const name of Object.keys(places)) if (name !== "indexer.js") load(name)'
    compileFunction(`${web}\n${loading}`, ['module', 'exports', 'require'])(module, module.exports, require)
    assert.equal(typeof module.exports.activate, 'function')
  })

  it('has nothing that nobody calls, and is small', () => {
    const allowed = /^extension\/(?:(?:dist|media|samples|syntaxes)\/|[^/]+$)/
    assert.deepEqual(
      [...files.keys()].filter((path) => path.startsWith('extension/') && !allowed.test(path)),
      [],
    )
    assert.deepEqual(
      [...files.keys()]
        .filter((path) => path.startsWith('extension/dist/'))
        .map((path) => path.slice('extension/dist/'.length))
        .sort(),
      ['chunks.js', 'extension.js', 'form.js', 'indexer.js', 'preview.js', 'web.js'],
    )
    assert.ok(bytes.length <= maxMegabytes * 1e6, `${bytes.length} bytes`)
  })
})
