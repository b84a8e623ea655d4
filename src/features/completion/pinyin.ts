import { hasHan, type HanTable } from '../../core/text/hanCharacters'
import type { Sounds, SearchKey } from '../../corpus/records/searchKey'

/**
 * Finds names in Chinese by their pinyin, in full (`xinwen`), by initials (`xw`) or by a mixture (`xinw`), from any
 * character on; characters with several readings by each of them.
 * @param typed what is typed so far
 * @returns tells of a name how it is read, when it is found by that; undefined otherwise, and for a name without Chinese
 * characters. Undefined itself where nothing is found by what is typed
 */
export type PinyinSearch = (typed: string) => ((name: SearchKey) => string | undefined) | undefined

export function pinyinSearch(table: HanTable): PinyinSearch {
  const sounds = soundsBy(table)
  const partsOf = (lower: string) => readName(lower, table)
  return (typed) => {
    const wanted = typed.toLowerCase().replace(/[\s'’]/g, '')
    if (!/^[a-z\d]+$/.test(wanted)) return undefined
    const first = bitOf(wanted, 0)
    const all = bitsOf(wanted)
    return (name) => (name.maySound(first, all, sounds) ? readingFor(name.parts(partsOf), wanted) : undefined)
  }
}

/** Of each character its readings; of any other word itself in lower case. Blanks and signs are left out. */
type Parts = readonly (readonly string[])[]

function readName(lower: string, table: HanTable): Parts {
  const parts: (readonly string[])[] = []
  for (const [part] of lower.matchAll(/\p{Script=Han}|[a-z\d]+/gu)) {
    const readings = readingsOf(part, table)
    if (readings.length > 0) parts.push(readings)
    else if (/^[a-z\d]/.test(part)) parts.push([part])
  }
  return parts
}

function readingsOf(character: string, table: HanTable): readonly string[] {
  const readings = table.readings(character)
  return [...readings, ...readings.filter((one) => one.includes('v')).map((one) => one.replace('v', 'u'))]
}

/** Without making any parts, as most names are passed over. */
function soundsBy(table: HanTable): (name: string) => Sounds {
  const silent: Sounds = { initials: 0, letters: 0 }
  const known = new Map<string, Sounds>()
  const soundsOf = (character: string) => {
    const found = known.get(character)
    if (found) return found
    const readings = readingsOf(character, table)
    const sounds = { initials: readings.reduce((bits, one) => bits | bitOf(one, 0), 0), letters: bitsOf(readings.join('')) }
    known.set(character, sounds)
    return sounds
  }
  return (name) => {
    if (!hasHan(name)) return silent
    let [initials, letters] = [0, 0]
    let isInWord = false
    for (const character of name.toLowerCase()) {
      const bit = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ? bitOf(character, 0) : 0
      const sounds = bit === 0 ? soundsOf(character) : { initials: isInWord ? 0 : bit, letters: bit }
      isInWord = bit !== 0
      initials |= sounds.initials
      letters |= sounds.letters
    }
    return { initials, letters }
  }
}

function bitsOf(word: string): number {
  let bits = 0
  for (let index = 0; index < word.length; index++) bits |= bitOf(word, index)
  return bits
}

/** All digits share one. */
function bitOf(word: string, index: number): number {
  const code = word.charCodeAt(index) - 97
  return 1 << (code >= 0 ? code : 26)
}

/** How the parts are read so that what is wanted is in them: the beginnings of parts in a row. */
function readingFor(parts: Parts, wanted: string): string | undefined {
  let failed: Set<number> | undefined
  const read = (part: number, from: number): readonly string[] | undefined => {
    if (from === wanted.length) return []
    const key = part * (wanted.length + 1) + from
    if (part >= parts.length || failed?.has(key)) return undefined
    let wasTried = false
    for (const reading of parts[part] ?? []) {
      for (let length = commonLength(reading, wanted, from); length > 0; length--) {
        wasTried = true
        const rest = read(part + 1, from + length)
        if (rest) return [reading, ...rest]
      }
    }
    // Most do not even begin so, and need not be remembered.
    if (wasTried) {
      failed ??= new Set()
      failed.add(key)
    }
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
