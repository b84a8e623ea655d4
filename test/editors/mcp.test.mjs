// `copydesk mcp` as a process, asked by the official client of the Model Context Protocol (test/sites/tools.mjs has its version).
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { toolsOf } from '../sites/tools.mjs'
import { check, program } from './desk.mjs'

describe('copydesk mcp', function () {
  // The client is installed the first time.
  this.timeout(300_000)
  let library
  let folder
  let client

  before(async () => {
    const installed = join(toolsOf('mcp'), 'node_modules/@modelcontextprotocol/client/dist')
    const load = (name) => import(pathToFileURL(join(installed, name)).href)
    library = { ...(await load('index.mjs')), ...(await load('stdio.mjs')) }
  })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-mcp-'))
    cpSync(resolve('samples/newsroom'), folder, { recursive: true })
  })
  afterEach(async () => {
    await client?.close()
    client = undefined
    rmSync(folder, { recursive: true })
  })

  async function connect(options = {}, environment = {}) {
    client = new library.Client({ name: 'test', version: '1.0.0' }, options)
    const env = { ...library.getDefaultEnvironment(), COPYDESK_LANG: 'en', ...environment }
    await client.connect(new library.StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], cwd: folder, env }))
    return client
  }

  const call = async (name, given) => (await client.callTool({ name, arguments: given })).structuredContent

  for (const [versions, options] of [
    ['older versions of the protocol', {}],
    ['the version of 2026-07-28', { versionNegotiation: { mode: { pin: '2026-07-28' } } }],
  ]) {
    it(`lists its tools and checks the sample newsroom as \`copydesk check\` does, with ${versions}`, async () => {
      await connect(options)
      assert.deepEqual(client.getServerVersion().name, 'copydesk')
      const { tools } = await client.listTools()
      assert.deepEqual(
        tools.map(({ name, annotations }) => [name, annotations.readOnlyHint]),
        [
          ['check', true],
          ['explain', true],
          ['names', true],
          ['rename', true],
        ],
      )
      const { problems, summary } = await call('check', {})
      assert.deepEqual(problems, check(folder, '.'))
      assert.equal(summary.files, 30)
    })
  }

  it('chooses the newest version with a client that asks which there are', async () => {
    await connect({ versionNegotiation: { mode: 'auto' } })
    assert.equal(client.getNegotiatedProtocolVersion(), '2026-07-28')
    assert.equal((await client.listTools()).tools.length, 4)
  })

  it('checks a text, explains its rule, and says what it cannot do', async () => {
    await connect()
    const text = '---\ntitle: 海港\ndate: 2025-03-01 08:00:00\n---\n\n<img src="/images/lighthouse.jpg">\n'
    const { problems } = await call('check', { text, file: 'source/_posts/文化/new.md' })
    const { ruleId, line } = problems.find(({ severity }) => severity === 'error')
    assert.deepEqual([ruleId, line], ['img-alt-missing', 6])
    const { content } = await client.callTool({ name: 'explain', arguments: { rule: ruleId } })
    assert.match(content[0].text, /^img-alt-missing {2}error\n/)
    const refused = await client.callTool({ name: 'check', arguments: { paths: ['../'] } })
    assert.deepEqual(
      [refused.isError, refused.content[0].text],
      [true, '“../” is not in the current folder. Name files and folders below it.'],
    )
    await assert.rejects(client.callTool({ name: 'fix', arguments: {} }), /There is no tool “fix”/)
  })

  it('follows no link out of its folder for a path that is named', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'copydesk-mcp-outside-'))
    writeFileSync(join(outside, 'a.md'), '---\ntitle: a\n---\n')
    symlinkSync(outside, join(folder, 'link'), 'junction')
    await connect()
    for (const given of [{ paths: ['link/a.md'] }, { paths: ['link/*.md'] }, { paths: ['link'] }, { text: 'a', file: 'link/b/new.md' }])
      assert.equal((await client.callTool({ name: 'check', arguments: given })).isError, true, JSON.stringify(given))
    assert.equal((await client.callTool({ name: 'check', arguments: { text: 'a', file: 'b/new.md' } })).isError, false)
    rmSync(outside, { recursive: true })
  })

  it('looks up a byline and shows its renaming as a diff; no byte of the folder changes', async () => {
    const before = bytesBelow(folder)
    await connect()
    await client.listTools()
    await call('check', {})
    const { name, articles, near } = await call('names', { field: 'author', name: 'Mara Elison' })
    assert.deepEqual([name, articles, near[0].name], ['Mara Elison', 0, 'Mara Ellison'])
    const { diff, summary } = await call('rename', { field: 'author', from: 'Mara Ellison', to: 'M. Ellison' })
    assert.match(summary, new RegExp(`in ${near[0].articles} articles\\.`))
    assert.deepEqual(bytesBelow(folder), before)
    // The diff is what `copydesk rename` makes.
    execFileSync('git', ['apply', '--unidiff-zero', '-p1'], { cwd: folder, input: diff })
    const applied = bytesBelow(folder)
    rmSync(folder, { recursive: true })
    cpSync(resolve('samples/newsroom'), folder, { recursive: true })
    execFileSync(process.execPath, [program, 'rename', '--author', 'Mara Ellison', 'M. Ellison'], { cwd: folder })
    assert.deepEqual(applied, bytesBelow(folder))
  })

  it('describes its tools in Chinese where that is the language', async () => {
    await connect({}, { COPYDESK_LANG: 'zh' })
    assert.match((await client.listTools()).tools[0].description, /[一-鿿]/)
  })

  it('answers requests that come together before its input ends', () => {
    const lines = [1, 2, 3].map((id) => `${JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'check' } })}\n`)
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'mcp'], {
      cwd: folder,
      input: lines.join(''),
      encoding: 'utf8',
    })
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual([answers.map(({ id }) => id), stderr, status], [[1, 2, 3], '', 0])
  })

  it('ends when its output is closed, though its input stays open', async () => {
    const child = spawn(process.execPath, [program, 'mcp'], { cwd: folder })
    try {
      const ended = new Promise((end) => child.on('exit', end))
      child.stdin.on('error', () => {})
      child.stdout.destroy()
      child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n')
      assert.equal(await ended, 0)
    } finally {
      child.kill()
    }
  })

  it('is loaded by no other command', () => {
    const list = join(folder, 'list.cjs')
    writeFileSync(list, "process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')))\n")
    const { stderr } = spawnSync(process.execPath, ['--require', list, program, 'check'], { cwd: folder, encoding: 'utf8' })
    const loaded = stderr.split('\n').map((path) => path.replace(/^.*[\\/]/, ''))
    assert.deepEqual(
      ['cli.js', 'commandLine.js', 'mcp.js', 'server.js'].map((name) => loaded.includes(name)),
      [true, true, false, false],
    )
  })
})

/** The files below a folder with their contents and times. */
function bytesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .sort()
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')])
}
