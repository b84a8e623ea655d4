import { toValue, type ValueNode } from '../data/nodes'
import type { Typography } from '../style/typography/typography'
import { fieldsOf } from './settingsNodes'

/**
 * Reads `typography` of `style`.
 * @param wrong whether a value is refused by the schema of `copydesk.yaml`
 */
export function readTypography(node: ValueNode | undefined, wrong: (at: { start: number; end: number }) => boolean): Typography {
  const set = fieldsOf(node).filter(({ value }) => value && !wrong(value.range))
  return Object.fromEntries(set.map(({ key, value }) => [key, toValue(value)]))
}
