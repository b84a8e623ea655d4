import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { otherReading, siteReading } from '../../core/generators/yamlDifferences'
import { placesOf } from '../../core/generators/fieldMeanings'
import { readingInWords } from '../../core/generators/describeReading'
import { readCore, sameReading } from '../../core/generators/scalarReaders'
import { dialectOf } from '../../core/settings/siteScope'
import { textAt } from '../../core/text/text'
import type { ScalarNode } from '../../core/data/nodes'
import type { HoverPart, HoverSources } from './hoverPart'

/**
 * What the site takes a value for, where that is something else than the standard has it. Where an author loses something
 * by it there is a problem that says so.
 */
export function readOtherwise(article: Article, node: ScalarNode, { scope, schema }: HoverSources): readonly HoverPart[] {
  if (article.frontMatter?.language !== 'yaml' || node.style !== 'plain' || node.tag) return []
  const dialect = dialectOf(scope)
  const written = textAt(article.text, node.range)
  const reading = siteReading(written, dialect)
  if (sameReading(reading, readCore(written))) return []
  for (const { value, meaning } of placesOf(article, schema.fields))
    if (value === node && otherReading(written, meaning, dialect)) return []
  return [{ kind: 'text', text: l10n.t('Your site reads {0} as {1}.', written, readingInWords(reading)) }]
}
