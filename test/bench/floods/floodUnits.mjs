// What the lists of constructs for floods.mjs are made with.

/** Repeats text up to a size in UTF-16 code units. */
export const times = (unit) => (size) => unit.repeat(Math.ceil(size / unit.length))
/** Numbered units, up to a size. @param {(at: number) => string} unit */
export const numbered = (unit) => (size) => {
  const parts = []
  for (let at = 0, length = 0; length < size; at++) {
    const part = unit(at)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}
export const within = (before, of, after) => (size) => before + of(size) + after

const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'
/** @type {(entries: Record<string, (size: number) => string>) => readonly Flood[]} */
export const inBody = (entries) => Object.entries(entries).map(([name, of]) => ({ name, of: within(head, of, '\n') }))
export const inFrontMatter = (entries) =>
  Object.entries(entries).map(([name, of]) => ({ name: `front matter: ${name}`, of: within('---\n', of, '\n---\n\nBoats\n') }))

/** @typedef {{ readonly name: string, readonly of: (size: number) => string }} Flood */
