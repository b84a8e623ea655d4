import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { insertField, setField } from '../../core/schema/fieldEdits'
import { fieldAtPath } from '../../core/schema/fields'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { writerOf } from '../../core/frontmatter/writer'
import type { Fix, Problem } from '../../core/text/problem'
import type { Edit } from '../../core/text/text'
import { suggestedDates } from '../completion/dateItems'
import type { CompletionSources } from '../completion/completionTypes'

/** Fields for the date of publication, in the order in which the schema is searched for them. */
const dateKeys = ['date', 'pubDate', 'publishDate', 'pubdate', 'publishdate']

/** Fixes per problem, so that the list of code actions stays short. */
const maxFixes = 3

/** Whether the clock or the file times can fix a problem. The rules cannot: they run without clock and file. */
export function wantsDate({ ruleId }: Problem): boolean {
  return ruleId === 'date-missing' || ruleId === 'date-invalid'
}

/** Fixes that replace an invalid date or add a missing one. None is safe, because the date is a guess. */
export function dateFixes(article: Article, problem: Problem, sources: CompletionSources): readonly Fix[] {
  if (!wantsDate(problem)) return []
  const wrong = article.dates.find(({ value: { range } }) => range.start === problem.range.start && range.end === problem.range.end)
  const empty = fieldOf(article.frontMatter, 'date')
  const key = wrong?.key ?? empty?.key ?? dateKeys.find((name) => fieldAtPath(sources.schema.fields, [name])) ?? 'date'
  const others = article.dates.filter((date) => date !== wrong)
  const offered = new Set(problem.fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText)))
  const fixes = suggestedDates(key, fieldAtPath(sources.schema.fields, [key])?.format, others, sources).map(({ date, origin }) => {
    const edit = wrong ? inPlace(article, wrong.value, date) : written(article, key, date)
    return { title: l10n.t('Set the date to {0} ({1})', date, origin), edits: [edit], safe: false }
  })
  return fixes.filter(({ edits }) => edits.every(({ newText }) => !offered.has(newText))).slice(0, maxFixes)
}

function inPlace({ frontMatter }: Article, { range, style }: Article['dates'][number]['value'], date: string): Edit {
  return { range, newText: writerOf(frontMatter?.language).date(date, style) }
}

/** In the empty field if there is one, otherwise in a new field below the title. */
function written(article: Article, key: string, date: string): Edit {
  const { frontMatter } = article
  const value = writerOf(frontMatter?.language).date(date)
  const empty = fieldOf(frontMatter, key)
  return empty ? setField(article, empty, value) : insertField(article, key, value, fieldOf(frontMatter, 'title'))
}
