import type { ScalarNode } from '../data/nodes'
import type { DateOutcome, DateValue, DateZones, OtherDate } from '../dates/readers/dateReading'
import { dayMs, hasZone } from '../dates/dates'
import { numericOffset, offsetAt, zoneOffset } from '../dates/timeZone'
import type { Article } from '../article/article'
import { dateValueOf, readDateFields, type DateField } from '../frontmatter/dateFields'
import type { FrontMatterLanguage } from '../frontmatter/fences'
import { writerOf } from '../frontmatter/writer'
import type { SiteGenerator } from '../generators/shared/generator'
import { generatorOf, zonesOf, type Scope, type SiteZones } from '../settings/siteScope'

/** What the readers of a generator depend on. */
export interface DateSite extends SiteZones {
  readonly generator: SiteGenerator
  /** The path of the article. */
  readonly path: string
}

/** @param path of the article; '' if it has no file yet */
export function dateSiteOf(scope: Scope, path: string): DateSite {
  return { generator: generatorOf(scope), path, ...zonesOf(scope) }
}

/** The date fields of an article, by the keys that its generator reads. */
export function datesOf(
  { dates, frontMatter }: Pick<Article, 'dates' | 'frontMatter'>,
  { frontMatter: reading }: SiteGenerator,
): readonly DateField[] {
  return reading.caselessKeys ? readDateFields(frontMatter, true) : dates
}

/** What one reader of a generator makes of a date on computers in several time zones. */
type Outcomes = readonly { readonly machine: string; readonly outcome: DateOutcome }[]

/** What a site makes of a date: the outcomes of each of the generator's readers. */
export type SiteDate = readonly Outcomes[]

/** A site is built on the computer of an author, or on a server, which is usually in UTC: one zone on each side of it is tried too. */
const machines = ['UTC', 'Asia/Shanghai', 'America/New_York']

/** @returns undefined if the generator is not known, or does not read that field as a date */
export function siteDateOf(key: string, value: DateValue, site: DateSite): SiteDate | undefined {
  const { readers, keys, exceptIn } = site.generator.dates
  if (readers.length === 0 || !keys.has(key) || exceptIn?.test(site.path) === true) return undefined
  return readAll(value, site)
}

/** The same for a list, a map or a boolean. */
export function otherSiteDateOf(key: string, value: OtherDate, site: DateSite): SiteDate | undefined {
  const { others, keys, exceptIn } = site.generator.dates
  if (others.length === 0 || !keys.has(key) || exceptIn?.test(site.path) === true) return undefined
  return outcomesOf(others, value, site)
}

function readAll(value: DateValue, site: DateSite): SiteDate {
  const { generator, timeZone, readingZone } = site
  const key = `${generator.name} ${timeZone ?? ''} ${readingZone ?? ''} ${value.language} ${value.type} ${value.text}`
  const cached = cache.get(key)
  if (cached) return cached
  const date = outcomesOf(generator.dates.readers, value, site)
  if (cache.size >= maxCached) cache.clear()
  cache.set(key, date)
  return date
}

function outcomesOf<Value>(
  readers: readonly ((value: Value, zones: DateZones) => DateOutcome)[],
  value: Value,
  { timeZone, readingZone }: DateSite,
): SiteDate {
  const zones = timeZone === undefined ? machines : [...new Set([...machines, timeZone])]
  return readers.map((read) => zones.map((machine) => ({ machine, outcome: read(value, { machine, site: readingZone }) })))
}

/** Several rules ask for the same dates. */
const cache = new Map<string, SiteDate>()
const maxCached = 200

/** What happens to an article with that date: of several readers the one that can read it decides. */
export function fateOf(date: SiteDate): DateOutcome['kind'] {
  const kinds = date.flatMap((outcomes) => outcomes[0]?.outcome.kind ?? [])
  return kinds.find((kind) => kind === 'read' || kind === 'asked') ?? kinds[0] ?? 'read'
}

