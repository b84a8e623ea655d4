import * as l10n from '@vscode/l10n'
import { hasZone } from '../../core/dates/dates'
import { dateValueOf, type DateField } from '../../core/frontmatter/dateFields'
import type { FrontMatterLanguage } from '../../core/frontmatter/fences'
import { moveMessage, siteMessage } from '../../core/lint/dateProblems'
import { dateSiteOf, fateOf, firstMove, instantOf, siteDateOf, type SiteDate } from '../../core/lint/siteDate'
import { ageInWords, dateInWords, instantInWords } from '../../core/dates/dateWords'
import { generatorOf, timeZoneOf } from '../../core/settings/siteScope'
import { instantIn, zoneOffset } from '../../core/dates/timeZone'
import type { HoverPart, HoverSources, Viewer } from './hoverPart'

const minute = 60_000

/** How a date will be read: the day and time for the person who looks and for the site, and how long ago that is. */
export function dateParts(field: DateField, language: FrontMatterLanguage, sources: HoverSources): readonly HoverPart[] {
  const { key, value, source, date } = field
  if (date && !date.exists) return [text(l10n.t('This day or time does not exist.'))]
  const dateSite = dateSiteOf(sources.scope, sources.path)
  const site = siteDateOf(key, dateValueOf(value, language), dateSite)
  if (site) {
    const title = dateSite.generator.title ?? ''
    if (fateOf(site) === 'asked') return [text(l10n.t('{0} uses the date of the file.', title))]
    if (fateOf(site) !== 'read') return [text(siteMessage(site, source, date, dateSite))]
    return readParts(field, site, sources)
  }
  if (!date) return [text(l10n.t('This cannot be read as a date.'))]
  const { viewer } = sources
  if (!date.iso.includes('T'))
    return dayParts(date.iso, key, l10n.t('Only a day is given: sites read it as midnight, many of them in UTC.'), sources)
  if (hasZone(date.iso)) return instantParts(Date.parse(date.iso), key, sources)
  const words = dateInWords(date.iso, viewer.language, 'full')
  const shown = words === undefined ? [] : [text(words)]
  const siteZone = timeZoneOf(sources.scope)
  const instant = siteZone === undefined ? undefined : instantIn(date.iso, siteZone)
  if (siteZone === undefined || instant === undefined)
    return [...shown, text(l10n.t('No time zone is given: the site uses its own, or UTC. To be sure, add one, such as +08:00.'))]
  return [...instantParts(instant, key, sources), text(l10n.t('No time zone is given: the site uses its own, {0}.', siteZone))]
}

/** What the site's generator reads, and why that is not what is written. */
function readParts({ key, date }: DateField, site: SiteDate, sources: HoverSources): readonly HoverPart[] {
  const dateSite = dateSiteOf(sources.scope, sources.path)
  const { generator, timeZone } = dateSite
  const title = generator.title ?? ''
  const read = instantOf(site)
  if (!date) return read === undefined ? [] : instantParts(read, key, sources)
  const { iso } = date
  const zones = [...(timeZone === undefined ? [] : [timeZone]), 'UTC']
  const zone = zones.find((name) => instantIn(iso.includes('T') ? iso : `${iso}T00:00:00`, name) === read)
  if (!iso.includes('T')) {
    const whose =
      zone === undefined
        ? l10n.t('Only a day is given: {0} reads it as midnight on the computer that builds the site.', title)
        : l10n.t('Only a day is given: {0} reads it as midnight, {1}.', title, zone)
    return dayParts(iso, key, whose, sources)
  }
  if (hasZone(iso)) {
    const move = firstMove(site, Date.parse(iso))
    if (!move) return instantParts(Date.parse(iso), key, sources)
    return [...instantParts(read ?? Date.parse(iso), key, sources), text(moveMessage(site, move, iso, dateSite))]
  }
  if (read === undefined) {
    const words = dateInWords(iso, sources.viewer.language, 'full')
    const whose = l10n.t('No time zone is given: {0} uses that of the computer that builds the site.', title)
    return [...(words === undefined ? [] : [text(words)]), text(whose)]
  }
  return [
    ...instantParts(read, key, sources),
    ...(zone === undefined ? [] : [text(l10n.t('No time zone is given: {0} uses {1}.', title, zone))]),
  ]
}

/** The same moment by two clocks; one where they agree. */
function instantParts(instant: number, key: string, sources: HoverSources): readonly HoverPart[] {
  const { viewer, scope } = sources
  const siteZone = timeZoneOf(scope)
  const inZone = (zone: string) => {
    const offset = zoneOffset(instant, zone)
    return offset === undefined ? undefined : instantInWords(instant, offset, viewer.language, 'full')
  }
  const here = inZone(viewer.timeZone) ?? instantInWords(instant, 0, viewer.language, 'full')
  const there = siteZone === undefined ? undefined : inZone(siteZone)
  const age = ageInWords(instant, viewer.now, viewer.language)
  const lines =
    there === here
      ? [text(l10n.t('Your time and site time: {0} ({1})', here, age))]
      : [
          text(l10n.t('Your time ({0}): {1} ({2})', viewer.timeZone, here, age)),
          ...(there === undefined || siteZone === undefined ? [] : [text(l10n.t('Site time ({0}): {1}', siteZone, there))]),
        ]
  return [...lines, ...waiting(key, instant > viewer.now, sources)]
}

/** @param whose whose midnight it is, in words */
function dayParts(iso: string, key: string, whose: string, sources: HoverSources): readonly HoverPart[] {
  const { viewer } = sources
  const words = dateInWords(iso, viewer.language, 'full')
  const day = Date.parse(iso)
  const today = Math.floor(clockOf(viewer) / (1440 * minute)) * 1440 * minute
  return [
    ...(words === undefined ? [] : [text(l10n.t('{0} ({1})', words, ageInWords(day, today, viewer.language, true)))]),
    text(whose),
    ...waiting(key, day > today, sources),
  ]
}

/** The local time of the viewer in milliseconds, as if it were UTC. */
function clockOf({ now, timeZone }: Viewer): number {
  return now + (zoneOffset(now, timeZone) ?? 0) * minute
}

/** For an article with a date in the future, if the generator leaves such articles out by default. */
function waiting(key: string, isFuture: boolean, { scope }: HoverSources): readonly HoverPart[] {
  const publishes = key === 'date' || key.toLowerCase() === 'publishdate'
  if (!isFuture || !publishes || !generatorOf(scope).dates.hidesFuture) return []
  return [text(l10n.t('The site does not show the article until then, unless it is set to show future articles.'))]
}

function text(words: string): HoverPart {
  return { kind: 'text', text: words }
}
