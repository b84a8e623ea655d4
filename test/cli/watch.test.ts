import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { FolderWatcher } from '../../src/cli/io/diskWatcher'
import { rules } from '../../src/rules'
import { clean, cwd, faulty, memoryFiles, run, type Content } from './memory'

/** A run of `check --watch` over files in memory, whose changes it is told of by hand. */
function watching(content: Readonly<Record<string, Content>>, args: readonly string[] = []) {
  const files = memoryFiles(content)
  const watched = new Map<string, (name: string | undefined) => void>()
  let [out, err] = ['', '']
  let due: (() => void) | undefined
  let interrupt = () => {}
  const watcher: FolderWatcher = {
    watch(folder, changed) {
      watched.set(folder, changed)
      return () => watched.delete(folder)
    },
    after(_, action) {
      due = action
      return () => {
        due = undefined
      }
    },
    onInterrupt(action) {
      interrupt = action
      return () => {}
    },
  }
  const print = (text: string) => {
    out += text
  }
  const warn = (text: string) => {
    err += text
  }
  const ended = run(files, ['check', '--watch', '--format', 'compact', ...args], {
    watcher,
    rules,
    print,
    warn,
  })
  const taken = () => {
    const found = { lines: out.split('\n').slice(0, -1).sort(), err }
    ;[out, err] = ['', '']
    return found
  }
  return {
    files,
    watched,
    ended,
    taken,
    interrupt: () => interrupt(),
    /** Changes files, and tells of it; undefined removes one. @returns what is printed then */
    change(changed: Readonly<Record<string, Content | undefined>>, told = Object.keys(changed)) {
      for (const [path, text] of Object.entries(changed)) files.set(path, text)
      for (const path of told.map((one) => files.resolve(one))) watched.get(path.slice(0, path.lastIndexOf('/')))?.(path.split('/').at(-1))
      const action = due
      due = undefined
      action?.()
      return taken()
    },
    /** What a new check of the same files prints. */
    async fresh() {
      const { lines } = await run(files, ['check', '--format', 'compact', ...args], { rules })
      return [...lines].sort()
    },
  }
}

const article = (title: string, more = '', body = 'Text.') => `---\ntitle: ${title}\ndate: 2024-01-05\n${more}---\n\n${body}\n`

