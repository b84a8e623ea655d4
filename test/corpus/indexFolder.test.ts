import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeChunk, type IndexedFile } from '../../src/corpus/chunk'
import { exclusionBy } from '../../src/corpus/exclusion'
import { decodeCache, encodeCache } from '../../src/corpus/indexCache'
import { indexFolder, indexPaths, type IndexEvent } from '../../src/corpus/indexFolder'
import { simulatedFiles, type SimulatedDisk } from './simulatedFiles'

const articleBy = (author: string) => `---\ntitle: x\nauthor: ${author}\n---\n\nBody\n`
type Chunks = readonly Uint8Array<ArrayBuffer>[]

/** Keeps what is told, as the extension does. */
function listener() {
  const files = new Map<string, IndexedFile>()
  const failed: string[] = []
  const places: string[] = []
  const tell = (event: IndexEvent) => {
    if (event.kind === 'files') for (const file of decodeChunk(event.chunk)) files.set(file.path, file)
    else if (event.kind === 'gone') for (const path of event.paths) files.delete(path)
    else if (event.kind === 'failed') failed.push(event.path)
    else places.push(...event.places)
  }
  return {
    files,
    failed,
    places,
    tell,
    bylines: () => [...files].map(([path, { record }]) => `${path} ${record?.authors.join() ?? '-'}`).sort(),
  }
}

function index(disk: SimulatedDisk, known: Chunks = [], into = listener(), globs: readonly string[] = [], now = 1_000_000) {
  disk.reads.length = 0
  const outcome = indexFolder({ files: disk, exclusion: exclusionBy(globs), now: () => now, tell: into.tell }, known)
  return { ...into, ...outcome, told: into }
}

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
    const { bylines, places, count, read } = index(disk)
    assert.deepEqual(bylines(), ['a/c.markdown Wang', 'a/readme.MDX -', 'b.md Li'])
    assert.deepEqual([places, count, read], [['a', 'hexo'], 3, 3])
  })

  it('reads no file again that has the same size and time', () => {
    const disk = simulatedFiles({ 'a.md': articleBy('Li'), 'b.md': articleBy('Wang'), 'c.md': articleBy('Zhao') })
    const first = index(disk)
    assert.ok(first.chunks)
    const again = index(disk, first.chunks)
    assert.deepEqual([again.read, again.chunks, disk.reads, again.bylines()], [0, undefined, [], first.bylines()])
    disk.write('a.md', articleBy('Qi'))
    disk.remove('b.md')
    disk.write('d.md', articleBy('Sun'))
    const third = index(disk, first.chunks)
    assert.deepEqual(third.bylines(), ['a.md Qi', 'c.md Zhao', 'd.md Sun'])
    assert.deepEqual(disk.reads.map(([path]) => path).sort(), ['a.md', 'd.md'])
    assert.deepEqual(index(disk, third.chunks).read, 0)
  })

  it('reads a file again that was changed just before it was read', () => {
    const disk = simulatedFiles({ 'a.md': articleBy('Li') })
    const first = index(disk, [], listener(), [], 1500)
    assert.equal(index(disk, first.chunks).read, 1)
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
    const disk = simulatedFiles({ 'a.md': articleBy('Li'), shut: 'unreadable folder', 'b.md': '\0unreadable', 'c/d.md': articleBy('Wang') })
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
    const { bylines } = index(disk, [], listener(), ['archive', '**/*.draft.md', '**/.git'])
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
        let { chunks: known } = index(disk, [], told)
        for (const { path: at, content: text, save } of steps) {
          if (text === undefined) disk.remove(at)
          else disk.write(at, text)
          if (save) known = index(disk, known, told).chunks ?? known
        }
        index(disk, known, told)
        const cold = index(disk)
        assert.deepEqual(sorted(told.files), sorted(cold.files))
      }),
    )
  })

  it('is the same after a storm of single changes as an index from nothing', () => {
    const disk = simulatedFiles({ '.gitignore': 'skip*.md\n' })
    for (let number = 0; number < 600; number++) disk.write(`p${number % 7}/a${number}.md`, articleBy(`Author ${number}`))
    const told = listener()
    index(disk, [], told)
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
    const again = indexPaths({ files: disk, exclusion: exclusionBy([]), now: () => 1_000_000, tell: told.tell }, changed)
    assert.equal(again, false)
    assert.deepEqual(sorted(told.files), sorted(index(disk).files))
  })

  it('asks for all of the folder when more than single files changed', () => {
    const disk = simulatedFiles({ 'a/b.md': articleBy('Li'), 'link.md': { link: '/disk/a/b.md' }, '.gitignore': 'out/\n' })
    const again = (...paths: string[]) =>
      indexPaths({ files: disk, exclusion: exclusionBy([]), now: () => 1_000_000, tell: () => {} }, paths)
    assert.deepEqual(
      [again('a'), again('gone'), again('link.md'), again('out'), again('gone.md'), again('a/b.md')],
      [true, true, true, false, false, false],
    )
  })
})

function sorted(files: ReadonlyMap<string, IndexedFile>) {
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

describe('the cache of the index', () => {
  const saved = () => {
    const disk = simulatedFiles(
      Object.fromEntries(Array.from({ length: 700 }, (_, number) => [`文/a${number} "x".md`, articleBy(`作者 ${number}`)])),
    )
    return { disk, chunks: index(disk).chunks! }
  }

  it('is read back as it was written', () => {
    const { disk, chunks } = saved()
    const read = decodeCache(encodeCache(chunks))
    assert.ok(read)
    assert.equal(chunks.length, 3)
    const again = index(disk, read)
    assert.deepEqual([again.read, again.files.size], [0, 700])
    assert.deepEqual(decodeCache(encodeCache([])), [])
  })

  it('is none when a byte of it differs, or some are missing', () => {
    const bytes = encodeCache(saved().chunks)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ difference
        assert.equal(decodeCache(damaged), undefined)
        assert.equal(decodeCache(bytes.slice(0, at)), undefined)
      }),
    )
    assert.equal(decodeCache(new Uint8Array(0)), undefined)
    assert.equal(decodeCache(new TextEncoder().encode('not a cache at all, but a text of some length')), undefined)
  })

  it('keeps whole chunks and puts small ones together', () => {
    const { disk, chunks } = saved()
    let known: Chunks = chunks
    for (let number = 0; number < 40; number++) {
      disk.write(`文/new${number}.md`, articleBy('New'))
      known = index(disk, known).chunks!
    }
    assert.ok(known.length <= 5, String(known.length))
    assert.equal(known[0], chunks[0])
    assert.deepEqual([index(disk, known).read, index(disk, known).files.size], [0, 740])
  })
})
