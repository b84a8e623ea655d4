import * as l10n from '@vscode/l10n'
import type { DateField } from '../../core/frontmatter/dateFields'
import { ageInWords, dateInWords, instantInWords } from '../../core/dates/dateWords'
import { generatorOf } from '../../core/settings/siteScope'
import { instantIn, zoneOffset } from '../../core/dates/timeZone'
import type { HoverPart, HoverSources, Viewer } from './hoverPart'

const minute = 60_000

/** How a date is read: day and time in the time zone of the viewer and in that of the site, and how long ago that is. */
export function dateParts({ key, date }: DateField, sources: HoverSources): readonly HoverPart[] {
  if (!date) return [text(l10n.t('This cannot be read as a date.'))]
  if (!date.exists) return [text(l10n.t('This day or time does not exist.'))]
  const { viewer } = sources
  if (!date.iso.includes('T')) return dayParts(date.iso, key, sources)
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(date.iso)
  if (zoned) return instantParts(Date.parse(date.iso), key, sources)
  const words = dateInWords(date.iso, viewer.language, 'full')
  const shown = words === undefined ? [] : [text(words)]
  const siteZone = sources.scope.settings.timeZone
  const instant = siteZone === undefined ? undefined : instantIn(date.iso, siteZone)
  if (siteZone === undefined || instant === undefined)
    return [...shown, text(l10n.t('No time zone is given: the site uses its own, or UTC. To be sure, add one, such as +08:00.'))]
  return [...instantParts(instant, key, sources), text(l10n.t('No time zone is given: the site uses its own, {0}.', siteZone))]
}

/** An instant in the time zones of the viewer and of the site; a single line if both show the same time. */
function instantParts(instant: number, key: string, sources: HoverSources): readonly HoverPart[] {
  const { viewer, scope } = sources
  const siteZone = scope.settings.timeZone
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

function dayParts(iso: string, key: string, sources: HoverSources): readonly HoverPart[] {
  const { viewer } = sources
  const words = dateInWords(iso, viewer.language, 'full')
  const day = Date.parse(iso)
  const today = Math.floor(clockOf(viewer) / (1440 * minute)) * 1440 * minute
  return [
    ...(words === undefined ? [] : [text(l10n.t('{0} ({1})', words, ageInWords(day, today, viewer.language, true)))]),
    text(l10n.t('Only a day is given: sites read it as midnight, many of them in UTC.')),
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
