import { LeftAlone } from '../../src/cli/io/fileErrors'
import type { Entry, Files } from '../../src/cli/io/files'
import { main } from '../../src/cli/main'
import type { Io } from '../../src/cli/io/io'
import type { Rule } from '../../src/core/lint/rule'
import { rules } from '../../src/rules'

export const cwd = '/news'

/** The content of a file: text, bytes, or `denied` for a file that may not be read. */
export type Content = string | Uint8Array | 'denied'
const denied = 'denied'

export interface MemoryFiles extends Files {
  readonly written: string[]
  text(path: string): string
  /** Writes or removes a file, as another program does. */
  set(path: string, content: Content | undefined): void
  /** The time at which files are written, in ms since 1970. */
  time: number
  /** The paths that were read, in their order. */
  readonly reads: string[]
}

/** Files in memory. @param content by path; relative paths start in the current folder */
export function memoryFiles(content: Readonly<Record<string, Content>>): MemoryFiles {
  const resolve = (path: string) => {
    const parts: string[] = []
    for (const part of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
      if (part === '..') parts.pop()
      else if (part !== '' && part !== '.') parts.push(part)
    }
    return `/${parts.join('/')}`
  }
  const all = new Map(Object.entries(content).map(([path, value]) => [resolve(path), value]))
  const written: string[] = []
  const reads: string[] = []
  const stamps = new Map<string, { readonly time: number; readonly inode: number }>()
  let inodes = 0
  const isFolder = (path: string) => path === cwd || [...all.keys()].some((name) => name.startsWith(path === '/' ? '/' : `${path}/`))
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code })
  }
  /** Without a note that it was read. */
  const peek = (path: string): Uint8Array => {
    const value = all.get(path) ?? refuse('ENOENT')
    if (value === denied) refuse('EACCES')
    return typeof value === 'string' ? new TextEncoder().encode(value) : value
  }
  const read = (path: string): Uint8Array => {
    reads.push(path)
    return peek(path)
  }
  return {
    time: 1,
    reads,
    stamp: (path) => {
      const { time, inode } = stamps.get(path) ?? { time: 1, inode: 0 }
      if (!all.has(path)) return undefined
      const value = all.get(path) ?? ''
      return { size: value === denied ? 0 : peek(path).length, modified: time, changed: time, inode }
    },
    makeFolder: (path) => {
      if (path.includes('.locked')) refuse('EACCES')
    },
    resolve,
    kind: (path) =>
      isFolder(path) || path.endsWith('.locked') ? 'folder' : path.endsWith('.pipe') ? 'other' : all.has(path) ? 'file' : undefined,
    list(folder) {
      if (folder.endsWith('.locked')) refuse('EACCES')
      const prefix = folder === '/' ? '/' : `${folder}/`
      const entries = new Map<string, Entry>()
      for (const path of all.keys()) {
        if (!path.startsWith(prefix)) continue
        const [name = '', ...below] = path.slice(prefix.length).split('/')
        entries.set(name, { name, kind: below.length > 0 || name.endsWith('.locked') ? 'folder' : 'file' })
      }
      // Not sorted, as in many file systems.
      return [...entries.values()].reverse()
    },
    size: (path) => (all.has(path) ? peek(path).length : 0),
    realPath: (path) => path,
    read,
    readPart: (path, from, bytes) => read(path).subarray(from, from + bytes),
    readStart: (path, maxBytes) => {
      const bytes = read(path)
      return { head: bytes.subarray(0, maxBytes), bytes: bytes.length }
    },
    write(path, bytes, expected) {
      if (Buffer.compare(peek(path), expected) !== 0) throw new LeftAlone('it was changed in the meantime')
      written.push(path)
      all.set(path, bytes.slice())
      return { hasOtherNames: false }
    },
    removeLeftovers: () => {},
    create(path, bytes) {
      if (all.has(path)) refuse('EEXIST')
      written.push(path)
      all.set(path, bytes.slice())
    },
    openReport(path) {
      if (path.includes('.locked')) refuse('EACCES')
      const report: Uint8Array[] = []
      return {
        write(content) {
          report.push(Buffer.from(content))
        },
        commit() {
          written.push(path)
          all.set(path, Buffer.concat(report))
        },
        discard: () => {},
      }
    },
    append: (path, text) => void all.set(path, (all.get(path) ?? '') + text),
    written,
    set(path, content) {
      stamps.set(resolve(path), { time: this.time, inode: inodes })
      if (content === undefined) {
        all.delete(resolve(path))
        inodes++
      } else all.set(resolve(path), content)
    },
    text: (path) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(peek(resolve(path))),
  }
}

/** Without the rules that find copies: in tests, articles are copies of one another. */
export const rulesOfOneArticle = rules.filter(({ id, needs }) => needs !== 'corpus' || id === 'categories-flat-list')

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly lines: readonly string[]
}

/** Runs the command. */
export async function run(
  files: Files,
  args: readonly string[],
  given: Partial<Io> & { readonly rules?: readonly Rule[] } = {},
): Promise<Run> {
  let out = ''
  let err = ''
  const code = await main({
    args,
    files,
    rules: rulesOfOneArticle,
    version: '1.2.3',
    print: (text) => {
      out += text
    },
    input: () => new Uint8Array(),
    printBytes(bytes) {
      out += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    },
    warn: (text) => {
      err += text
    },
    progress: undefined,
    colour: false,
    debug: false,
    now: () => 0,
    clock: () => Date.UTC(2024, 0, 5, 8),
    git: () => undefined,
    serve: async () => 0,
    watcher: { watch: () => () => {}, after: () => () => {}, onInterrupt: () => () => {} },
    environment: {},
    ...given,
  })
  return { code, out, err, lines: out.split('\n').slice(0, -1) }
}

/** An article without problems. */
export const clean = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\nText.\n'
/** An article with an error: an image without alt at 6:2. */
export const faulty = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n<img src="/a.jpg" width="1" height="1">\n'
/** An article with a fixable warning: a blank line before the front matter. */
export const untidy = `\n${clean}`
