import { countScripts } from './scripts'

/** ISO 639-1, of 2024 (loc.gov/standards/iso639-2/php/code_list.php). */
const codes = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ' +
    'ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my ' +
    'na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ' +
    'ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
)

/** Codes that hardly mean anything else as the name of a folder. `it`, `id`, `is`, `uk`, `ca` and others are sections and countries as well. */
const plainCodes = new Set('bg da de el en es et eu fa fi fr gl hu ja kk ko lt lv nb nl nn pl pt ro ru sk sr sv th tr uz vi zh'.split(' '))

/**
 * A language tag in lower case with hyphens (`zh_CN` is `zh-cn`): a code of ISO 639-1 with at most a script and a region (RFC 5646).
 * @returns undefined if it is none
 */
export function languageTag(written: string): string | undefined {
  if (written.length > 12) return undefined
  const tag = written.toLowerCase().replaceAll('_', '-')
  const [, code] = /^([a-z]{2})(?:-(?:hans|hant|latn|cyrl|arab))?(?:-(?:[a-z]{2}|\d{3}))?$/.exec(tag) ?? []
  return code !== undefined && codes.has(code) ? tag : undefined
}

/** Whether a tag in a path means a language even if nothing else says so. @param tag a result of `languageTag` */
export function isPlainLanguage(tag: string): boolean {
  return tag.length > 2 || plainCodes.has(tag)
}

/** The languages of scripts other than Latin; of several, the tag alone does not tell. */
const scripts: readonly (readonly [pattern: RegExp, isWritten: (text: string) => boolean])[] = [
  [/^zh/, (text) => shareOf(text, 'han') && !shareOf(text, 'kana')],
  [/^ja/, (text) => countScripts(text).kana > 0],
  [/^ko/, (text) => shareOf(text, 'hangul')],
  [/^(?:ar|fa|ur|ps|sd|ug|ckb)/, (text) => shareOf(text, 'arabic')],
  [/^(?:he|yi)/, (text) => shareOf(text, 'hebrew')],
  [/^(?:ru|uk|be|bg|mk|kk|ky|mn|tg)|^sr(?!-latn)/, (text) => /\p{Script=Cyrillic}/u.test(text)],
  [/^el/, (text) => /\p{Script=Greek}/u.test(text)],
  [/^(?:hi|mr|ne)/, (text) => /\p{Script=Devanagari}/u.test(text)],
  [/^th/, (text) => /\p{Script=Thai}/u.test(text)],
]

function shareOf(text: string, script: 'han' | 'kana' | 'hangul' | 'arabic' | 'hebrew'): boolean {
  const count = countScripts(text)
  return count[script] * 3 >= count.letters && count[script] > 0
}

/** Whether a text is in the script of a language that is not written in Latin letters. */
export function hasScriptOf(tag: string, text: string): boolean {
  return scripts.some(([pattern, isWritten]) => pattern.test(tag) && isWritten(text))
}

/** Whether a text is in a script that a language is not written in. Latin letters speak against no language: names are written in them everywhere. */
export function speaksAgainst(tag: string, text: string): boolean {
  return !hasScriptOf(tag, text) && scripts.some(([, isWritten]) => isWritten(text))
}
