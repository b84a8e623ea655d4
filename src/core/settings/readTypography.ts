import { toValue, type ValueNode } from '../data/nodes'
import { typographySchema, type Typography } from '../style/typography/typography'
import type { Range } from '../text/text'
import { fieldsOf } from './settingsNodes'

/**
 * Reads `typography` of `style`.
 * @param wrong whether a value is refused by the schema of `copydesk.yaml`
 */
export function readTypography(node: ValueNode | undefined, wrong: (at: Range) => boolean): Typography {
  const set = fieldsOf(node).filter(({ key, value }) => key in typographySchema.properties && value && !wrong(value.range))
  return Object.fromEntries(set.map(({ key, value }) => [key, toValue(value)]))
}
