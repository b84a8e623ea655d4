import * as l10n from '@vscode/l10n'
import { patternProblem } from '../files/globs'
import { toValue, type MapNode, type ValueNode } from '../data/nodes'
import type { Finding } from '../text/problem'
import type { Range } from '../text/text'
import { profileNames, statusText } from './profiles'
import { entriesOf, fieldOf, fieldsOf, partOf, textOf, textsOf } from './settingsNodes'

/** Problems of globs, and of values in `copydesk.yaml` that contradict each other. */
export function conflictsIn(root: MapNode): readonly Finding[] {
  const overrides = listed(fieldOf(root, 'overrides'))
  return [...globProblems(root, overrides), ...overrides.flatMap(idleOverride), ...repeatedRules(overrides), ...sharedValues(root)]
}

function listed(node: ValueNode | undefined): readonly ValueNode[] {
  return node?.kind === 'list' ? entriesOf(node) : []
}

function error(range: Range, message: string): Finding {
  return { range, message, severity: 'error' }
}

function globProblems(root: MapNode, overrides: readonly ValueNode[]): readonly Finding[] {
  const profiles = profileNames.map((name) => partOf(fieldOf(root, 'profiles'), name))
  const places = [
    fieldOf(root, 'articles'),
    ...listed(fieldOf(root, 'schema')).map((entry) => partOf(entry, 'files')),
    ...[...overrides, ...profiles].flatMap((part) => [partOf(part, 'files'), partOf(part, 'excludedFiles')]),
  ]
  return places.flatMap(entriesOf).flatMap((entry) => {
    const glob = textOf(entry)
    const message = glob === undefined ? undefined : patternProblem(glob)
    return message === undefined ? [] : [error(entry.range, message)]
  })
}

/** An entry of `overrides` that is for no article, or that changes nothing. */
function idleOverride(entry: ValueNode): readonly Finding[] {
  if (entry.kind !== 'map' || !partOf(entry, 'files')) return []
  const files = new Set(textsOf(fieldOf(entry, 'files')))
  const excluded = entriesOf(fieldOf(entry, 'excludedFiles')).find((glob) => files.has(textOf(glob) ?? ''))
  if (excluded)
    return [error(excluded.range, l10n.t('“{0}” is in “files” and in “excludedFiles”: write it in one of them.', textOf(excluded) ?? ''))]
  const isIdle = entry.fields.every(({ key, value }) => key === 'files' || key === 'excludedFiles' || toValue(value) === null)
  const [first] = entry.fields
  return isIdle && first ? [error(first.keyRange, l10n.t('This entry changes nothing: add “rules”, “schema” or “vocabularies”.'))] : []
}

/** Rules that two entries of `overrides` set for the same files. */
function repeatedRules(overrides: readonly ValueNode[]): readonly Finding[] {
  const seen = new Map<string, Map<string, string>>()
  return overrides.toReversed().flatMap((entry) => {
    const place = JSON.stringify([textsOf(partOf(entry, 'files')), textsOf(partOf(entry, 'excludedFiles'))])
    const later = seen.get(place) ?? new Map<string, string>()
    seen.set(place, later)
    return fieldsOf(partOf(entry, 'rules')).flatMap(({ key, keyRange, value }) => {
      const written = JSON.stringify(toValue(value))
      const other = later.get(key)
      later.set(key, other ?? written)
      const message = l10n.t('A later entry sets “{0}” for the same files: remove it here or there.', key)
      return other !== undefined && other !== written ? [error(keyRange, message)] : []
    })
  })
}

/** Values of the status field that mean two profiles. */
function sharedValues(root: MapNode): readonly Finding[] {
  const seen = new Map<string, string>()
  return profileNames.flatMap((name) =>
    entriesOf(partOf(partOf(fieldOf(root, 'profiles'), name), 'values')).flatMap((value) => {
      const status = statusText(toValue(value))
      if (status === undefined) return []
      const other = seen.get(status)
      seen.set(status, other ?? name)
      return other === undefined || other === name
        ? []
        : [error(value.range, l10n.t('“{0}” is a value of “{1}” already: an article has one status.', status, other))]
    }),
  )
}
