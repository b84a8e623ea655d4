import type { Files } from './files'

/**
 * The files on the disk, with one more in place of what has its name: the text of standard input. Writing it changes only this one.
 * @param path absolute
 */
export function withInput(files: Files, path: string, content: Uint8Array): Files & { readonly input: () => Uint8Array } {
  let current = content.slice()
  return {
    ...files,
    kind: (file) => (file === path ? 'file' : files.kind(file)),
    size: (file) => (file === path ? current.length : files.size(file)),
    realPath: (file) => (file === path ? path : files.realPath(file)),
    read: (file, maxBytes) => (file === path ? current : files.read(file, maxBytes)),
    readStart: (file, maxBytes) =>
      file === path ? { head: current.subarray(0, maxBytes), bytes: current.length } : files.readStart(file, maxBytes),
    write(file, bytes, expected) {
      if (file !== path) return files.write(file, bytes, expected)
      current = bytes.slice()
      return { hasOtherNames: false }
    },
    removeLeftovers: () => {},
    input: () => current,
  }
}
