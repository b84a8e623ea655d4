/** What the file system says of a file without reading it. Numbers, so that it is plain data. */
export interface Stamp {
  /** In bytes. */
  readonly size: number
  /** When its content was written, and when anything of it was changed, in ms since 1970. Programs can set the first, not the second. */
  readonly modified: number
  readonly changed: number
  /** The number of the file in its file system. */
  readonly inode: number
}

/** Whether nothing has changed, as far as two stamps tell. */
export function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode
}

/** File systems count time in steps: of 2 s on FAT, of 1 s on ext3 and HFS+, of some ms on others. */
const coarsestStepMs = 2000

/**
 * Whether a later change of the file will show in its stamp. Not while the file is so young that a change could still get the same times
 * (git-scm.com/docs/racy-git).
 * @param start a time before the file was read, in ms since 1970
 */
export function isSettled({ modified, changed }: Stamp, start: number): boolean {
  return Math.max(modified, changed) < start - coarsestStepMs
}
