import type { Article } from '../../core/article/article'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { writerOf } from '../../core/frontmatter/writer'
import type { ValueNode } from '../../core/data/nodes'
import type { CompletionItem, CompletionSources, CompletionTarget, CursorContext } from './completionTypes'
import { keyItems } from './keyItems'
import { tomlJsonContexts } from './tomlJsonCursor'
import { valueItems } from './valueItems'
import { yamlContexts, yamlValues } from './yamlCursor'
import { frontMatterLines, type YamlLines } from './yamlFields'

// Completion in the front matter takes two steps: find out what is written at the cursor (a `CursorContext`), then make the items for it.
// YAML is scanned in three stages, each of which imports only earlier ones: `yamlFields.ts` splits lines into fields, `yamlPlaces.ts`
// finds the places in the value of a field, `yamlCursor.ts` finds the place at the cursor. `tomlJsonCursor.ts` does the same for TOML and
// JSON, and `bodyItems.ts` completes HTML in the body.
// CONTRIBUTING.md has the steps to add a kind of values.

export type { CompletionItem, CompletionSources } from './completionTypes'

/**
 * The items for an offset of an article's front matter, the most useful first. Empty outside of it and where nothing fits.
 * @param maxItems at most this many values; if there are more, those that match the text typed so far
 */
export function complete(
  article: Article,
  offset: number,
  sources: CompletionSources,
  maxItems = Number.POSITIVE_INFINITY,
): readonly CompletionItem[] {
  const lines = frontMatterLines(article)
  if (lines) return completeYaml(lines, offset, sources, maxItems, () => article.dates)
  const { text, frontMatter } = article
  const target: CompletionTarget = {
    text,
    offset,
    writer: writerOf(frontMatter?.language),
    datesOf: () => article.dates,
    valuesOf: (key) => textsOf(fieldOf(frontMatter, key)?.value),
  }
  return itemsFor(tomlJsonContexts(article, offset), target, sources, maxItems)
}

/**
 * The items for an offset of any YAML with a schema, such as `copydesk.yaml`.
 * @param datesOf the dates in it, whose notation a new date gets
 */
export function completeYaml(
  lines: YamlLines,
  offset: number,
  sources: CompletionSources,
  maxItems = Number.POSITIVE_INFINITY,
  datesOf: CompletionTarget['datesOf'] = () => [],
): readonly CompletionItem[] {
  const target = { text: lines.text, offset, writer: writerOf('yaml'), datesOf, valuesOf: (key: string) => yamlValues(lines, key) }
  return itemsFor(yamlContexts(lines, offset), target, sources, maxItems)
}

function itemsFor(
  contexts: readonly CursorContext[],
  target: CompletionTarget,
  sources: CompletionSources,
  maxItems: number,
): readonly CompletionItem[] {
  return contexts.flatMap((context) =>
    context.kind === 'key' ? keyItems(context, target, sources) : valueItems(context, target, sources, maxItems),
  )
}

function textsOf(node: ValueNode | undefined): readonly string[] {
  if (node?.kind === 'list') return node.items.flatMap(({ value }) => textsOf(value))
  return node?.kind === 'scalar' && node.value !== null ? [String(node.value)] : []
}
