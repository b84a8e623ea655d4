import assert from 'node:assert/strict'
import fc from 'fast-check'
import { indexFolder, indexPaths, type IndexEvent } from '../../../src/corpus/indexing/indexFolder'
import { articleBy, index, listener, memory, sorted, usual } from './indexing'
import { simulatedFiles } from './simulatedFiles'

describe('indexFolder', () => {
  it('finds the articles of a folder and of those in it, and where sites may begin', () => {
    const disk = simulatedFiles({
      'b.md': articleBy('Li'),
      'a/c.markdown': articleBy('Wang'),
      'a/copydesk.yaml': '',
      'a/readme.MDX': '# Read me',
      'hexo/_config.yml': '',
      'x.txt': 'no',
      '.hidden/d.md': articleBy('No'),
      'node_modules/e.md': articleBy('No'),
    })
    const { bylines, siteFolders, count, read } = index(disk)
    assert.deepEqual(bylines(), ['a/c.markdown Wang', 'a/readme.MDX -', 'b.md Li'])
    assert.deepEqual([siteFolders, count, read], [['a', 'hexo'], 3, 3])
  })

  it('reads no file again that has the same size and time', () => {
    const disk = simulatedFiles({ 'a.md': articleBy('Li'), 'b.md': articleBy('Wang'), 'c.md': articleBy('Zhao') })
    const first = index(disk)
    assert.ok(first.cached)
    const again = index(disk, first.cached)
    assert.deepEqual([again.read, again.cached, disk.reads, again.bylines()], [0, undefined, [], first.bylines()])
    disk.write('a.md', articleBy('Qi'))
    disk.remove('b.md')
    disk.write('d.md', articleBy('Sun'))
    const third = index(disk, first.cached)
    assert.deepEqual(third.bylines(), ['a.md Qi', 'c.md Zhao', 'd.md Sun'])
    assert.deepEqual(disk.reads.map(([path]) => path).sort(), ['a.md', 'd.md'])
    assert.deepEqual(index(disk, third.cached).read, 0)
  })

  it('tells what was known before it looks at the folder, and where sites may begin as it is now', () => {
    const disk = simulatedFiles({ 'a/b.md': articleBy('Li') })
    const { cached } = index(disk)
    disk.write('a/copydesk.yaml', '')
    const told: string[] = []
    const report = (event: IndexEvent) => void told.push(event.kind + ('siteFolders' in event ? event.siteFolders.join() : ''))
    const cache = memory()
    const options = { files: disk, ...usual, report, cached, openCache: cache.openCache }
    const { read } = indexFolder(options)
    assert.deepEqual([told, read], [['cached', 'files', 'listeda'], 0])
    assert.deepEqual(cache.cached()?.siteFolders, ['a'])
  })

  it('reads a file again that was changed just before it was read', () => {
    const disk = simulatedFiles({ 'a.md': articleBy('Li') })
    const first = index(disk, undefined, listener(), [], 1500)
    assert.equal(index(disk, first.cached).read, 1)
  })

  it('looks at the first bytes only, at more of them while the block is not at its end', () => {
    const disk = simulatedFiles({
      'short.md': articleBy('Li') + '正文'.repeat(100_000),
      'long.md': `---\nexcerpt: ${'x'.repeat(20_000)}\nauthor: Wang\n---\n`,
      'endless.md': `---\nauthor: Zhao\n${'x: y\n'.repeat(500_000)}`,
      'toml.md': `+++\ntitle = "x"\nauthor = "Sun"\n+++\n`,
      'crlf.md': '\uFEFF\r\n---\r\nauthor: 周\r\n---\r\n',
    })
    const { bylines } = index(disk)
    assert.deepEqual(
      bylines().filter((line) => !line.startsWith('endless')),
      ['crlf.md 周', 'long.md Wang', 'short.md Li', 'toml.md Sun'],
    )
    const bytes = (path: string) => disk.reads.filter(([read]) => read === path).map(([, length]) => length)
    assert.deepEqual([bytes('short.md'), bytes('long.md'), bytes('endless.md')], [[4096], [4096, 65_536], [4096, 65_536, 1_048_576]])
  })

  it('goes on behind what cannot be read', () => {
    const disk = simulatedFiles({
      'a.md': articleBy('Li'),
      shut: 'unreadable folder',
      'b.md': '\0unreadable',
      'c/d.md': articleBy('Wang'),
    })
    const { bylines, failed, count } = index(disk)
    assert.deepEqual([bylines(), failed.sort(), count], [['a.md Li', 'c/d.md Wang'], ['b.md', 'shut'], 3])
  })

  it('follows a link out of the folder once, and none that leads back', () => {
    const disk = simulatedFiles({
      'a.md': articleBy('Li'),
      loop: { link: '/disk' },
      'in/back': { link: '/disk/in' },
      'in/b.md': articleBy('Wang'),
      'same.md': { link: '/disk/a.md' },
      one: { link: '/elsewhere' },
      two: { link: '/elsewhere' },
      '/elsewhere/c.md': articleBy('Zhao'),
      '/elsewhere/home': { link: '/disk' },
      nowhere: { link: '/nothing' },
      self: { link: '/disk/self' },
    })
    assert.deepEqual(index(disk).bylines(), ['a.md Li', 'in/b.md Wang', 'one/c.md Zhao'])
  })

  it('leaves out what .gitignore and the globs name', () => {
    const disk = simulatedFiles({
      '.gitignore': 'public/\n*.log\n/drafts\n',
      'public/a.md': articleBy('No'),
      'drafts/a.md': articleBy('No'),
      'in/drafts/a.md': articleBy('Yes'),
      'in/.gitignore': 'secret*.md\n!secret-not.md\n',
      'in/secret.md': articleBy('No'),
      'in/secret-not.md': articleBy('Yes'),
      'secret.md': articleBy('Yes'),
      'archive/old.md': articleBy('No'),
      'x.draft.md': articleBy('No'),
    })
    const { bylines } = index(disk, undefined, listener(), ['archive', '**/*.draft.md', '**/.git'])
    assert.deepEqual(bylines(), ['in/drafts/a.md Yes', 'in/secret-not.md Yes', 'secret.md Yes'])
  })

  it('is the same after any changes as an index from nothing', () => {
    const path = fc.constantFrom('a.md', 'b/c.md', 'b/d.md', 'b/e/f.md', 'e.txt', '.gitignore', 'b/.gitignore')
    const content = fc.constantFrom<string | undefined>(articleBy('Li'), articleBy('Wang'), '# None', 'c.md\n', 'e/\n!d.md\n', undefined)
    const step = fc.record({ path, content, save: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const disk = simulatedFiles({ 'a.md': articleBy('Li') })
        const told = listener()
        let { cached } = index(disk, undefined, told)
        for (const { path: at, content: text, save } of steps) {
          if (text === undefined) disk.remove(at)
          else disk.write(at, text)
          if (save) cached = index(disk, cached, told).cached ?? cached
        }
        index(disk, cached, told)
        const cold = index(disk)
        assert.deepEqual(sorted(told.files), sorted(cold.files))
      }),
    )
  })

  it('is the same after a storm of single changes as an index from nothing', () => {
    const disk = simulatedFiles({ '.gitignore': 'skip*.md\n' })
    for (let number = 0; number < 600; number++) disk.write(`p${number % 7}/a${number}.md`, articleBy(`Author ${number}`))
    const told = listener()
    index(disk, undefined, told)
    const changed: string[] = []
    const change = (path: string, text: string | undefined) => {
      changed.push(path)
      if (text === undefined) disk.remove(path)
      else disk.write(path, text)
    }
    for (let number = 0; number < 600; number += 3) change(`p${number % 7}/a${number}.md`, number % 2 ? undefined : articleBy('Changed'))
    change('p1/new.md', articleBy('New'))
    change('p1/skipped.md', articleBy('No'))
    change('image.png', 'x')
    const again = indexPaths({ files: disk, ...usual, report: told.report }, changed)
    assert.equal(again, false)
    assert.deepEqual(sorted(told.files), sorted(index(disk).files))
  })

  it('asks for all of the folder when more than single files changed', () => {
    const disk = simulatedFiles({ 'a/b.md': articleBy('Li'), 'link.md': { link: '/disk/a/b.md' }, '.gitignore': 'out/\n' })
    const again = (...paths: string[]) => indexPaths({ files: disk, ...usual, report: () => {} }, paths)
    assert.deepEqual(
      [again('a'), again('deleted'), again('link.md'), again('out'), again('gone.md'), again('a/b.md')],
      [true, true, true, false, false, false],
    )
  })
})
