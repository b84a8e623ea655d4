import type { Stamp } from '../io/stamp'

/** Stamps in a list of numbers, four for each. */
const numbersOfOne = 4

/** For a file whose change might not show in its stamp. */
export const noStamp: readonly number[] = [0, 0, 0, 0]

export function numbersOf({ size, modified, changed, inode }: Stamp): readonly number[] {
  return [size, modified, changed, inode]
}

/** @returns undefined for `noStamp` */
export function stampAt(numbers: readonly number[], position: number): Stamp | undefined {
  const at = position * numbersOfOne
  const [size = 0, modified = 0, changed = 0, inode = 0] = numbers.slice(at, at + numbersOfOne)
  return changed === 0 && modified === 0 ? undefined : { size, modified, changed, inode }
}
