import { readDate } from '../../core/dates/dates'
import { hasFormat } from '../../core/schema/engine/formats'

/** A notation of dates, and the JSON Schema for it. */
export interface DateShape {
  readonly example: string
  readonly schema: { readonly format: string } | { readonly pattern: string }
}

const month = '(?:0[1-9]|1[0-2])'
const day = '(?:0[1-9]|[12][0-9]|3[01])'
const looseMonth = '(?:0?[1-9]|1[0-2])'
const looseDay = '(?:0?[1-9]|[12][0-9]|3[01])'
const time = '(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,9})?)?'
const looseTime = '(?:[01]?[0-9]|2[0-3]):[0-5]?[0-9](?::[0-5]?[0-9])?'
const offset = '(?:Z|UTC|GMT|[+-][0-9]{1,2}(?::?[0-9]{2})?)'
const names = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const longNames = `${names}[a-z]{0,6}[.]?`

const written = (example: string, pattern: string): DateShape => ({ example, schema: { pattern: `^${pattern}$` } })

/** The notations. The first one that matches a date is used. */
export const dateShapes: readonly DateShape[] = [
  { example: '2024-01-05', schema: { format: 'date' } },
  { example: '2024-01-05T08:00:00+08:00', schema: { format: 'date-time' } },
  written('2024-01-05 08:00:00', `[0-9]{4}-${month}-${day}[T ]${time}`),
  written('2024-01-05 08:00:00 +0800', `[0-9]{4}-${month}-${day}[T ]${looseTime}(?:[.][0-9]{1,9})? ?${offset}`),
  written(
    'Fri, 05 Jan 2024 08:00:00 GMT',
    `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?${looseDay} ${names} [0-9]{4} ${time} (?:[A-Z]{1,4}|[+-][0-9]{4})`,
  ),
  written('2024/01/05', `[0-9]{4}[/.]${looseMonth}[/.]${looseDay}(?:[T ]${looseTime})?`),
  written('2024-1-5', `[0-9]{4}-${looseMonth}-${looseDay}(?:[T ]${looseTime})?`),
  written('Jan 5, 2024', `(?:${longNames} ${looseDay},? [0-9]{4}|${looseDay} ${longNames},? [0-9]{4})(?: ${looseTime})?`),
  written('2024年1月5日', `[0-9]{4}年${looseMonth}月${looseDay}[日号](?: ?${looseTime})?`),
]

const tests = dateShapes.map(({ schema }) => {
  if ('format' in schema) return (text: string) => hasFormat(schema.format, text)
  const pattern = new RegExp(schema.pattern, 'u')
  return (text: string) => pattern.test(text)
})

/** The indexes of the ISO 8601 notations. */
export const internationalShapes: readonly number[] = [0, 1]

/** @returns the index in `dateShapes`; undefined if the text is not an existing date in one of these notations */
export function dateShapeOf(text: string): number | undefined {
  if (text.length > 60 || !/[0-9]/.test(text)) return undefined
  const shape = tests.findIndex((fits) => fits(text))
  return shape >= 0 && readDate(text)?.exists ? shape : undefined
}
