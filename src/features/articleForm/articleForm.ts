import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import type { Field } from '../../core/data/nodes'
import { isRead } from '../../core/frontmatter/frontMatter'
import { fieldsByKey } from '../../core/schema/engine/instance'
import type { SchemaField } from '../../core/schema/fields'
import type { Problem } from '../../core/text/problem'
import { visibleMessage } from '../../core/text/visible'
import { siblingOf } from '../../core/vocabulary/vocabulary'
import type { CompletionSources } from '../completion/completionTypes'
import { asWritten, controlFor, isPlainScalar, type FieldSource } from './fieldControl'
import type { ArticleForm, FormField, FormProblem } from './formTypes'

/** More fields than this are not shown: no page could be read with them. */
const maxFields = 500
/** Maps below this depth are shown as they are written. */
const maxDepth = 3
/** At one field. */
const maxProblems = 10
/** A site with more fields in its schema gets those that an article lacks in a list of their own. */
const maxOpenFields = 30

/** What a form is made from, besides the sources of completion. */
export interface FormSources {
  readonly sources: CompletionSources
  /** Whether the schema is the built-in one, of which an article needs only a few fields. */
  readonly isDefaultSchema: boolean
  /** The problems of the article, with the fixes that are offered. */
  readonly problems: readonly Problem[]
}

/** The form for the front matter of an article. Never throws. */
export function articleForm(article: Article, { sources, isDefaultSchema, problems }: FormSources): ArticleForm {
  const { frontMatter, text, body } = article
  const above = problems.filter(({ range }) => range.start < body.start || body.start === 0)
  const without = (state: ArticleForm['state']): ArticleForm => ({ state, fields: [], others: [], problems: shown(above), left: 0 })
  if (!frontMatter) return without('none')
  if (!isRead(frontMatter)) return without('unread')
  if (frontMatter.errors.length + frontMatter.repairs.length > 0 || !isClosed(article)) return without('broken')
  if (frontMatter.root && frontMatter.root.kind !== 'map' && !isEmpty(article)) return without('unread')
  const { atField, elsewhere } = placed(above, frontMatter.fields)
  const all = fieldsFor({ text, sources, atField, depth: 1 }, [], sources.schema.fields, frontMatter.fields)
  const keys = new Set(frontMatter.fields.map(({ key }) => key))
  const isUseful = ({ path, isDeprecated, isWritten }: FormField) =>
    isWritten || !(isDeprecated || keys.has(siblingOf(path[0] ?? '') ?? ''))
  const useful = all.filter(isUseful)
  const isOpen = ({ isWritten, isRequired, path }: FormField) =>
    isWritten || isRequired || (isDefaultSchema ? path[0] === 'title' : sources.schema.fields.length <= maxOpenFields)
  const fields = useful.filter(isOpen)
  return {
    state: 'fields',
    fields: fields.slice(0, maxFields),
    others: useful.filter((field) => !isOpen(field)).slice(0, maxFields),
    problems: shown(elsewhere),
    left: Math.max(0, fields.length - maxFields),
  }
}

function isClosed({ frontMatter, text }: Article): boolean {
  // JSON ends with its brace.
  return frontMatter?.close !== undefined || (frontMatter?.language === 'json' && text[frontMatter.content.end - 1] === '}')
}

function isEmpty({ frontMatter }: Article): boolean {
  return frontMatter?.root?.kind === 'scalar' && frontMatter.root.value === null
}

interface FormContext {
  readonly text: string
  readonly sources: CompletionSources
  readonly atField: ReadonlyMap<Field, readonly Problem[]>
  readonly depth: number
}

