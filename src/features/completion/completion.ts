import type { Article } from '../../core/article/article'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { writerOf } from '../../core/frontmatter/writer'
import type { ValueNode } from '../../core/data/nodes'
import type { CompletionItem, CompletionSources } from './completionItem'
import { cursorContexts, writtenValues } from './cursorContext'
import { keyItems } from './keyItems'
import { modelContext } from './modelContext'
import { valueItems } from './valueItems'
import { frontMatterLines, type YamlLines } from './writtenFields'

export type { CompletionItem, CompletionSources } from './completionItem'

/**
 * What an author may want to write at the cursor, in the order of use; empty where nothing is known.
 * @param most how many values to give at most. Where there are more, those that fit what is typed so far
 */
export function complete(
  article: Article,
  offset: number,
  sources: CompletionSources,
  most = Number.POSITIVE_INFINITY,
): readonly CompletionItem[] {
  const lines = frontMatterLines(article)
  return lines ? completeYaml(lines, offset, sources, most, () => article.dates) : completeModel(article, offset, sources, most)
}

/** In TOML and JSON. */
function completeModel(article: Article, offset: number, sources: CompletionSources, most: number): readonly CompletionItem[] {
  const { text, dates, frontMatter } = article
  const found = modelContext(article, offset)
  if (!found) return []
  const { context, after, also } = found
  const writer = writerOf(frontMatter?.language)
  if (context.kind === 'value') {
    const others = (key: string) => textsOf(fieldOf(frontMatter, key)?.value)
    return valueItems(others, dates, context, sources, most, text.slice(context.range.start, offset), writer)
  }
  const items = keyItems(text, dates, context, sources, writer, after)
  return also ? items.map((item) => ({ ...item, also })) : items
}

function textsOf(node: ValueNode | undefined): readonly string[] {
  if (node?.kind === 'list') return node.items.flatMap(({ value }) => textsOf(value))
  return node?.kind === 'scalar' && node.value !== null ? [String(node.value)] : []
}

/**
 * The same for any YAML that a schema is known of: `copydesk.yaml` is one block of lines.
 * @param datesOf the dates that are written in it already, whose notation is kept to
 */
export function completeYaml(
  lines: YamlLines,
  offset: number,
  sources: CompletionSources,
  most = Number.POSITIVE_INFINITY,
  datesOf: () => Article['dates'] = () => [],
): readonly CompletionItem[] {
  const writer = writerOf('yaml')
  return cursorContexts(lines, offset).flatMap((context) =>
    context.kind === 'key'
      ? keyItems(lines.text, datesOf(), context, sources, writer)
      : valueItems(
          (key) => writtenValues(lines, key),
          datesOf(),
          context,
          sources,
          most,
          lines.text.slice(context.range.start, offset),
          writer,
        ),
  )
}
