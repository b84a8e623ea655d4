import * as l10n from '@vscode/l10n'

/** A weekday beside its date in a text. Offsets are those of the text. */
export interface DatedWeekday {
  /** The name of the weekday. */
  readonly start: number
  readonly end: number
  /** The date beside it. */
  readonly date: { readonly start: number; readonly end: number }
  /** 0 for Sunday. */
  readonly weekday: number
  /** Undefined if it is not written. */
  readonly year: number | undefined
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

const weekday =
  '(?<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)(?![\\p{L}\\p{N}])'
const month =
  '(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![\\p{L}\\p{N}])\\.?'
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\p{N}])'
const year = '(?<year>(?:19|20)\\d\\d)(?![\\p{L}\\p{N}])'
const iso = '(?<year>(?:19|20)\\d\\d)-(?<month>\\d\\d)-(?<day>\\d\\d)(?![-\\p{L}\\p{N}])'
const blank = '[ \\n\\u00a0]'
/** Not “The Sun”, “They Wed”. */
const notNamed = `(?<!\\p{Lu}\\p{L}{0,30}${blank}(?=(?:Sun|Wed|Sat)\\P{L}))`
/** Not the end of “Friday and Saturday”, “Friday–Saturday”. */
const alone = `(?<![\\p{L}\\p{N}.])(?<!(?:and|or|to|through|until|[-–—&/+,])\\s?)${notNamed}`
/** Not the start of “13 and 14”, “13–14”, “13, 14”. */
const single = `(?!${blank}?(?:[-–—&/+]|and |or |to |through |until |,${blank}?\\d))`
/** 周日 is a weekday alone, not in 周日程 or 周一鸣. */
const hanWeekday =
  '(?:(?:星期|礼拜|禮拜)(?<weekday>[一二三四五六日天])|[周週](?<weekday2>[一二三四五六日])(?=[）) \\n，。、；：,.;:上下中早晚凌傍清]|$))'
const hanDay = '(?<month>\\d{1,2}) ?月 ?(?<day>\\d{1,2}) ?[日号號]'

const patterns: readonly RegExp[] = [
  `${alone}${weekday}\\.?,?${blank}(?:the${blank})?(?<date>${month}${blank}${day}(?:,?${blank}${year}|${single}))`,
  `${alone}${weekday}\\.?,?${blank}(?:the${blank})?(?<date>${day}${blank}(?:of${blank})?${month}(?:,?${blank}${year}|${single}))`,
  `${alone}${weekday}\\.?,?${blank}(?<date>${iso})`,
  `(?<date>${month}${blank}${day},?${blank}${year})${blank}?[(（]${weekday}\\.?[)）]`,
  `(?<![\\p{L}\\p{N}])(?<date>${day}${blank}${month},?${blank}${year})${blank}?[(（]${weekday}\\.?[)）]`,
  `(?<![-\\p{L}\\p{N}])(?<date>${iso})${blank}?[(（]${weekday}\\.?[)）]`,
  // Without a year no day of another calendar or year: 农历1月12日, 去年1月12日, 111年1月12日.
  `(?<![\\p{N}年历曆-])(?<![至到和及–—~～/] ?)(?<date>(?:(?<year>(?:19|20)\\d\\d) ?年 ?)?${hanDay}) ?[（(]? ?${hanWeekday}(?! ?[至到和及、–—~～/-])`,
].map((source) => new RegExp(source, 'dgu'))

/** What may stand between a weekday and its date: blanks, marks, markup. */
const between = '(?:[\\s*_.,>（(]|<[^<>]{0,200}>|&#?\\w{1,8};){0,30}'
const anyName = '(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs?|Fri|Sat|Satur|Sun)(?:day)?(?![a-z])'
const anyMonth = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
/** A text without this has no weekday beside a date. */
const sign = new RegExp(
  `\\b${anyName}${between}(?:the\\b${between})?(?:\\d|${anyMonth})|[(（]${between}${anyName}|[日号號]${between}(?:星期|[周週]|礼拜|禮拜)`,
)
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const weekdays = 'sun mon tue wed thu fri sat'.split(' ')
const longNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const hanNames = '日一二三四五六'

/** Whether a text, markup included, may have a weekday beside a date. False is certain, unless more than 30 marks stand between them. */
export function mayHaveWeekday(text: string): boolean {
  return sign.test(text)
}

/** The weekdays beside a date in English and Chinese text, by their place. Not those of a span of several days. */
export function datedWeekdays(text: string): readonly DatedWeekday[] {
  if (!mayHaveWeekday(text)) return []
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => found(match) ?? [])).sort((a, b) => a.start - b.start)
}

function found({ groups = {}, indices }: RegExpMatchArray): DatedWeekday | undefined {
  const name = groups['weekday'] ?? groups['weekday2'] ?? ''
  const at = indices?.groups?.['weekday'] ?? indices?.groups?.['weekday2']
  const date = indices?.groups?.['date']
  if (!at || !date) return undefined
  const written = groups['month'] ?? ''
  return {
    start: at[0],
    end: at[1],
    date: { start: date[0], end: date[1] },
    weekday: name === '天' ? 0 : hanNames.includes(name) ? hanNames.indexOf(name) : weekdays.indexOf(name.slice(0, 3).toLowerCase()),
    year: groups['year'] === undefined ? undefined : Number(groups['year']),
    month: /^\d/.test(written) ? Number(written) : months.indexOf(written.slice(0, 3).toLowerCase()) + 1,
    day: Number(groups['day']),
  }
}

/** Another weekday in the form of a name. @param weekday 0 for Sunday @param form a name as `datedWeekdays` finds it */
export function weekdayLike(weekday: number, form: string): string {
  if (form.length === 1) return hanNames[weekday] ?? ''
  const name = longNames[weekday] ?? ''
  return form.endsWith('day') ? name : name.slice(0, 3)
}

/** The name of a weekday in the display language. @param weekday 0 for Sunday */
export function weekdayName(weekday: number): string {
  return (
    [l10n.t('Sunday'), l10n.t('Monday'), l10n.t('Tuesday'), l10n.t('Wednesday'), l10n.t('Thursday'), l10n.t('Friday'), l10n.t('Saturday')][
      weekday
    ] ?? ''
  )
}
