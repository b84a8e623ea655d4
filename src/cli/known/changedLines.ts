/** Lines of a file, from 1; the last one is included. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/**
 * Reads a patch without context lines, as `git diff --unified=0` writes it.
 * @returns for each file, by its path from the root of the repository, the lines that are new or changed; where lines were deleted, those
 * before and after
 */
export function changedLines(patch: string): ReadonlyMap<string, readonly LineRange[]> {
  const found = new Map<string, LineRange[]>()
  let current: LineRange[] | undefined
  const lines = patch.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
    if (hunk && current) {
      const [, removed = '1', start = '0', added = '1'] = hunk
      const [from, count] = [Number(start), Number(added)]
      current.push(count === 0 ? { first: from, last: from + 1 } : { first: from, last: from + count - 1 })
      // The lines of the hunk may look like a header.
      for (let left = Number(removed) + count; left > 0; ) if (/^[-+]/.test(lines[++at] ?? '-')) left--
    } else if (line.startsWith('+++ ')) {
      const name = nameIn(line.slice('+++ '.length))
      current = name === undefined ? undefined : []
      if (name !== undefined && current) found.set(name, current)
    }
  }
  return found
}

const escapes: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' }

/** The path in a header line: after `b/`, with a tab at its end if it has spaces, in quotes if it has characters that need them. */
function nameIn(written: string): string | undefined {
  const quoted = /^"(.*)"\t?$/.exec(written)?.[1]
  const name =
    quoted === undefined
      ? written.replace(/\t$/, '')
      : // With `core.quotePath=false` only quotes, backslashes and control characters are escaped.
        quoted.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
          code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
        )
  return name.startsWith('b/') ? name.slice(2) : undefined
}
