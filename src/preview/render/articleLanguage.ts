import type { Article } from '../../core/article/article'
import { titleOf, type Fields } from './head'
import { countScripts } from '../words/scripts'

/** How much of the text is looked at to tell its language. */
const sampleLength = 3000

/** What the article says, else what its script tells: enough to choose typefaces, and the words of dates. */
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
  // A Chinese word is one or two letters, a Latin one five: a quarter is most of the words.
  if (han > letters / 4) return 'zh'
  if (arabic > letters / 2) return 'ar'
  return hebrew > letters / 2 ? 'he' : undefined
}
