import { percentEncoded } from '../../core/text/percentEncoded'
import { textAt, range, type Edit } from '../../core/text/text'
import type { FileReference } from './fileReferences'

/**
 * The edit that writes another path at a reference. Names that stay are not touched; the others are percent-encoded as far as the path was
 * before, or as its place needs it.
 * @param path decoded
 * @returns undefined if it is written so already
 */
export function writePath(text: string, { kind, range: at, isPlain }: FileReference, path: string): Edit | undefined {
  const written = textAt(text, at)
  const encode = (name: string) => encoded(name, written, kind)
  if (!isPlain) return { range: at, newText: path.split('/').map(encode).join('/') }
  const old = written.split('/')
  const names = path.split('/')
  const shorter = Math.min(old.length, names.length)
  let same = 0
  while (same < shorter && isSame(old[same], names[same])) same++
  let sameAtEnd = 0
  while (sameAtEnd < shorter - same && isSame(old.at(-1 - sameAtEnd), names.at(-1 - sameAtEnd))) sameAtEnd++
  const kept = old.slice(0, same)
  const rest = sameAtEnd === 0 ? [] : old.slice(-sameAtEnd)
  const newText = [...kept, ...names.slice(same, names.length - sameAtEnd).map(encode), ...rest].join('/')
  if (newText === written) return undefined
  // What both have in common at the start and at the end, in whole names, stays out of the edit.
  const start = kept.join('/').length
  const end = rest.join('/').length
  const isCut = start + end <= Math.min(newText.length, written.length)
  return isCut
    ? { range: range(at.start + start, at.end - end), newText: newText.slice(start, newText.length - end) }
    : { range: at, newText }
}

function isSame(written: string | undefined, name: string | undefined): boolean {
  if (written === undefined || name === undefined) return false
  try {
    return decodeURIComponent(written) === name
  } catch {
    return written === name
  }
}

/** Characters that end an address or change its meaning, by the place. In front matter they may need quotes. */
const special = {
  field: '%?#"\'\\:,[]{}',
  tag: '%?#"\'`\\{}<>=',
  address: '%?#"\'<>()&\\`',
}

function encoded(name: string, before: string, kind: FileReference['kind']): string {
  const place = kind === 'field' ? 'field' : kind === 'link' || kind === 'address' ? 'address' : 'tag'
  const isEncoded = /%[\da-f]{2}/i.test(before)
  const spaces = place === 'address' ? !before.includes(' ') : isEncoded
  const letters = /%[89a-f][\da-f]/i.test(before)
  const isSpecial = (sign: string) =>
    sign === ' ' ? spaces : sign > '\x7f' ? letters && !/\p{Cs}/u.test(sign) : special[place].includes(sign)
  return [...name].map((sign) => (isSpecial(sign) ? percentEncoded(sign) : sign)).join('')
}
