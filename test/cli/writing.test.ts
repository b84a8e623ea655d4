import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { LeftAlone } from '../../src/cli/io/fileErrors'
import { nodeFiles, type Files } from '../../src/cli/io/files'
import { temporaryPath } from '../../src/cli/io/temporaryFiles'
import { clean, memoryFiles, run, untidy } from './memory'

const encode = (text: string) => new TextEncoder().encode(text)
const pipeMaker = 'mkfifo'
const makePipe = (file: string) => spawnSync(pipeMaker, [file])
const posix = process.platform === 'win32' ? it.skip : it

describe('writing files', () => {
  let folder = ''
  const at = (name: string) => path.join(folder, name)
  const read = (name: string) => fs.readFileSync(at(name), 'utf8')
  const check = (files: Files, ...paths: readonly string[]) => run(files, ['check', '--fix', ...paths])

  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-writing-')))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true }))

  it('never replaces a text that it has not read', async () => {
    const files = memoryFiles({ 'a.md': untidy, 'b.md': untidy })
    const saved = `${untidy}\nA line saved in between.\n`
    const editor: Files = {
      ...files,
      write(file, bytes, expected) {
        if (file.endsWith('a.md')) files.write(file, encode(saved), encode(untidy))
        return files.write(file, bytes, expected)
      },
    }
    const { code, err, lines } = await check(editor)
    assert.equal(err, 'a.md was not written: it was changed in the meantime\n')
    assert.equal(code, 1)
    assert.match(lines.at(-1) ?? '', /1 problem was fixed/)
    assert.deepEqual([files.text('a.md'), files.text('b.md')], [saved, clean])
  })

  it('compares the content on the disk right before it is replaced', () => {
    fs.writeFileSync(at('a.md'), 'new')
    assert.throws(() => nodeFiles(folder).write(at('a.md'), encode('fixed'), encode('old')), LeftAlone)
    assert.equal(read('a.md'), 'new')
    assert.deepEqual(fs.readdirSync(folder), ['a.md'])
  })

  it('takes a file that already has the fixed text as written', () => {
    fs.writeFileSync(at('a.md'), 'fixed')
    nodeFiles(folder).write(at('a.md'), encode('fixed'), encode('old'))
    assert.equal(read('a.md'), 'fixed')
  })

  posix('keeps the mode, and a name of the longest length', async () => {
    const name = `${'港'.repeat(84)}.md`
    fs.writeFileSync(at(name), untidy, { mode: 0o640 })
    fs.chmodSync(at(name), 0o640)
    assert.equal((await check(nodeFiles(folder))).code, 0)
    assert.equal(read(name), clean)
    assert.equal(fs.statSync(at(name)).mode & 0o7777, 0o640)
    assert.deepEqual(fs.readdirSync(folder), [name])
  })

  posix('says that other names of a file keep the old text', async () => {
    fs.writeFileSync(at('a.md'), untidy)
    fs.linkSync(at('a.md'), at('b.txt'))
    const { err, code } = await check(nodeFiles(folder))
    assert.equal(err, 'a.md was fixed, but it has other names (hard links), which keep the old text.\n')
    assert.deepEqual([code, read('a.md'), read('b.txt')], [0, clean, untidy])
  })

  posix('follows a link inside the folder, and writes nothing outside it', async () => {
    fs.mkdirSync(at('site'))
    fs.mkdirSync(at('other'))
    for (const name of ['other/a.md', 'other/b.md', 'site/c.txt']) fs.writeFileSync(at(name), untidy)
    fs.symlinkSync(at('other/a.md'), at('site/a.md'))
    fs.symlinkSync(at('other'), at('site/folder'))
    fs.symlinkSync(at('site/c.txt'), at('site/c.md'))
    const { err, code } = await check(nodeFiles(folder), 'site')
    assert.match(err, /^site\/a\.md was not written: it is a link to a file outside these folders$/m)
    assert.match(err, /^site\/folder\/b\.md was not written/m)
    assert.deepEqual([code, read('other/a.md'), read('other/b.md'), read('site/c.txt')], [1, untidy, untidy, clean])
    assert.ok(fs.lstatSync(at('site/c.md')).isSymbolicLink())

    await check(nodeFiles(folder), 'site', 'other')
    await check(nodeFiles(folder), 'site/a.md')
    assert.deepEqual([read('other/a.md'), read('other/b.md')], [clean, clean])
  })

  posix('renames nothing outside the folder, neither articles nor vocabularies', async () => {
    const article = untidy.replace('date:', 'categories: [sport]\ndate:').trimStart()
    fs.mkdirSync(at('site'))
    for (const [name, text] of [
      ['a.md', article],
      ['names.txt', 'sport\n'],
      ['site/b.md', article],
      ['site/copydesk.yaml', 'vocabularies:\n  categories:\n    file: names.txt\n'],
    ] as const)
      fs.writeFileSync(at(name), text)
    fs.symlinkSync(at('a.md'), at('site/a.md'))
    fs.symlinkSync(at('names.txt'), at('site/names.txt'))
    const { code, err } = await run(nodeFiles(at('site')), ['rename', '--category', 'sport', 'Sports'])
    assert.equal(code, 2)
    assert.match(err, /^a\.md: It is a link to a file outside these folders, and was not changed\.$/m)
    assert.match(err, /^names\.txt: It is outside the folder of copydesk\.yaml, and was not changed\.$/m)
    assert.deepEqual([read('a.md'), read('names.txt')], [article, 'sport\n'])
    assert.equal(read('site/b.md'), article.replace('sport', 'Sports'))
  })

  posix('reads no schema through a link that leads out of the folder, except the one that the settings name', async () => {
    const schema = JSON.stringify({ required: ['byline'] })
    fs.mkdirSync(at('site'))
    fs.writeFileSync(at('s.json'), schema)
    fs.writeFileSync(at('site/a.md'), clean.replace('title', '$schema: linked.json\ntitle'))
    fs.writeFileSync(at('site/b.md'), clean)
    fs.symlinkSync(at('s.json'), at('site/linked.json'))
    const { out } = await run(nodeFiles(at('site')), ['check', 'a.md'])
    assert.match(out, /It is a link to a file outside this folder\./)
    assert.doesNotMatch(out, /byline/)
    fs.writeFileSync(at('site/copydesk.yaml'), 'schema: linked.json\n')
    assert.match((await run(nodeFiles(at('site')), ['check', 'b.md'])).out, /byline/)
  })

  posix('removes what a killed run has left, and is not blocked by it', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    fs.writeFileSync(at('a.md'), untidy)
    const left = path.basename(temporaryPath(folder)).replace(`-${process.pid}-`, `-${pid}-`)
    const ofARunningOne = path.basename(temporaryPath(folder)).replace(`-${process.pid}-`, `-${process.ppid}-`)
    for (const name of [left, ofARunningOne, '.copydesk-notes~', '.a.md.swp']) fs.writeFileSync(at(name), clean)
    await check(nodeFiles(folder))
    assert.deepEqual(fs.readdirSync(folder).sort(), ['.a.md.swp', ofARunningOne, '.copydesk-notes~', 'a.md'].sort())
    assert.equal(read('a.md'), clean)
  })

  posix('reads no pipes and devices, and reports them', async () => {
    for (const name of ['pipe.md', 'names.txt', 'schema.json']) makePipe(at(name))
    fs.writeFileSync(at('a.md'), clean)
    fs.mkdirSync(at('folder.txt'))
    const settings = [
      'schema: schema.json',
      'schema: /dev/zero',
      'vocabularies: { tags: { file: names.txt } }',
      'vocabularies: { tags: { file: folder.txt } }',
      'vocabularies: { tags: { file: /dev/zero } }',
    ]
    for (const line of settings) {
      fs.writeFileSync(at('copydesk.yaml'), `${line}\n`)
      const { code, out } = await check(nodeFiles(folder), 'a.md')
      assert.equal(code, 1)
      assert.match(out, line.includes('folder') ? /It is a folder\./ : /It is not a file\./, line)
    }
    fs.rmSync(at('copydesk.yaml'))
    makePipe(at('copydesk.yaml'))
    assert.match((await check(nodeFiles(folder), 'a.md')).out, /^copydesk\.yaml:1:1 {2}error {2}It is not a file\./)
    assert.match((await run(nodeFiles(folder), ['dump', 'pipe.md'])).err, /It is not a file\./)
    assert.match((await run(nodeFiles(folder), ['dump', '/dev/zero'])).err, /It is not a file\./)
    assert.match((await run(nodeFiles(folder), ['infer', 'pipe.md'])).err, /It is not a file\./)
    assert.match((await run(nodeFiles(folder), ['rename', '--tag', 'a', 'b', 'pipe.md'])).err, /It is not a file\./)
  })

  it('reads no file of more than 16 MB as a schema or vocabulary', async () => {
    fs.writeFileSync(at('names.txt'), 'name\n'.repeat(4 * 1024 * 1024))
    fs.writeFileSync(at('copydesk.yaml'), 'vocabularies: { tags: { file: names.txt } }\n')
    fs.writeFileSync(at('a.md'), clean)
    assert.match((await check(nodeFiles(folder), 'a.md')).out, /It is too large\./)
  })
})