describe('copydesk check --watch', () => {
  it('prints the list of a new check after each change', async () => {
    const { change, fresh, taken, ended, interrupt, watched } = watching({ 'a.md': clean, 'x/b.md': faulty })
    const all = [taken().lines]
    assert.deepEqual(all[0], await fresh())
    for (const changed of [
      { 'a.md': faulty },
      { 'a.md': clean, 'x/b.md': clean, 'c.md': faulty },
      { 'c.md': undefined },
      { 'new/deep/d.md': faulty },
      { 'notes.txt': 'Nothing.' },
      { 'a.md': '# No article\n' },
    ] as const) {
      // The folder above tells of a new folder.
      const { lines } = change(changed, 'new/deep/d.md' in changed ? ['new'] : undefined)
      if (!('notes.txt' in changed)) assert.deepEqual(lines, await fresh(), JSON.stringify(changed))
      else assert.deepEqual(lines, [])
    }
    assert.ok(watched.has(`${cwd}/new/deep`))
    interrupt()
    assert.equal((await ended).code, 0)
    assert.equal(watched.size, 0)
  })

  it('compares articles exactly: a problem of an article that did not change comes and goes', async () => {
    const { change, fresh, taken } = watching({
      'a.md': article('Harbour opens', 'permalink: /quay/\n', 'One.'),
      'b.md': article('Harbour closes', 'permalink: /pier/\n', 'Two.'),
      'c.md': article('Gulls', 'categories: [News]\n', 'Three.'),
    })
    assert.deepEqual(taken().lines, await fresh())
    for (const changed of [
      { 'b.md': article('Harbour closes', 'permalink: /quay/\n', 'Two.') },
      { 'c.md': article('Gulls', 'permalink: /quay/\ncategories: [News]\n', 'Three.') },
      { 'b.md': undefined },
      { 'd.md': article('Harbour opens', 'categories: [news]\n', 'Four.') },
      { 'c.md': article('Gulls', '', 'Three.') },
    ]) {
      const { lines } = change(changed)
      assert.deepEqual(lines, await fresh(), JSON.stringify(changed))
    }
  })

  it('follows settings, what they extend and name, and the files that articles use', async () => {
    const image = '<img src="/img/a.jpg" alt="A boat" width="1" height="1">'
    const { change, fresh, taken } = watching({
      'copydesk.yaml': 'extends: ./base.yaml\nsiteRoot: .\nvocabularies: { tags: { file: tags.txt } }\n',
      'base.yaml': '{}\n',
      'tags.txt': 'port\n',
      'img/b.jpg': Uint8Array.of(0xff, 0xd8, 0xff),
      'a.md': article('Harbour opens', 'tags: [port]\n', image),
    })
    assert.deepEqual(taken().lines, await fresh())
    for (const changed of [
      { 'base.yaml': 'rules: { image-file-missing: error }\n' },
      { 'tags.txt': 'quay\n' },
      { 'img/a.jpg': Uint8Array.of(0xff, 0xd8, 0xff) },
      { 'img/a.jpg': undefined },
      { 'copydesk.yaml': 'rules: { image-file-missing: off }\n' },
    ]) {
      const { lines } = change(changed)
      assert.deepEqual(lines, await fresh(), JSON.stringify(changed))
    }
    const broken = change({ 'copydesk.yaml': 'extends: ./gone.yaml\n' })
    assert.deepEqual(broken, { lines: [], err: 'copydesk.yaml:1:10: There is no file and no installed package “./gone.yaml”.\n' })
    assert.deepEqual(change({ 'gone.yaml': 'rules: { image-file-missing: hint }\n' }).lines, await fresh())
  })

  it('is one check for many changes, and checks only what changed', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${index}.md`, article(`Harbour ${index}`, '', `Text ${index}.`)]),
    )
    const { change, taken } = watching(many)
    assert.match(taken().err, /^\d\d:\d\d:\d\d: Waiting for changes; Ctrl\+C ends\.\n$/)
    const changed = Object.fromEntries(
      Object.keys(many)
        .slice(0, 30)
        .map((name) => [name, article(`Quay ${name}`, '', `Text ${name}.`)]),
    )
    assert.match(change(changed).err, /: files checked again: 30\./)
  })

  it('does not show what the baseline lists, and never writes it', async () => {
    const image = (name: string) => `<img src="/${name}" width="1" height="1">`
    const content = { 'a.md': article('One', '', image('a.jpg')), 'b.md': article('Two', '', image('b.jpg')) }
    const start = memoryFiles(content)
    await run(start, ['check', '--baseline', 'known.json', '--update-baseline'], { rules })
    const { change, taken, files } = watching({ ...content, 'known.json': start.text('known.json') }, ['--baseline', 'known.json'])
    assert.deepEqual(taken().lines, [])
    const missing = (name: string, line: number) => new RegExp(`^${name}\\.md:${line}:2: error: .*img-alt-missing`)
    // A second image is new, the first one is known below it.
    const { lines } = change({ 'a.md': article('One', '', `${image('c.jpg')}\n\n${image('a.jpg')}`) })
    assert.equal(lines.length, 1)
    assert.match(lines[0] ?? '', missing('a', 6))
    // What is fixed stays known: it may come back while somebody edits.
    assert.deepEqual(change({ 'a.md': article('One') }).lines, [])
    assert.deepEqual(change({ 'a.md': article('One', '', image('a.jpg')) }).lines, [])
    assert.deepEqual(change({ 'b.md': undefined, 'moved.md': content['b.md'] }).lines, [])
    assert.equal(files.text('known.json'), start.text('known.json'))
    const { lines: all } = change({ 'known.json': '{ "copydeskBaseline": 1, "articles": {} }', 'a.md': article('One', '', image('d.jpg')) })
    assert.deepEqual([all.length, missing('a', 6).test(all[0] ?? ''), missing('moved', 6).test(all[1] ?? '')], [2, true, true])
  })

  it('follows a schema that an article names', async () => {
    const { change, fresh, taken } = watching({ 'own.json': '{}', 'a.md': article('One', '$schema: own.json\n') })
    assert.deepEqual(taken().lines, await fresh())
    const { lines } = change({ 'own.json': '{"required":["kicker"]}' })
    assert.deepEqual(lines, await fresh())
    assert.equal(lines.length, 1)
  })

  it('refuses what it cannot do', async () => {
    for (const args of [
      ['--fix'],
      ['--stdin'],
      ['--changed'],
      ['--shard', '1/2'],
      ['--format', 'json=a.json'],
      ['gone.md'],
      ['--config', 'gone.yaml'],
    ]) {
      const { code, err } = await run(memoryFiles({ 'a.md': clean }), ['check', '--watch', ...args])
      assert.equal(code, 2, args.join(' '))
      assert.match(err, /^(--watch |“gone.md” does not exist\.|The settings file “gone.yaml” does not exist\.)/)
    }
  })

  it('works on the disk: a file that is saved by renaming, and Ctrl+C', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-watch-')))
    let kill = () => {}
    try {
      const cli = join(folder, 'cli.cjs')
      await build({
        entryPoints: ['src/cli/bin.ts'],
        bundle: true,
        platform: 'node',
        mainFields: ['module', 'main'],
        outfile: cli,
        logLevel: 'error',
      })
      const site = join(folder, 'site')
      mkdirSync(site)
      writeFileSync(join(site, 'a.md'), clean)
      const child = spawn(process.execPath, [cli, 'check', '--watch', '--format', 'compact'], {
        cwd: resolve(site),
        env: { ...process.env, LANG: 'C' },
      })
      kill = () => void child.kill('SIGKILL')
      let [out, err] = ['', '']
      let look: () => void = () => {}
      child.stdout.on('data', (data) => {
        out += data
        look()
      })
      child.stderr.on('data', (data) => {
        err += data
        look()
      })
      const until = (isSeen: () => boolean) =>
        new Promise<void>((go, fail) => {
          look = () => (isSeen() ? go() : undefined)
          child.on('exit', () => fail(new Error(err)))
          look()
        })
      const rounds = () => err.split('Waiting for changes').length - 1
      await until(() => rounds() === 1)
      writeFileSync(join(site, 'a.md~new'), faulty)
      renameSync(join(site, 'a.md~new'), join(site, 'a.md'))
      await until(() => /^a\.md:6:2: error: .*img-alt-missing/m.test(out))
      const shown = rounds()
      rmSync(join(site, 'a.md'))
      await until(() => rounds() > shown)
      const ended = new Promise((done) => child.on('exit', (code, signal) => done([code, signal])))
      child.kill('SIGINT')
      assert.deepEqual(await ended, [0, null])
    } finally {
      kill()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
