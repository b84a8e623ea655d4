import assert from 'node:assert/strict'
import { parseArticle, type Article } from '../../src/core/article/article'
import { ruleContext } from '../../src/core/lint/ruleContext'
import { activeRules } from '../../src/core/lint/ruleRun'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'

const plain =
  '---\ntitle: Harbour opens\ndate: 2024-01-05\ncategories: [News]\nauthor: Lin\n---\n\n## Ferries\n\nThe harbour opened, *at last*.\n\n- [Timetable](https://ferries.example/)\n- 100 seats\n'

/** Parts that need the Markdown parser, even if they are empty. */
const parsed = new Set<PropertyKey>(['blocks', 'headings', 'codeBlocks'])

describe('rules', () => {
  it('do not need the Markdown of an article without HTML, images and links of its own site', () => {
    const lintConfig = configOf(rules)
    const article = parseArticle(plain, 'a.md')
    const context = ruleContext(article, 'a.md', lintConfig)
    for (const { rule, options } of activeRules(lintConfig).article) {
      const watched = new Proxy(article, {
        get(target, name) {
          if (parsed.has(name)) assert.fail(`${rule.id} reads ${String(name)}: ask for it when the text has what the rule looks for`)
          const value: unknown = Reflect.get(target, name, target)
          return typeof value === 'function' ? value.bind(target) : value
        },
      }) satisfies Article
      assert.deepEqual([...rule.check(watched, options ? { ...context, options } : context)], [], rule.id)
    }
  })
})
