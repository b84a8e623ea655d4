import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { otherReading } from '../../core/data/scalars/yamlReading'
import { placesOf } from '../../core/schema/fieldMeanings'
import { readingInWords } from '../../core/data/scalars/describeReading'
import { readCore, sameReading } from '../../core/data/scalars/scalarReaders'
import { generatorOf } from '../../core/settings/siteScope'
import { textAt } from '../../core/text/text'
import type { ScalarNode } from '../../core/data/nodes'
import type { HoverPart, HoverSources } from './hoverPart'

/**
 * What the site takes a value for, where that is something else than the standard has it. Where an author loses something
 * by it there is a problem that says so.
 */
export function readOtherwise(article: Article, node: ScalarNode, { scope, schema }: HoverSources): readonly HoverPart[] {
  if (article.frontMatter?.language !== 'yaml' || node.style !== 'plain' || node.tag) return []
  const { yaml } = generatorOf(scope)
  const written = textAt(article.text, node.range)
  const reading = yaml.current(written)
  if (sameReading(reading, readCore(written))) return []
  for (const { value, meaning } of placesOf(article, schema.fields)) if (value === node && otherReading(written, meaning, yaml)) return []
  return [{ kind: 'text', text: l10n.t('Your site reads {0} as {1}.', written, readingInWords(reading)) }]
}
