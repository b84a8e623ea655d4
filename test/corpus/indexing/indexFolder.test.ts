import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeChunk, type ChunkBytes, type IndexedFile } from '../../../src/corpus/packed/chunk'
import { exclusionBy } from '../../../src/corpus/indexing/exclusion'
import { checkOf, decodeDirectory, directoryLength, encodeDirectory, footBytes, type Known } from '../../../src/corpus/indexing/indexCache'
import { factsFromBytes } from '../../../src/corpus/indexing/fileStart'
import { indexFolder, indexPaths, type IndexEvent } from '../../../src/corpus/indexing/indexFolder'
import { simulatedFiles, type SimulatedDisk } from './simulatedFiles'

const usual = { exclusion: exclusionBy([]), now: () => 1_000_000, thorough: factsFromBytes }
const articleBy = (author: string) => `---\ntitle: x\nauthor: ${author}\n---\n\nBody\n`

/** Keeps what is told, as the extension does. */
function listener() {
  const files = new Map<string, IndexedFile>()
  const failed: string[] = []
  const places: string[] = []
  const tell = (event: IndexEvent) => {
    if (event.kind === 'files') for (const file of decodeChunk(event.chunk)) files.set(file.path, file)
    else if (event.kind === 'gone') for (const path of event.paths) files.delete(path)
    else if (event.kind === 'failed') failed.push(event.path)
    else if (event.kind === 'listed') places.push(...event.places)
  }
  return {
    files,
    failed,
    places,
    tell,
    bylines: () => [...files].map(([path, { record }]) => `${path} ${record?.authors.join() ?? '-'}`).sort(),
  }
}

function index(disk: SimulatedDisk, before?: Known, into = listener(), globs: readonly string[] = [], now = 1_000_000) {
  disk.reads.length = 0
  const cache = memory()
  const { tell } = into
  const outcome = indexFolder({
    files: disk,
    ...usual,
    exclusion: exclusionBy(globs),
    now: () => now,
    tell,
    known: before,
    keep: cache.keep,
  })
  return { ...into, ...outcome, told: into, known: cache.known() }
}

/** Keeps in memory what is to be known. */
function memory() {
  let known: (Known & { readonly parts: readonly ChunkBytes[] }) | undefined
  const keep = () => {
    const parts: ChunkBytes[] = []
    const counts: number[] = []
    return {
      add(chunk: ChunkBytes, count: number) {
        parts.push(chunk.slice())
        counts.push(count)
      },
      end(places: readonly string[]) {
        known = { places, counts, parts, chunk: (number) => parts[number]?.slice() }
      },
    }
  }
  return { keep, known: () => known }
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
    assert.ok(first.known)
    const again = index(disk, first.known)
    assert.deepEqual([again.read, again.known, disk.reads, again.bylines()], [0, undefined, [], first.bylines()])
    disk.write('a.md', articleBy('Qi'))
    disk.remove('b.md')
    disk.write('d.md', articleBy('Sun'))
    const third = index(disk, first.known)
    assert.deepEqual(third.bylines(), ['a.md Qi', 'c.md Zhao', 'd.md Sun'])
    assert.deepEqual(disk.reads.map(([path]) => path).sort(), ['a.md', 'd.md'])
    assert.deepEqual(index(disk, third.known).read, 0)
  })

  it('tells what was known before it looks at the folder, and where sites may begin as it is now', () => {
    const disk = simulatedFiles({ 'a/b.md': articleBy('Li') })
    const { known } = index(disk)
    disk.write('a/copydesk.yaml', '')
    const told: string[] = []
    const tell = (event: IndexEvent) => void told.push(event.kind + ('places' in event ? event.places.join() : ''))
    const cache = memory()
    const options = { files: disk, ...usual, tell, known, keep: cache.keep }
    const { read } = indexFolder(options)
    assert.deepEqual([told, read], [['known', 'files', 'listeda'], 0])
    assert.deepEqual(cache.known()?.places, ['a'])
  })

  it('reads a file again that was changed just before it was read', () => {
    const disk = simulatedFiles({ 'a.md': articleBy('Li') })
    const first = index(disk, undefined, listener(), [], 1500)
    assert.equal(index(disk, first.known).read, 1)
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
        let { known } = index(disk, undefined, told)
        for (const { path: at, content: text, save } of steps) {
          if (text === undefined) disk.remove(at)
          else disk.write(at, text)
          if (save) known = index(disk, known, told).known ?? known
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
    const again = indexPaths({ files: disk, ...usual, tell: told.tell }, changed)
    assert.equal(again, false)
    assert.deepEqual(sorted(told.files), sorted(index(disk).files))
  })

  it('asks for all of the folder when more than single files changed', () => {
    const disk = simulatedFiles({ 'a/b.md': articleBy('Li'), 'link.md': { link: '/disk/a/b.md' }, '.gitignore': 'out/\n' })
    const again = (...paths: string[]) => indexPaths({ files: disk, ...usual, tell: () => {} }, paths)
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
      Object.fromEntries(Array.from({ length: 2500 }, (_, number) => [`文/a${number} "x".md`, articleBy(`作者 ${number}`)])),
    )
    return { disk, known: index(disk).known! }
  }

  it('has its directory read back as it was written, and as none when a byte of it differs', () => {
    const directory = { places: ['新', ''], parts: [{ start: 0, length: 8, check: 7, count: 2, order: 0 }] }
    const bytes = encodeDirectory(directory)
    const read = (all: Uint8Array<ArrayBuffer>) => {
      const foot = all.slice(-footBytes)
      const length = directoryLength(foot)
      return length === undefined ? undefined : decodeDirectory(all.slice(0, length), foot)
    }
    assert.deepEqual(read(bytes), directory)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ difference
        assert.equal(read(damaged), undefined)
        assert.equal(read(bytes.slice(0, at)), undefined)
      }),
    )
  })

  it('has a check over each chunk that tells any other byte', () => {
    const { known } = saved()
    const chunk = known.chunk(0)!
    fc.assert(
      fc.property(fc.nat(chunk.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const damaged = chunk.slice()
        damaged[at] = (damaged[at] ?? 0) ^ difference
        assert.notEqual(checkOf(damaged), checkOf(chunk))
      }),
    )
  })

  it('does without a chunk that is damaged', () => {
    const { disk, known } = saved()
    const again = index(disk, { ...known, chunk: (number) => (number === 0 ? undefined : known.chunk(number)) })
    assert.deepEqual([again.files.size, again.read], [2500, known.counts[0]])
    assert.deepEqual(sorted(again.files), sorted(index(disk).files))
    assert.deepEqual([index(disk, again.known).read, again.known?.counts.reduce((sum, count) => sum + count)], [0, 2500])
  })

  it('keeps whole chunks and puts small ones together', () => {
    const { disk, known: before } = saved()
    let known = before
    for (let number = 0; number < 40; number++) {
      disk.write(`文/new${number}.md`, articleBy('New'))
      known = index(disk, known).known!
    }
    assert.ok(known.counts.length <= 7, String(known.counts.length))
    assert.deepEqual(known.chunk(0), before.chunk(0))
    assert.deepEqual([index(disk, known).read, index(disk, known).files.size], [0, 2540])
  })
})