/** The instant that a site reads if it is the same on all computers; undefined if it is not, or if the date cannot be read. */
export function instantOf(date: SiteDate): number | undefined {
  const [first, ...others] = date.flatMap(readsOf)
  return first !== undefined && others.every(({ instant }) => instant === first.instant) ? first.instant : undefined
}

/** The instant that a site reads on a computer in UTC; undefined if the date cannot be read. */
export function instantInUtc(date: SiteDate): number | undefined {
  return date.flatMap(readsOf).find(({ machine }) => machine === 'UTC')?.instant
}

/** The first instant that a site reads on any computer; undefined if the date cannot be read. */
export function earliestOf(date: SiteDate): number | undefined {
  const instants = instantsOf(date)
  return instants.length === 0 ? undefined : Math.min(...instants)
}

/** The instants that a site reads on each computer; none if the date cannot be read. */
function instantsOf(date: SiteDate): readonly number[] {
  return date.flatMap(readsOf).map(({ instant }) => instant)
}

/**
 * The first and the last instant that a date can mean to a site: those of all computers that build it, and all of a day without a time. In
 * milliseconds since 1970.
 * @returns undefined if the site does not read it as a date, if it is a number, or if it is the zero time of Go, which means no date
 * (Hugo, resources/resource/dates.go)
 */
export function spanOf(
  { key, value, date }: DateField,
  language: FrontMatterLanguage,
  site: DateSite,
): { readonly first: number; readonly last: number } | undefined {
  const read = date?.exists && !date.iso.startsWith('0001-01-01') ? siteDateOf(key, dateValueOf(value, language), site) : undefined
  const instants = read ? instantsOf(read) : []
  if (!date || instants.length === 0) return undefined
  return { first: Math.min(...instants), last: Math.max(...instants) + (date.iso.includes('T') ? 0 : dayMs - 1) }
}

/** The date from which on the site leaves an article out; undefined if it has none that its generator reads. */
export function expiryOf(
  article: Pick<Article, 'dates' | 'frontMatter'>,
  site: DateSite,
): { readonly field: DateField; readonly first: number; readonly last: number } | undefined {
  const { expiryKeys } = site.generator.dates
  if (!article.frontMatter || expiryKeys.length === 0) return undefined
  const field = datesOf(article, site.generator).findLast(({ key }) => expiryKeys.includes(key))
  const span = field && spanOf(field, article.frontMatter.language, site)
  return field && span && { field, ...span }
}

/** The first computer on which a site reads another instant than the one that is written, and what it reads; undefined if there is none. */
export function firstMove(date: SiteDate, written: number): { readonly machine: string; readonly instant: number } | undefined {
  // Fractions of a second are no difference.
  return date.flatMap(readsOf).find(({ instant }) => Math.abs(instant - written) >= 1000)
}

function readsOf(outcomes: Outcomes): readonly { readonly machine: string; readonly instant: number }[] {
  return outcomes.flatMap(({ machine, outcome }) => (outcome.kind === 'read' ? [{ machine, instant: outcome.instant }] : []))
}

/** Another notation of a date. */
export interface Rewriting {
  /** Without quotes. */
  readonly date: string
  readonly newText: string
  /** Whether the site reads the same instant, with the same day in the address, as before, whatever computer builds it. */
  readonly safe: boolean
}

/** The date of a field in another notation, one in which the site reads the same as before. Undefined if no notation is. */
export function keepingDate(iso: string, value: ScalarNode, language: FrontMatterLanguage, site: DateSite): Rewriting | undefined {
  return rewritings(iso, value, language, site).find(({ safe }) => safe)
}

/** The date of a field in a notation that the site reads as it is meant, so the article may move. Undefined if no notation is. */
export function correctedDate(iso: string, value: ScalarNode, language: FrontMatterLanguage, site: DateSite): Rewriting | undefined {
  const all = rewritings(iso, value, language, site)
  return all.find(({ right }) => right === 'always') ?? all.find(({ right }) => right === 'sometimes')
}

