const fieldLine = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*[:：][ \t]*(.*)$/u
const itemLine = /^[ \t]*-[ \t]+(.*)$/

/**
 * Reads front matter with YAML errors: simple `key: value` lines and lists below a key. Each line is read separately, so that an unclosed
 * quote does not affect other lines. For display only, not for checks.
 */
export function lenientFields(source: string): ReadonlyMap<string, string | readonly string[]> {
  const fields = new Map<string, string | string[]>()
  let key: string | undefined
  for (const row of source.split(/\r\n?|\n/)) {
    const [, name, value] = fieldLine.exec(row) ?? []
    const [, item] = itemLine.exec(row) ?? []
    if (name !== undefined && value !== undefined) {
      key = name
      fields.set(name, /^\[.*\]\s*$/.test(value) ? listed(value) : bare(value))
    } else if (item !== undefined && key !== undefined) {
      const before = fields.get(key)
      const entry = listed(item).join(' / ')
      if (typeof before === 'object') before.push(entry)
      else fields.set(key, [entry])
    }
  }
  return fields
}

function listed(value: string): string[] {
  const inner = value.trim().replace(/^\[(.*)\]$/, '$1')
  return (inner === value.trim() ? [inner] : inner.split(',')).map(bare).filter((text) => text !== '')
}

/** A value without its quotes, even if only one of them is present. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^["'](?=.)|(?<=.)["']$/g, '')
    .trim()
}
