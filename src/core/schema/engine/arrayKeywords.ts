import type { Check, Trial } from './evaluation'
import { identityOf, itemInstance, type Instance } from './instance'
import type { ListNode } from '../../data/nodes'

const onList =
  (look: (list: ListNode, expected: unknown, trial: Trial) => void): Check =>
  (expected, trial) => {
    if (trial.at.node.kind === 'list') look(trial.at.node, expected, trial)
  }

export const arrayChecks: Readonly<Record<string, Check>> = {
  minItems: onList((list, expected, { fail }) => {
    if (list.items.length < Number(expected)) fail('minItems')
  }),
  maxItems: onList((list, expected, trial) => tooMany(list, Number(expected), 'maxItems', trial)),
  uniqueItems: onList((list, expected, { at, fail }) => {
    if (expected !== true) return
    const first = new Map<string, number>()
    for (const [index, { value }] of list.items.entries()) {
      const identity = identityOf(value)
      const earlier = first.get(identity)
      if (earlier === undefined) first.set(identity, index)
      else fail('uniqueItems', pick('culprit', itemInstance(at, list, index), 'twin', itemInstance(at, list, earlier)))
    }
  }),
  prefixItems: onList((list, expected, trial) => byPlace(list, expected, 'prefixItems', trial)),
  items: onList((list, expected, trial) => {
    if (Array.isArray(expected)) byPlace(list, expected, 'items', trial)
    else behind(list, lengthOf(trial.schema['prefixItems']), expected, 'items', trial)
  }),
  additionalItems: onList((list, expected, trial) => {
    const { items } = trial.schema
    if (Array.isArray(items)) behind(list, items.length, expected, 'additionalItems', trial)
  }),
  contains: onList((list, expected, trial) => {
    const counts = trial.home.draft === '2019-09' || trial.home.draft === '2020-12'
    const least = counts ? Number(trial.schema['minContains'] ?? 1) : 1
    const most = counts ? Number(trial.schema['maxContains'] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
    let count = 0
    let tooMuch: Instance | undefined
    for (let index = 0; index < list.items.length; index++) {
      const item = itemInstance(trial.at, list, index)
      if (!item || trial.evaluate(expected, item, 'contains').violations.length > 0) continue
      if (trial.library.keepsEvaluated && trial.home.draft === '2020-12') trial.outcome.items.add(index)
      if (++count > most) tooMuch ??= item
    }
    if (count < least) trial.fail('contains', { count, expected: least })
    if (tooMuch) trial.fail('maxContains', { count, expected: most, culprit: tooMuch })
  }),
}

/** Looks at what no other keyword has looked at. */
export const unevaluatedItems: Check = onList((list, expected, trial) => {
  const seen = new Set(trial.outcome.items)
  for (let index = 0; index < list.items.length; index++) if (!seen.has(index)) look(list, index, expected, 'unevaluatedItems', trial)
})

function byPlace(list: ListNode, parts: unknown, keyword: string, trial: Trial): void {
  if (!Array.isArray(parts)) return
  for (let index = 0; index < Math.min(parts.length, list.items.length); index++) look(list, index, parts[index], keyword, trial)
}

function behind(list: ListNode, start: number, part: unknown, keyword: string, trial: Trial): void {
  if (part === false) {
    tooMany(list, start, 'maxItems', trial)
    return
  }
  for (let index = start; index < list.items.length; index++) look(list, index, part, keyword, trial)
}

function look(list: ListNode, index: number, part: unknown, keyword: string, trial: Trial): void {
  const item = itemInstance(trial.at, list, index)
  if (!item) return
  if (trial.library.keepsEvaluated) trial.outcome.items.add(index)
  if (part === false && keyword === 'unevaluatedItems') trial.fail(keyword, { culprit: item })
  else if (part !== true) trial.violate(trial.evaluate(part, item, keyword))
}

function tooMany(list: ListNode, limit: number, keyword: string, { at, fail }: Trial): void {
  const culprit = itemInstance(at, list, limit)
  if (culprit) fail(keyword, { expected: limit, culprit })
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function pick(name: 'culprit', value: Instance | undefined, otherName: 'twin', other: Instance | undefined) {
  return { ...(value ? { [name]: value } : {}), ...(other ? { [otherName]: other } : {}) }
}
