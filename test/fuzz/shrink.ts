/**
 * Makes a text smaller as long as it still fails: first by lines, then by units.
 * @param fails whether a text still fails
 */
export function shrink(text: string, fails: (text: string) => boolean): string {
  let current = text
  for (const split of [(whole: string) => whole.split(/(?<=\n)/), (whole: string) => [...whole]]) {
    let parts = split(current)
    for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < parts.length; ) {
        const rest = [...parts.slice(0, at), ...parts.slice(at + size)]
        if (rest.length < parts.length && fails(rest.join(''))) parts = rest
        else at += size
      }
    }
    current = parts.join('')
  }
  return current
}
