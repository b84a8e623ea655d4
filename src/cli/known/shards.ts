import type { Target } from '../io/targets'

/** A part of the files: the CI checks each part on a machine of its own. */
export interface Shard {
  /** From 1. */
  readonly index: number
  readonly count: number
}

/** What a file costs besides its length: opening it, and its front matter. */
const bytesOfFile = 2000

/**
 * Chooses the files of one shard. Each file is in exactly one of them, and they are of about the same size. The same files give the same
 * shards on every machine.
 * @param sizeOf in bytes
 * @returns the paths without symbolic links
 */
export function filesOfShard(targets: readonly Target[], { index, count }: Shard, sizeOf: (path: string) => number): ReadonlySet<string> {
  const sized = targets.map(({ real }) => ({ real, size: sizeOf(real) + bytesOfFile }))
  // The longest first, each to the shard that has least: none is longer than the average by more than one file.
  sized.sort((a, b) => b.size - a.size || (a.real < b.real ? -1 : 1))
  const loads = Array.from({ length: count }, () => 0)
  const chosen = new Set<string>()
  for (const { real, size } of sized) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + size
    if (least === index - 1) chosen.add(real)
  }
  return chosen
}
