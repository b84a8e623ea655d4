import { scriptOf } from './scripts'

/** The length of a text and its reading time. */
export interface WordCount {
  /** In scripts without spaces each character counts. */
  readonly words: number
  /** Rounded up; 0 for a text without words. */
  readonly minutes: number
}

/** Reading speed per minute (Brysbaert 2019: 238 English words; Chinese news: 300 to 400 characters). */
const perMinute = { words: 238, characters: 350 }

/** Counts the words of a text; each character of Chinese and Japanese is one. */
export function countWords(text: string): WordCount {
  let words = 0
  let characters = 0
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const script = unit < 0x1100 ? undefined : scriptOf(unit)
    if (script === 'han' || script === 'kana') {
      characters++
      inside = false
    } else if (isLetter(unit)) {
      if (!inside) words++
      inside = true
    } else if (!joins(unit)) inside = false
  }
  return { words: words + characters, minutes: Math.ceil(words / perMinute.words + characters / perMinute.characters) }
}

function isLetter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)
  // Excludes the blocks of punctuation, symbols, CJK punctuation and full-width forms.
  return (
    unit >= 0xc0 &&
    (unit < 0x2000 || unit > 0x206f) &&
    (unit < 0x2190 || unit > 0x2bff) &&
    (unit < 0x3000 || unit > 0x303f) &&
    unit < 0xd800
  )
}

/** Whether a code unit can join two parts of a word: `don't`, `co-op`, `3.5`. */
function joins(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2d || unit === 0x2e || unit === 0xad
}
