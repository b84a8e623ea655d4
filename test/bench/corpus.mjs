// `npm run bench -- corpus [--articles=N] [--part=NAME]`: the index of many articles. They are made in the temp folder, and removed after.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installNode } from '../vscode/host/nodeInstall.mjs'
import { writeArchive } from './corpusArticles.mjs'
import { table, timed } from './measure.mjs'

const parts = {
  index: {
    title: 'Index: a thread reads, the host takes in; the best of 5 runs, each beside what it is compared with',
    titles: ['', 'ms', 'ratio', 'at most', 'processor, ms', 'ratio'],
  },
  warmStart: { title: 'The same, once, in a new process', titles: ['', 'ms', 'processor, ms'] },
  coldStart: { title: 'The same', titles: ['', 'ms', 'processor, ms'] },
  memory: { title: 'Memory of the index', titles: ['', 'MB', 'bytes an article', 'at most'] },
  completion: {
    title: 'Completion, 500 items at most; the article is put into the index before each (median at most 1, p99 at most 5)',
    titles: ['', 'median, ms', 'p99, ms', 'processor, ms', 'p99'],
  },
  million: {
    title: 'Records without files',
    titles: ['articles', 'bytes each beyond texts', 'µs to put in', 'ms to rank all', 'ms for 1,000 look-ups', 'ms for 1,000 changes'],
  },
}

const killed = { title: 'A process is ended while it keeps an index', titles: ['', 'times', 'at most'] }

/**
 * @param {object} options
 * @param {string} options.work a folder that is removed after
 * @param {(name: string) => Promise<string | undefined>} options.bundled builds a program of this folder
 * @param {string} options.indexer the thread's program
 */
export async function corpusBench({ work, bundled, indexer }) {
  const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1]
  const count = Number(option('articles') ?? 100_000)
  const only = option('part')
  if (!only || only === 'kill') await killTest({ work, bundled })
  if (only === 'kill') return
  const program = await bundled('corpusIndex')
  if (!program) return
  // The index works in VS Code: by a Node as VS Code has one.
  const node = await installNode()
  console.log(`The parts by Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`)
  const folder = join(work, 'archive')
  mkdirSync(join(folder, 'source', '_posts'), { recursive: true })
  writeFileSync(join(folder, '_config.yml'), '')
  if (only !== 'million') {
    const bytes = writeArchive(join(folder, 'source', '_posts'), count)
    console.log(`${count.toLocaleString('en')} articles, ${(bytes / 1e6).toFixed(0)} MB`)
  }
  for (const [name, { title, titles }] of Object.entries(parts)) {
    // The other parts read the cache that this one leaves.
    if (only && only !== name && !(name === 'index' && only !== 'million')) continue
    const { stdout, stderr, status } = timed(['--expose-gc', program, name, folder, indexer, join(work, 'cache.index')], work, 1, node)
    print(title, titles, { stdout, stderr, status })
  }
}

async function killTest({ work, bundled }) {
  const program = await bundled('corpusKill')
  if (program) print(killed.title, killed.titles, timed([program, 'test', join(work, 'killed'), join(work, 'kept')], work, 1))
}

function print(title, titles, { stdout, stderr, status }) {
  console.log(`\n${title}`)
  if (status === 0) table(titles, JSON.parse(stdout))
  else console.log(`not available: ${stderr.split('\n').find((line) => line.includes('Error')) ?? stderr}`)
}
