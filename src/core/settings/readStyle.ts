import { toValue, type ValueNode } from '../data/nodes'
import type { StyleSettings } from '../style/styleSettings'
import { readTerms } from '../style/terms'
import type { Finding } from '../text/problem'
import type { Range } from '../text/text'
import { readTypography } from './readTypography'
import { entriesOf, partOf } from './settingsNodes'
import { readFile } from './settingsParts'

/**
 * Reads `style`.
 * @param wrong whether a value is refused by the schema of `copydesk.yaml`
 * @returns undefined without it; `problems` are those that the schema does not find
 */
export function readStyle(
  node: ValueNode | undefined,
  wrong: (at: Range) => boolean,
): { readonly style: StyleSettings; readonly problems: readonly Finding[] } | undefined {
  if (node?.kind !== 'map') return undefined
  const entries = partOf(node, 'terms')
  const { terms, problems } = readTerms((entries?.kind === 'list' ? entriesOf(entries) : []).filter(({ range }) => !wrong(range)))
  const quotations = toValue(partOf(node, 'quotations'))
  return {
    style: {
      terms,
      lists: entriesOf(partOf(node, 'lists')).flatMap((entry) => readFile(entry) ?? []),
      typography: readTypography(partOf(node, 'typography'), wrong),
      quotations: typeof quotations === 'boolean' ? quotations : undefined,
    },
    problems: problems.map((problem) => ({ ...problem, severity: 'error' })),
  }
}
