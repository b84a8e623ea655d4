import type { EntryKind, IndexFiles } from '../../../src/corpus/indexing/walk'

/** A file by its text, a link by where it leads, what cannot be read. */
export type Simulated = string | { readonly link: string } | 'unreadable folder'

export interface SimulatedDisk extends IndexFiles {
  /** Changes its content and its time. */
  write(path: string, content: Simulated): void
  remove(path: string): void
  /** Files whose bytes were read, with how many. */
  readonly reads: (readonly [path: string, bytes: number])[]
  /** Made by `write`. */
  clock: number
}

/** A folder in memory. Every link leads to an absolute path; the folder itself is `/disk`. */
export function simulatedFiles(initial: Readonly<Record<string, Simulated>>): SimulatedDisk {
  const entries = new Map<string, { readonly content: Simulated; readonly changed: number }>()
  const reads: [string, number][] = []
  const real = (path: string, depth = 0): string => {
    if (depth > 20) throw new Error('ELOOP')
    let done = ''
    for (const part of path.split('/').slice(1)) {
      done += `/${part}`
      const content = entries.get(done)?.content
      if (typeof content === 'object') return real(content.link + path.slice(done.length), depth + 1)
    }
    if (kindAt(path) === undefined) throw new Error('ENOENT')
    return path
  }
  const kindAt = (path: string): EntryKind | undefined => {
    const content = entries.get(path)?.content
    if (content === 'unreadable folder') return 'folder'
    if (content !== undefined) return typeof content === 'string' ? 'file' : 'link'
    return path === '/disk' || [...entries.keys()].some((other) => other.startsWith(`${path}/`)) ? 'folder' : undefined
  }
  const at = (path: string) => real(path === '' ? '/disk' : `/disk/${path}`)
  const stateOf = (path: string) => {
    const found = entries.get(path)
    const kind = kindAt(path)
    if (kind === undefined) throw new Error('ENOENT')
    return {
      kind,
      size: typeof found?.content === 'string' ? new TextEncoder().encode(found.content).length : 0,
      changed: found?.changed ?? 0,
    }
  }
  const disk: SimulatedDisk = {
    reads,
    clock: 1000,
    write(path, content) {
      entries.set(path.startsWith('/') ? path : `/disk/${path}`, { content, changed: this.clock++ })
    },
    remove(path) {
      for (const cached of [...entries.keys()])
        if (cached === `/disk/${path}` || cached.startsWith(`/disk/${path}/`)) entries.delete(cached)
    },
    list(folder) {
      const path = at(folder)
      if (entries.get(path)?.content === 'unreadable folder') throw new Error('EACCES')
      const names = new Set(
        [...entries.keys()].flatMap((cached) => (cached.startsWith(`${path}/`) ? [cached.slice(path.length + 1).split('/')[0]!] : [])),
      )
      return [...names].map((name) => ({ name, kind: kindAt(`${path}/${name}`)! }))
    },
    stat(path) {
      try {
        return stateOf(at(path))
      } catch {
        return undefined
      }
    },
    realPath: at,
    start(path, bytes) {
      const where = at(path)
      const content = entries.get(where)?.content
      if (typeof content !== 'string' || content.startsWith('\0unreadable')) throw new Error('EACCES')
      const all = new TextEncoder().encode(content)
      reads.push([path, bytes])
      return { bytes: all.subarray(0, bytes), size: all.length, changed: stateOf(where).changed }
    },
    decode: (bytes, from, to) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(from, to)),
    text(path) {
      try {
        const content = entries.get(at(path))?.content
        return typeof content === 'string' ? content : undefined
      } catch {
        return undefined
      }
    },
  }
  for (const [path, content] of Object.entries(initial)) disk.write(path, content)
  return disk
}
