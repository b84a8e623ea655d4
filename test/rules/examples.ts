import { bringsFrontMatter, checkExample } from '../../src/core/lint/checkExample'
import type { Rule } from '../../src/core/lint/rule'
import type { Problem } from '../../src/core/text/problem'
import { rules } from '../../src/rules'

/** A body example stands below this block, which no rule has anything to say about. */
const healthyBlock = '---\ntitle: A headline\ndate: 2024-01-05\n---\n\n'

/** @param lead what stands between the front matter and an example that is body text */
export function documentOf(example: string, lead = ''): string {
  return bringsFrontMatter(example) ? example : healthyBlock + lead + example
}

/** Takes the marks out of an example. Returns the text and the ranges that stood between marks. */
export function unmark(marked: string): { text: string; marks: { start: number; end: number }[] } {
  const marks: { start: number; end: number }[] = []
  let text = ''
  for (const unit of marked) {
    if (unit === '⟦') marks.push({ start: text.length, end: text.length })
    else if (unit === '⟧') marks.push({ start: marks.pop()?.start ?? 0, end: text.length })
    else text += unit
  }
  return { text, marks }
}

/** What one rule says of a text, in the surroundings that its examples are given in. An optional rule is tried out too. */
export function checkByRule(text: string, rule: Rule): readonly Problem[] {
  return checkExample(text, rule, rules).filter((problem) => problem.ruleId === rule.id)
}
