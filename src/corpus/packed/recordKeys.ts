import { isImageField } from '../../core/frontmatter/imageFields'
import { companions } from '../../core/settings/siteScope'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { ByteStringTable } from './byteStringTable'
import { textFields, urlKeys, vocabularies, type TextField, type Vocabulary } from '../records/record'

type Kind = Vocabulary | 'title' | 'date' | 'slug' | 'draft' | 'published' | 'images' | 'urls' | TextField

/** What a key of front matter means for a record. */
export interface Key {
  readonly kind: Kind | undefined
  readonly isTitle: boolean
  /** Whether the key, together with a title, identifies front matter as that of an article (`companions`). */
  readonly isCompanion: boolean
}

const keyName = /^[A-Za-z_][\w-]*$/
const [maxKeyLength, maxKeys] = [100, 1000]
const fields = ['title', 'date', 'slug', 'draft', 'published'] as const
const names = new ByteStringTable()
const keys: (Key | undefined)[] = []

/** The meaning of a key; undefined if it is not a plain identifier, or depends on other keys. Cached: the articles of a site use the same few. */
export function keyAt(bytes: Uint8Array, from: number, to: number): Key | undefined {
  if (to - from > maxKeyLength) return undefined
  if (names.size >= maxKeys) {
    names.clear()
    keys.length = 0
  }
  const number = names.numberOf(bytes, from, to)
  if (number < keys.length) return keys[number]
  const name = String.fromCharCode(...bytes.subarray(from, to))
  const key = keyName.test(name) && !isUnusual(name) ? keyOf(name) : undefined
  keys.push(key)
  return key
}

/** Whether a key has capitals and a meaning without them: see `readRecord`. */
function isUnusual(name: string): boolean {
  const usual = name.toLowerCase()
  return usual !== name && (fields.some((field) => field === usual) || urlKeys.has(usual))
}

function keyOf(name: string): Key {
  const vocabularyName = vocabularyOf(name)
  const field = fields.find((candidate) => candidate === name)
  const address = isImageField(name) ? 'images' : urlKeys.has(name) ? 'urls' : undefined
  const kind = vocabularies.find((candidate) => candidate === vocabularyName) ?? field ?? textFields.get(name) ?? address
  return { kind, isTitle: name === 'title', isCompanion: companions.includes(name) }
}