/** The fields of the schema in its order, then the other fields of a map in theirs. */
function fieldsFor(
  context: FormContext,
  above: readonly string[],
  schemaFields: readonly SchemaField[],
  fields: readonly Field[],
): readonly FormField[] {
  const byKey = new Map<string, Field[]>()
  for (const field of fields) {
    const same = byKey.get(field.key)
    if (same) same.push(field)
    else byKey.set(field.key, [field])
  }
  const named = new Set(schemaFields.map(({ name }) => name))
  const ofSchema = schemaFields.flatMap((schemaField) => {
    const path = [...above, schemaField.name]
    const written = byKey.get(schemaField.name)
    return written
      ? written.map((field) => formField(context, { path, schemaField, field }, written.length > 1))
      : [formField(context, { path, schemaField, field: undefined }, false)]
  })
  const own = fields
    .filter(({ key }) => !named.has(key))
    .map((field) =>
      formField(context, { path: [...above, field.key], schemaField: undefined, field }, (byKey.get(field.key)?.length ?? 0) > 1),
    )
  return [...ofSchema, ...own].filter(({ isWritten, control }) => isWritten || control.kind !== 'group' || control.fields.length > 0)
}

/** @param isRepeated whether the map has its key more than once: which of them counts depends on the reader, so none is edited */
function formField(context: FormContext, source: FieldSource, isRepeated: boolean): FormField {
  const { path, schemaField, field } = source
  const title = schemaField?.title
  return {
    path,
    label: title === undefined || title === '' ? (path.at(-1) ?? '') : title,
    description: schemaField?.description,
    isRequired: schemaField?.required === true,
    isDeprecated: schemaField?.deprecated === true,
    isWritten: field !== undefined,
    control: isRepeated && field ? asWritten(field.value, context.text) : controlOf(context, source),
    problems: shown((field && context.atField.get(field)) ?? []),
  }
}

function controlOf(context: FormContext, source: FieldSource): FormField['control'] {
  const { text, sources, depth } = context
  const { path, schemaField, field } = source
  const node = field?.value
  const isMap = node?.kind === 'map'
  const mayBeMap = !node || (node.kind === 'scalar' && node.value === null && isPlainScalar(node, text))
  const isGroup = isMap || (mayBeMap && schemaField?.types.length === 1 && schemaField.types[0] === 'object')
  if (!isGroup) return controlFor(source, text, sources)
  if (depth >= maxDepth || (isMap && (/^[&!]/.test(text.slice(node.range.start)) || node.fields.length > maxFields)))
    return isMap ? asWritten(node, text) : { kind: 'group', fields: [] }
  return {
    kind: 'group',
    fields: fieldsFor({ ...context, depth: depth + 1 }, path, schemaField?.fields ?? [], isMap ? [...fieldsByKey(node).values()] : []),
  }
}

/** The problems at each field, the innermost one; and those at none. */
function placed(
  problems: readonly Problem[],
  fields: readonly Field[],
): { readonly atField: ReadonlyMap<Field, readonly Problem[]>; readonly elsewhere: readonly Problem[] } {
  const atField = new Map<Field, Problem[]>()
  const elsewhere: Problem[] = []
  const sorted = [...fields].sort((a, b) => a.range.start - b.range.start)
  for (const problem of problems) {
    const field = innermost(sorted, problem.range.start)
    const others = (field && atField.get(field)) ?? []
    if (field) atField.set(field, others)
    ;(field ? others : elsewhere).push(problem)
  }
  return { atField, elsewhere }
}

/** @param sorted by their start: only at the top level do TOML fields start within others */
function innermost(sorted: readonly Field[], offset: number): Field | undefined {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.range.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const field = sorted[low - 1]
  if (!field || Math.max(field.range.end, field.keyRange.end) < offset) return undefined
  return (field.value.kind === 'map' && innermost(field.value.fields, offset)) || field
}

function shown(problems: readonly Problem[]): readonly FormProblem[] {
  const first = problems.slice(0, maxProblems).map(({ ruleId, severity, message, range, fixes }) => ({
    ruleId,
    severity,
    message: visibleMessage(message),
    offset: range.start,
    fixes: fixes.map(({ title }) => title),
  }))
  const left = problems.length - first.length
  const more = { ruleId: '', severity: 'information', message: l10n.t('{0} more problems', left), offset: 0, fixes: [] } as const
  return left > 0 ? [...first, more] : first
}
