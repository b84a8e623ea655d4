import assert from 'node:assert/strict'
import fc from 'fast-check'
import matter from 'gray-matter'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { parse } from 'yaml'
import { parseArticle, type Article } from '../../../src/core/article/article'
import { findFences } from '../../../src/core/frontmatter/fences'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { formEdit } from '../../../src/features/articleForm/formEdit'
import { articleForm } from '../../../src/features/articleForm/articleForm'
import type { ArticleForm, FormChange, FormField } from '../../../src/features/articleForm/formTypes'
import type { CompletionSources } from '../../../src/features/completion/completion'

const words = [
  'Harbour',
  '港口',
  '👩‍🚀',
  "it's",
  '"yes"',
  'a: b',
  '# no',
  ' #',
  '[a]',
  '{b}',
  '\\',
  '...',
  '- ',
  '&a',
  '*a',
  '!t',
  '%',
  '@',
  'yes',
  '~',
  '1_0',
  '2024',
  '2024-01-05',
  '12:30',
  '.5',
  ',',
  '',
]
export const typed = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((parts) => parts.join(' ').trim())
const clock = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 19))

/** What a person may do next, for each field that can be edited, with the numbers that choose. */
export const wish = fc.record({ field: fc.nat(), text: typed, clock, removes: fc.boolean(), isRemoval: fc.nat(9) })
export type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

export function formFor(article: Article, sources: CompletionSources): ArticleForm {
  return articleForm(article, { sources, isDefaultSchema: false, problems: [] })
}

function allFields(fields: readonly FormField[]): readonly FormField[] {
  return fields.flatMap((field) => [field, ...(field.control.kind === 'group' ? allFields(field.control.fields) : [])])
}

/** The change that a wish is for a form; undefined if its field cannot be edited. */
export function changeFor({ fields, others }: ArticleForm, { field: at, text, clock, removes, isRemoval }: Wish): FormChange | undefined {
  const all = allFields([...fields, ...others])
  const field = all[at % Math.max(1, all.length)]
  if (!field) return undefined
  const { path, control } = field
  if (isRemoval === 0) return { kind: 'remove', path }
  switch (control.kind) {
    case 'switch':
      return { kind: 'switch', path, isOn: control.isOn !== true }
    case 'date':
      return { kind: 'date', path, clock: control.hasTime ? clock : clock.slice(0, 10) }
    case 'names':
      if (removes && control.texts.length > 0) return { kind: 'take', path, text: control.texts[at % control.texts.length] ?? '' }
      return text === '' ? undefined : { kind: 'add', path, text }
    case 'text':
    case 'headline':
    case 'name':
    case 'image':
      return { kind: 'text', path, text: control.kind === 'text' && control.hasLines ? `${text}\n\n${text}` : text }
    case 'choice':
      return { kind: 'text', path, text: control.choices[at % control.choices.length]?.text ?? '' }
    default:
      return undefined
  }
}

type Values = Readonly<Record<string, unknown>>

/** Programs that read front matter; a name with what one of them makes of a text, undefined if it does not read it. */
export function readings(text: string): ReadonlyMap<string, Values> {
  const fences = findFences(text)
  const source = fences ? textAt(text, fences.content) : ''
  const readers: Readonly<Record<string, () => unknown>> =
    fences?.language === 'toml'
      ? { toml: () => getStaticTOMLValue(parseTOML(source)) }
      : fences?.language === 'json'
        ? { json: () => JSON.parse(source) as unknown }
        : {
            // Without what is around it: it finds no front matter below blank lines, and drops the last line end.
            'gray-matter': () => matter(`---\n${source}\n---\n`, {}).data,
            'yaml 1.1': () => parse(source, { version: '1.1' }) as unknown,
            'yaml 1.2': () => parse(source) as unknown,
          }
  return new Map(
    Object.entries(readers).flatMap(([name, read]): [string, Values][] => {
      try {
        const value = read()
        return [[name, (value ?? {}) as Values]]
      } catch {
        return []
      }
    }),
  )
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Values)[key] : undefined), root)
}

/**
 * Makes a change, and checks it: outside of the field not a byte is another one, for all programs the other fields have the values that they had and
 * this one has the new one, and the same change again changes nothing.
 * @returns whether something was changed
 */
export function checkChange(text: string, change: FormChange, sources: CompletionSources): boolean {
  const { path } = change
  const article = parseArticle(text)
  const { edits, refused } = formEdit(article, change, sources)
  if (refused !== undefined || edits.length === 0) return false
  const after = applyEdits(text, edits)
  const shown = `${JSON.stringify(change)}\n${JSON.stringify(text.slice(0, 2000))}\n${JSON.stringify(after.slice(0, 2000))}`
  const [key = ''] = path
  const field = article.frontMatter?.fields.findLast((one) => one.key === key)
  const lineStart = (offset: number) => text.lastIndexOf('\n', offset - 1) + 1
  for (const { range, newText } of edits) {
    if (!field) assert.equal(range.start, range.end, shown)
    else if (change.kind !== 'remove' && change.kind !== 'take') {
      const lineEnd = text.indexOf('\n', Math.max(field.range.end, field.keyRange.end))
      assert.ok(range.start >= field.keyRange.end && range.end <= (lineEnd < 0 ? text.length : lineEnd + 1), shown)
    } else {
      // With it goes the comma before it.
      assert.match(text.slice(range.start, Math.min(range.end, lineStart(field.range.start))), /^[\s,]*$/, shown)
    }
    if (text.includes('\r\n')) assert.doesNotMatch(newText.replaceAll('\r\n', ''), /[\r\n]/, shown)
  }
  const now = readings(after)
  for (const [name, before] of readings(text)) {
    const read = now.get(name)
    assert.ok(read, `${name} cannot read it any more\n${shown}`)
    const [{ [key]: _, ...others }, { [key]: __, ...othersNow }] = [before, read]
    assert.deepEqual(othersNow, others, `${name}\n${shown}`)
    assertNew(change, valueAt(before, path), valueAt(read, path), `${name}\n${shown}`)
  }
  const again = formEdit(parseArticle(after), change, sources)
  assert.equal(applyEdits(after, again.edits ?? []), after, `twice\n${shown}`)
  return true
}

const plain = (value: unknown) => (typeof value === 'string' ? value.replace(/\n+$/, '') : String(value ?? ''))

function assertNew(change: FormChange, before: unknown, now: unknown, shown: string): void {
  const list = [before ?? []].flat()
  if (change.kind === 'remove') assert.equal(now, undefined, shown)
  else if (change.kind === 'switch') assert.equal(now, change.isOn, shown)
  else if (change.kind === 'text') assert.equal(plain(now), change.text.replace(/\n+$/, ''), shown)
  else if (change.kind === 'add') assert.deepEqual([now].flat().map(plain).at(-1), change.text, shown)
  else if (change.kind === 'take') assert.ok([now ?? []].flat().length < list.length, shown)
  else assert.ok(!(now instanceof Date) || !Number.isNaN(now.getTime()), shown)
}
