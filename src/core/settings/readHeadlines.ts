import { toValue, type ValueNode } from '../data/nodes'
import { headlineChannels, type CapitalStyle, type HeadlineSettings } from '../style/headlines'
import type { Range } from '../text/text'
import { partOf } from './settingsNodes'

/**
 * Reads `headlines`.
 * @param wrong whether a value is refused by the schema of `copydesk.yaml`
 * @returns undefined without it
 */
export function readHeadlines(node: ValueNode | undefined, wrong: (at: Range) => boolean): HeadlineSettings | undefined {
  if (node?.kind !== 'map') return undefined
  const read = (value: ValueNode | undefined) => (value && !wrong(value.range) ? toValue(value) : undefined)
  const widths = partOf(node, 'widths')
  return {
    widths: Object.fromEntries(
      headlineChannels.flatMap((channel) => {
        const width = read(partOf(widths, channel))
        return typeof width === 'number' ? [[channel, width]] : []
      }),
    ),
    capitals: read(partOf(node, 'capitals')) as CapitalStyle | undefined,
    noEndMark: read(partOf(node, 'endMark')) === 'none',
  }
}
