import type { Article } from '../article/article'
import { fieldOf } from '../frontmatter/frontMatter'
import { languageTag } from '../words/languageTags'
import { countScripts } from '../words/scripts'
import { bodyRuns, type BodyRun, type IsAsked } from './bodyProse'
import { fieldRuns } from './fieldProse'
import { withoutAddresses, type ProsePlace, type ProseRun, type RunBuilder } from './proseRun'

const known = new WeakMap<Article, readonly ProseRun[]>()

/**
 * What readers read in an article, in document order: the texts of its front matter and its body, alternative texts included. Computed at
 * the first call for an article.
 * @param isAsked of which parts of the body, as they are written; others may be among the results
 */
export function proseOf(article: Article, isAsked?: IsAsked): readonly ProseRun[] {
  const found = known.get(article)
  if (found) return found
  const language = articleLanguage(article)
  const fields = fieldRuns(article).map(({ place, built }) => finished({ place, built, isField: true, isQuoted: false }, language))
  const body = bodyRuns(article, isAsked).map((run) => ofBody(run, language))
  const runs = [...fields, ...body]
  if (!isAsked) known.set(article, runs)
  return runs
}

/** What the front matter says about the language. */
export function articleLanguage({ frontMatter }: Article): string | undefined {
  for (const key of ['lang', 'language', 'locale']) {
    const value = fieldOf(frontMatter, key)?.value
    const tag = value?.kind === 'scalar' && typeof value.value === 'string' ? languageTag(value.value) : undefined
    if (tag !== undefined) return tag
  }
  return undefined
}

function ofBody({ place, built, isQuoted, facts }: BodyRun, language: string | undefined): ProseRun {
  const quoted = isQuoted || facts.isQuoted
  return finished({ place: placeOf(place, facts, quoted), built, isField: false, isQuoted: quoted }, language, facts.language)
}

function placeOf(place: ProsePlace, facts: BodyRun['facts'], isQuoted: boolean): ProsePlace {
  if (place === 'alternative' || place === 'code') return place
  if (facts.isCode) return 'code'
  if (facts.isCaption) return 'caption'
  if (facts.isHeading) return 'heading'
  return place === 'body' && isQuoted ? 'quotation' : place
}

interface FoundRun extends Pick<ProseRun, 'place' | 'isField' | 'isQuoted'> {
  readonly built: RunBuilder
}

/** @param said the language of the article @param marked what `lang` says, '' for no language */
function finished({ built, ...run }: FoundRun, said: string | undefined, marked?: string): ProseRun {
  const { pieces, shown } = built
  const text = withoutAddresses(built.text)
  let language = marked
  let isKnown = marked !== undefined
  // Few ask for it.
  return {
    ...run,
    isForeign: marked !== undefined && marked.slice(0, 2) !== said?.slice(0, 2),
    pieces,
    shown,
    text,
    get language() {
      if (!isKnown) language = languageOf(text, said)
      isKnown = true
      return language
    },
  }
}

/** The language of a text by its script; Latin letters do not tell theirs. */
function languageOf(text: string, said: string | undefined): string | undefined {
  const { letters, kana, hangul, han, arabic, hebrew } = countScripts(text)
  const isMost = (count: number) => count > 0 && count * 4 >= letters
  const written = isMost(kana)
    ? 'ja'
    : isMost(hangul)
      ? 'ko'
      : isMost(han)
        ? 'zh'
        : isMost(arabic)
          ? 'ar'
          : isMost(hebrew)
            ? 'he'
            : undefined
  if (written === undefined) return said !== undefined && /^(?:zh|ja|ko|ar|he)/.test(said) ? undefined : said
  if (said?.startsWith(written)) return said
  // Chinese characters alone are Japanese in a Japanese article, and Arabic letters may be Persian.
  const isShared = (written === 'zh' && said === 'ja') || (written === 'ar' && said !== undefined && /^(?:fa|ur|ps|sd|ug|ckb)/.test(said))
  return isShared ? said : written
}
