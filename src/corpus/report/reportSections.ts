import * as l10n from '@vscode/l10n'
import type { NameDifference } from '../../core/article/corpusView'
import { languageName } from '../../core/words/languageName'
import { severityName } from '../../core/lint/ruleDocs'
import {
  severities,
  type ReportedLanguages,
  type ReportedNames,
  type ReportedPlace,
  type ReportedRule,
  type SiteReport,
} from './siteReport'

export interface ReportSection {
  readonly heading: string
  readonly about: string
  readonly rows: readonly ReportRow[]
}

export interface ReportRow {
  readonly label: string
  readonly number: number
  /** From 0 to 1; undefined for a row without a plot. */
  readonly share: number | undefined
  readonly note: string
  /** The message of the first place; '' where the label says it all. */
  readonly example: string
  readonly places: readonly ReportedPlace[]
  /** How many other places there are. */
  readonly more: number
}

/** A table has at most so many rows; the JSON form has all. */
const maxRows = 200

/** The report in the order in which people read it. @param display the language of the names of languages */
export function reportSections(report: SiteReport, display: string): readonly ReportSection[] {
  const { articles, rules, names, images, fields } = report
  const ruleRow = (rule: ReportedRule): ReportRow => ({
    label: rule.rule,
    number: rule.problems,
    share: share(rule.articles, articles),
    note: `${severityName(rule.severity)} · ${l10n.t('Articles: {0}', rule.articles)}`,
    example: rule.places[0]?.message ?? '',
    places: rule.places,
    more: rule.problems - rule.places.length,
  })
  const coverage = (label: string, tally: { readonly images: number; readonly withoutText: number }): ReportRow => ({
    label,
    number: tally.withoutText,
    share: share(tally.withoutText, tally.images),
    note: l10n.t('Images: {0}', tally.images),
    example: '',
    places: [],
    more: 0,
  })
  const byMonth = images.byMonth.filter(lacksText)
  const sections: readonly ReportSection[] = [
    {
      heading: l10n.t('Habits of the site'),
      about: l10n.t('Found in more than 5 % of the articles, so the Problems panel does not list them for each article.'),
      rows: rules.filter(({ isFrequent }) => isFrequent).map(ruleRow),
    },
    {
      heading: l10n.t('Names in two spellings'),
      about: l10n.t('These names may be one. “Review Similar Names” in the editor merges them.'),
      rows: names.map(nameRow),
    },
    ...languageSections(report.languages, display),
    {
      heading: l10n.t('Images without alternative text, by folder'),
      about: l10n.t('{0} of {1} images have none, or an empty one.', images.withoutText, images.images),
      rows: images.byFolder.filter(lacksText).map((one) => coverage(one.folder, one)),
    },
    ...(byMonth.length === 0
      ? []
      : [
          {
            heading: l10n.t('Images without alternative text, by month'),
            about: l10n.t('By the date of the article.'),
            rows: byMonth.map((one) => coverage(one.month, one)),
          },
        ]),
    {
      heading: l10n.t('Fields'),
      about: l10n.t('How many articles have each field of the front matter.'),
      rows: fields.map(({ key, articles: count, files }) => ({
        label: key,
        number: count,
        share: share(count, articles),
        note: '',
        example: '',
        // A field of few articles may be a slip.
        places: files.length < count || count === articles ? [] : files.map(placeOf),
        more: 0,
      })),
    },
    {
      heading: l10n.t('All rules'),
      about: l10n.t('Problems of each rule, the most serious first.'),
      rows: [...rules].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity)).map(ruleRow),
    },
  ]
  return sections.map((section) => ({ ...section, rows: section.rows.slice(0, maxRows) }))
}

/** A file as a whole. */
function placeOf(file: string): ReportedPlace {
  return { file, line: 0, column: 0, message: '' }
}

function share(count: number, all: number): number {
  return all === 0 ? 0 : count / all
}

/** Two sections for each site with several languages; none for the others. */
function languageSections(sites: readonly ReportedLanguages[], display: string): readonly ReportSection[] {
  return sites.flatMap(({ folder, stories, languages }) => {
    const where = (heading: string) => (sites.length > 1 ? `${heading} — ${folder}` : heading)
    const label = (tag: string | undefined) => (tag === undefined ? l10n.t('Not marked') : `${languageName(tag, display)} (${tag})`)
    const isOld = languages.filter(({ outdated }) => outdated > 0)
    return [
      {
        heading: where(l10n.t('Languages')),
        about: l10n.t('How many of the {0} stories are in each language. A story and its translations count once.', stories),
        rows: languages.map(({ language, stories: count, missing, without }) => ({
          label: label(language),
          number: count,
          share: share(count, stories),
          note: language === undefined || missing === 0 ? '' : l10n.t('Missing: {0}', missing),
          example: '',
          places: without.map(placeOf),
          more: language === undefined ? 0 : missing - without.length,
        })),
      },
      ...(isOld.length === 0
        ? []
        : [
            {
              heading: where(l10n.t('Translations that are older than their original')),
              about: l10n.t('By the dates of the last change in the front matter, or else those of publication.'),
              rows: isOld.map(({ language, stories: count, outdated, older }) => ({
                label: label(language),
                number: outdated,
                share: share(outdated, count),
                note: l10n.t('Articles: {0}', count),
                example: '',
                places: older.map(({ file, original, changed }) => ({
                  file,
                  line: 0,
                  column: 0,
                  message: l10n.t('The original was changed on {0}, after this translation: {1}.', changed, original),
                })),
                more: outdated - older.length,
              })),
            },
          ]),
    ]
  })
}

function lacksText({ withoutText }: { readonly withoutText: number }): boolean {
  return withoutText > 0
}

function nameRow({ vocabulary, names, difference }: ReportedNames): ReportRow {
  const places = names.slice(1).flatMap(({ name, files }) => files.map((file) => ({ file, line: 0, column: 0, message: name })))
  return {
    label: names.map(({ name, articles }) => `${name} (${articles})`).join(', '),
    number: names.reduce((sum, { articles }) => sum + articles, 0),
    share: undefined,
    note: `${vocabulary}: ${differenceText(difference)}`,
    example: '',
    places,
    more: 0,
  }
}

function differenceText(difference: NameDifference): string {
  switch (difference) {
    case 'form':
      return l10n.t('case, spaces or punctuation')
    case 'script':
      return l10n.t('Traditional or Simplified Chinese')
    case 'order':
      return l10n.t('order of the words')
    case 'spelling':
      return l10n.t('spelling')
  }
}
