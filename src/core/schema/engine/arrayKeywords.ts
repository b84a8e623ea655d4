import type { KeywordValidator, EvaluationContext } from './evaluation'
import { identityOf, itemInstance, type Instance } from './instance'
import type { ListNode } from '../../data/nodes'

const onList =
  (validate: (list: ListNode, expected: unknown, context: EvaluationContext) => void): KeywordValidator =>
  (expected, context) => {
    if (context.instance.node.kind === 'list') validate(context.instance.node, expected, context)
  }

export const arrayKeywords: Readonly<Record<string, KeywordValidator>> = {
  minItems: onList((list, expected, { report }) => {
    if (list.items.length < Number(expected)) report('minItems')
  }),
  maxItems: onList((list, expected, context) => tooMany(list, Number(expected), 'maxItems', context)),
  uniqueItems: onList((list, expected, { instance, report }) => {
    if (expected !== true) return
    const first = new Map<string, number>()
    for (const [index, { value }] of list.items.entries()) {
      const identity = identityOf(value)
      const earlier = first.get(identity)
      if (earlier === undefined) first.set(identity, index)
      else report('uniqueItems', pick('offending', itemInstance(instance, list, index), 'duplicate', itemInstance(instance, list, earlier)))
    }
  }),
  prefixItems: onList((list, expected, context) => evaluateByPosition(list, expected, 'prefixItems', context)),
  items: onList((list, expected, context) => {
    if (Array.isArray(expected)) evaluateByPosition(list, expected, 'items', context)
    else evaluateRest(list, lengthOf(context.schema['prefixItems']), expected, 'items', context)
  }),
  additionalItems: onList((list, expected, context) => {
    const { items } = context.schema
    if (Array.isArray(items)) evaluateRest(list, items.length, expected, 'additionalItems', context)
  }),
  contains: onList((list, expected, context) => {
    const counts = context.location.draft === '2019-09' || context.location.draft === '2020-12'
    const minimum = counts ? Number(context.schema['minContains'] ?? 1) : 1
    const maximum = counts ? Number(context.schema['maxContains'] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
    let count = 0
    let tooMuch: Instance | undefined
    for (let index = 0; index < list.items.length; index++) {
      const item = itemInstance(context.instance, list, index)
      if (!item || context.evaluate(expected, item, 'contains').violations.length > 0) continue
      if (context.registry.keepsEvaluated && context.location.draft === '2020-12') context.result.items.add(index)
      if (++count > maximum) tooMuch ??= item
    }
    if (count < minimum) context.report('contains', { count, expected: minimum })
    if (tooMuch) context.report('maxContains', { count, expected: maximum, offending: tooMuch })
  }),
}

/** Applies to the items that no other keyword has evaluated. */
export const unevaluatedItems: KeywordValidator = onList((list, expected, context) => {
  const seen = new Set(context.result.items)
  for (let index = 0; index < list.items.length; index++)
    if (!seen.has(index)) evaluateItem(list, index, expected, 'unevaluatedItems', context)
})

function evaluateByPosition(list: ListNode, parts: unknown, keyword: string, context: EvaluationContext): void {
  if (!Array.isArray(parts)) return
  for (let index = 0; index < Math.min(parts.length, list.items.length); index++) evaluateItem(list, index, parts[index], keyword, context)
}

function evaluateRest(list: ListNode, start: number, part: unknown, keyword: string, context: EvaluationContext): void {
  if (part === false) {
    tooMany(list, start, 'maxItems', context)
    return
  }
  for (let index = start; index < list.items.length; index++) evaluateItem(list, index, part, keyword, context)
}

function evaluateItem(list: ListNode, index: number, part: unknown, keyword: string, context: EvaluationContext): void {
  const item = itemInstance(context.instance, list, index)
  if (!item) return
  if (context.registry.keepsEvaluated) context.result.items.add(index)
  if (part === false && keyword === 'unevaluatedItems') context.report(keyword, { offending: item })
  else if (part !== true) context.addViolations(context.evaluate(part, item, keyword))
}

function tooMany(list: ListNode, limit: number, keyword: string, { instance, report }: EvaluationContext): void {
  const offending = itemInstance(instance, list, limit)
  if (offending) report(keyword, { expected: limit, offending })
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function pick(name: 'offending', value: Instance | undefined, otherName: 'duplicate', other: Instance | undefined) {
  return { ...(value ? { [name]: value } : {}), ...(other ? { [otherName]: other } : {}) }
}
