const fieldLine = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*[:：][ \t]*(.*)$/u
const itemLine = /^[ \t]*-[ \t]+(.*)$/

/**
 * What can be made of front matter that is no YAML: simple `key: value` lines and lists below a key, each line for
 * itself, so that an open quote in one does not swallow the others. For showing only, never for judging.
 */
export function lenientFields(source: string): ReadonlyMap<string, string | readonly string[]> {
  const fields = new Map<string, string | readonly string[]>()
  let key: string | undefined
  for (const row of source.split(/\r\n?|\n/)) {
    const [, name, value] = fieldLine.exec(row) ?? []
    const [, item] = itemLine.exec(row) ?? []
    if (name !== undefined && value !== undefined) {
      key = name
      fields.set(name, /^\[.*\]\s*$/.test(value) ? listed(value) : bare(value))
    } else if (item !== undefined && key !== undefined) {
      const before = fields.get(key)
      fields.set(key, [...(typeof before === 'object' ? before : []), listed(item).join(' / ')])
    }
  }
  return fields
}

function listed(value: string): readonly string[] {
  const inner = value.trim().replace(/^\[(.*)\]$/, '$1')
  return (inner === value.trim() ? [inner] : inner.split(',')).map(bare).filter((text) => text !== '')
}

/** A value without its quotes, also where only one of the two is there. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^["'](?=.)|(?<=.)["']$/g, '')
    .trim()
}
