import type { ValueNode } from '../../data/nodes'
import { isMoment, readJsYaml3, readJsYaml4 } from '../../data/scalars/scalarReaders'
import type { YamlReading } from '../../data/scalars/yamlReading'

/** gray-matter 4 with js-yaml 3. */
export const jsYaml3: YamlReading = {
  current: readJsYaml3,
  other: undefined,
  refusesTags: true,
  refusesDuplicates: true,
  refusesMapKeys: false,
  oneDocument: true,
  characters: 'jsYaml',
  refusedScalars: undefined,
  keepsDigits: false,
  typedText: false,
  keepsPoint: false,
  typedKeys: false,
}

/**
 * js-yaml 4, in older versions of the generator gray-matter with js-yaml 3. js-yaml 5 reads YAML 1.2 only, so a value that Copydesk
 * does not report is safe there too.
 */
export const jsYaml4: YamlReading = { ...jsYaml3, current: readJsYaml4, other: { read: readJsYaml3, versions: 'older' } }

/** Whether js-yaml reads a value as a point in time: a date without quotes, alone or with a time to the second. */
export function isJsYamlDate(node: ValueNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && typeof node.value === 'string' && isMoment(readJsYaml4(node.value))
}
