import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { insertField, setField } from '../../core/schema/fieldEdits'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { writerOf } from '../../core/frontmatter/writer'
import type { Fix, Problem } from '../../core/text/problem'
import type { Edit } from '../../core/text/text'
import { suggestedDates } from '../completion/dateItems'
import { fieldAtPath, type CompletionSources } from '../completion/completionTypes'

/** The fields that a date of publication stands in, by the site's schema. */
const publishing = ['date', 'pubDate', 'publishDate', 'pubdate', 'publishdate']

/** How many are offered: the list has to stay one that a person reads. */
const most = 3

/** Whether the clock and the file know how to mend it, which the rules do not: they are asked without either. */
export function wantsDate({ ruleId }: Problem): boolean {
  return ruleId === 'date-missing' || ruleId === 'date-invalid'
}

/** Puts a date in place of one that cannot be read, or where none is. None of these is safe: when it was is a guess. */
export function dateFixes(article: Article, problem: Problem, sources: CompletionSources): readonly Fix[] {
  if (!wantsDate(problem)) return []
  const wrong = article.dates.find(({ value: { range } }) => range.start === problem.range.start && range.end === problem.range.end)
  const empty = fieldOf(article.frontMatter, 'date')
  const key = wrong?.key ?? empty?.key ?? publishing.find((name) => fieldAtPath(sources.schema.fields, [name])) ?? 'date'
  const others = article.dates.filter((date) => date !== wrong)
  const offered = new Set(problem.fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText)))
  const fixes = suggestedDates(key, fieldAtPath(sources.schema.fields, [key])?.format, others, sources).map(({ date, origin }) => {
    const edit = wrong ? inPlace(article, wrong.value, date) : written(article, key, date)
    return { title: l10n.t('Set the date to {0} ({1})', date, origin), edits: [edit], safe: false }
  })
  return fixes.filter(({ edits }) => edits.every(({ newText }) => !offered.has(newText))).slice(0, most)
}

function inPlace({ frontMatter }: Article, { range, style }: Article['dates'][number]['value'], date: string): Edit {
  return { range, newText: writerOf(frontMatter?.language).date(date, style) }
}

/** Below the title, or in the field that is there and empty. */
function written(article: Article, key: string, date: string): Edit {
  const { frontMatter } = article
  const value = writerOf(frontMatter?.language).date(date)
  const empty = fieldOf(frontMatter, key)
  return empty ? setField(article, empty, value) : insertField(article, key, value, fieldOf(frontMatter, 'title'))
}
