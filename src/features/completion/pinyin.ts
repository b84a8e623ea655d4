import { hasHan, type HanTable } from '../../core/text/hanCharacters'
import type { Sounds, SearchKey } from '../../corpus/records/searchKey'

/**
 * Finds Chinese names by their pinyin, in full (`xinwen`), by initials (`xw`) or by a mixture (`xinw`), from any character on. A
 * character with several readings is found by each of them.
 * @param typed the text typed so far
 * @returns a function that returns the reading of a name that matches; undefined for one that does not match or has no Chinese
 * characters. Undefined instead of the function if the typed text cannot be pinyin
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

/** The readings of each Chinese character; for other words, the word in lower case. Spaces and punctuation are left out. */
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

/** The initials and letters that a name may match, as bit sets. Cheaper than `readName`: most names do not match. */
function soundsBy(table: HanTable): (name: string) => Sounds {
  const silent: Sounds = { initials: 0, letters: 0 }
  const cache = new Map<string, Sounds>()
  const soundsOf = (character: string) => {
    const found = cache.get(character)
    if (found) return found
    const readings = readingsOf(character, table)
    const sounds = { initials: readings.reduce((bits, one) => bits | bitOf(one, 0), 0), letters: bitsOf(readings.join('')) }
    cache.set(character, sounds)
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

/** A bit for each letter; all digits share one bit. */
function bitOf(word: string, index: number): number {
  const code = word.charCodeAt(index) - 97
  return 1 << (code >= 0 ? code : 26)
}

/** The reading of the parts under which `wanted` consists of the starts of consecutive parts; undefined if there is none. */
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
    // Most parts do not match at all; these need no entry.
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