function rewritings(iso: string, value: ScalarNode, language: FrontMatterLanguage, site: DateSite) {
  const writer = writerOf(language)
  // A fix must keep the date whatever zone the generator is told.
  const sites = site.isReadingZoneUnknown ? [site, ...machines.map((readingZone) => ({ ...site, readingZone }))] : [site]
  const before = sites.map((one) => readAll(dateValueOf(value, language), one))
  const instant = hasZone(iso) ? Date.parse(iso) : undefined
  const style = value.style === 'block' ? 'plain' : value.style
  const notations: readonly (readonly [string, ScalarNode['style']])[] = [
    [iso, style],
    [iso, 'plain'],
    [iso, 'single'],
    ...(instant === undefined
      ? []
      : zonedNotations(iso, instant, site.readingZone ?? site.timeZone).map((date) => [date, 'plain'] as const)),
  ]
  return notations.map(([date, wanted]) => {
    const newText = writer.date(date, wanted)
    const type = /^["']/.test(newText) ? 'text' : 'plain'
    const changed = dateValueOf({ ...value, value: date, style: type === 'text' ? 'double' : 'plain' }, language)
    const after = readAll(changed, site)
    const rights = after.map((outcomes) =>
      outcomes.every(({ outcome }) => outcome.kind === 'read' && (instant === undefined || outcome.instant === instant)),
    )
    const right = rights.every(Boolean) ? 'always' : rights.some(Boolean) ? 'sometimes' : 'never'
    return { date, newText, right, safe: sites.every((one, index) => isSame(before[index] ?? [], readAll(changed, one))) }
  })
}

/** Without the colon, which YAML does not take for a date; and without the zone, on the clock of the site and of UTC. */
function zonedNotations(iso: string, instant: number, timeZone: string | undefined): readonly string[] {
  const plain = iso
    .replace('T', ' ')
    .replace(/Z$/, ' +0000')
    .replace(/([+-]\d\d):(\d\d)$/, ' $1$2')
  const onClock = (minutes: number) => new Date(instant + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ')
  const ofSite = timeZone === undefined ? undefined : zoneOffset(instant, timeZone)
  return [plain, ...(ofSite === undefined ? [] : [onClock(ofSite)]), onClock(0)]
}

/** Whether all readers that could read the one read the same of the other. */
function isSame(before: SiteDate, after: SiteDate): boolean {
  let wasRead = false
  const same = before.every((outcomes, reader) =>
    outcomes.every(({ outcome: one }, index) => {
      const other = after[reader]?.[index]?.outcome
      if (one.kind !== 'read') return true
      wasRead = true
      return other?.kind === 'read' && other.instant === one.instant && other.day === one.day
    }),
  )
  return same && wasRead
}

/**
 * Whether a site reads a new date as an instant, give or take a minute.
 * @param date as it is written, without quotes
 * @param offset only on computers whose clocks are that far ahead of UTC, in minutes; undefined for all computers
 */
export function isReadAs(date: string, instant: number, site: DateSite, offset: number | undefined): boolean {
  const value = { text: date, type: 'plain', language: 'yaml' } as const
  const machine = offset === undefined ? undefined : { machine: numericOffset(offset), site: site.readingZone }
  const outcomes = machine
    ? site.generator.dates.readers.map((read) => read(value, machine))
    : readAll(value, site)
        .flat()
        .map(({ outcome }) => outcome)
  return outcomes.every((outcome) => outcome.kind === 'read' && Math.abs(outcome.instant - instant) < 60_000)
}

/** A date in ISO 8601 as the clocks of a zone show it; in UTC for a zone that is not known. */
export function isoIn(instant: number, timeZone: string | undefined): string {
  const minutes = timeZone === undefined ? undefined : zoneOffset(instant, timeZone)
  const clock = new Date(instant + (minutes ?? 0) * 60_000).toISOString().slice(0, 19)
  return clock + (timeZone === undefined ? 'Z' : (offsetAt(clock, timeZone) ?? 'Z'))
}
