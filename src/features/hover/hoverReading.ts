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
 * How the site reads a plain value, if that differs from the YAML 1.2 core schema. Empty if a rule reports a problem for it, which is so
 * wherever the value loses something.
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
