import { hasHan, type HanTable } from '../core/han'

/**
 * Finds names in Chinese by their pinyin, in full (`xinwen`), by initials (`xw`) or by a mixture (`xinw`), from any
 * character on; characters with several readings by each of them.
 * @returns how the name is read, when it is found by what is typed; undefined otherwise, and for a name without Chinese characters
 */
export type PinyinSearch = (name: string, typed: string) => string | undefined

export function pinyinSearch(table: HanTable): PinyinSearch {
  const known = new Map<string, Name | undefined>()
  return (text, typed) => {
    const wanted = typed.toLowerCase().replace(/[\s'’]/g, '')
    if (!/^[a-z\d]+$/.test(wanted)) return undefined
    let name = known.get(text)
    if (!name && !known.has(text)) {
      name = hasHan(text) ? readName(text, table) : undefined
      known.set(text, name)
    }
    return name && (name.initials & bitOf(wanted)) !== 0 ? readingFor(name.parts, wanted) : undefined
  }
}

interface Name {
  /** Of each character its readings; of any other word itself in lower case. Blanks and signs are left out. */
  readonly parts: readonly (readonly string[])[]
  /** A bit for each letter that one of the parts begins with: most names are passed over by it. */
  readonly initials: number
}

function readName(text: string, table: HanTable): Name {
  const parts: (readonly string[])[] = []
  for (const [part] of text.toLowerCase().matchAll(/\p{Script=Han}|[a-z\d]+/gu)) {
    const readings = table.readings(part)
    if (readings.length > 0) parts.push([...readings, ...readings.filter((one) => one.includes('v')).map((one) => one.replace('v', 'u'))])
    else if (/^[a-z\d]/.test(part)) parts.push([part])
  }
  return { parts, initials: parts.flat().reduce((bits, part) => bits | bitOf(part), 0) }
}

/** All digits share one. */
function bitOf(word: string): number {
  const code = word.charCodeAt(0) - 97
  return 1 << (code >= 0 ? code : 26)
}

/** How the parts are read so that what is wanted is in them: the beginnings of parts in a row. */
function readingFor(parts: readonly (readonly string[])[], wanted: string): string | undefined {
  const failed = new Set<number>()
  const read = (part: number, from: number): readonly string[] | undefined => {
    if (from === wanted.length) return []
    const key = part * (wanted.length + 1) + from
    if (part >= parts.length || failed.has(key)) return undefined
    for (const reading of parts[part] ?? []) {
      for (let length = commonLength(reading, wanted, from); length > 0; length--) {
        const rest = read(part + 1, from + length)
        if (rest) return [reading, ...rest]
      }
    }
    failed.add(key)
    return undefined
  }
  for (let start = 0; start < parts.length; start++) {
    const found = read(start, 0)
    if (found) return parts.map((readings, index) => found[index - start] ?? readings[0]).join(' ')
  }
  return undefined
}

function commonLength(reading: string, wanted: string, from: number): number {
  let length = 0
  while (length < reading.length && from + length < wanted.length && reading[length] === wanted[from + length]) length++
  return length
}
