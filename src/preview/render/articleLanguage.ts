import type { Article } from '../../core/article/article'
import { titleOf, type Fields } from './head'
import { countScripts } from '../../core/words/scripts'

/** How much of the body is used to detect the language, in UTF-16 code units. */
const sampleLength = 3000

/** The language that the front matter names, otherwise one derived from the script: good enough for fonts and the words of dates. */
export function languageOf({ text, body }: Article, fields: Fields): string | undefined {
  for (const name of ['lang', 'language', 'locale']) {
    const value = fields.get(name)
    if (typeof value === 'string' && /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.test(value)) return value.replaceAll('_', '-')
  }
  const sample = `${titleOf(fields) ?? ''} ${text.slice(body.start, body.start + sampleLength)}`.replace(/<[^<>]*>|https?:\/\/\S+/g, ' ')
  const { letters, han, kana, hangul, arabic, hebrew } = countScripts(sample)
  if (letters === 0) return undefined
  if (kana > letters / 10) return 'ja'
  if (hangul > letters / 4) return 'ko'
  // A Chinese word has one or two characters, a Latin one about five: a quarter of the letters is most of the words.
  if (han > letters / 4) return 'zh'
  if (arabic > letters / 2) return 'ar'
  return hebrew > letters / 2 ? 'he' : undefined
}
