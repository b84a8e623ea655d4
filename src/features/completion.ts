import type { Article } from '../core/article'
import type { CompletionItem, CompletionSources } from './completionItem'
import { cursorContexts } from './cursorContext'
import { keyItems } from './keyItems'
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
  return lines ? completeYaml(lines, offset, sources, most, () => article.dates) : []
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
  return cursorContexts(lines, offset).flatMap((context) =>
    context.kind === 'key'
      ? keyItems(lines.text, datesOf(), context, sources)
      : valueItems(lines, datesOf(), context, sources, most, lines.text.slice(context.range.start, offset)),
  )
}
