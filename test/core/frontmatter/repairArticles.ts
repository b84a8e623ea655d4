import { checkText } from '../../../src/core/lint/checkArticle'
import { fixAll } from '../../../src/core/lint/fix'
import { rules } from '../../../src/rules'
import { configOf } from '../../lintConfig'

const ids = ['fm-yaml-syntax', 'fm-needs-quotes', 'fm-bad-quote', 'fm-colon-space', 'fm-tab-indent', 'fm-multiline-quote-indent']

/** The problems of the rules that repair front matter. */
export function check(text: string, dialect: string = 'hexo') {
  const lintConfig = configOf(
    rules.filter(({ id }) => ids.includes(id)),
    { dialect },
  )
  return checkText(text, 'a.md', lintConfig)
}

export const fixed = (text: string, dialect?: string) => fixAll(text, (current) => check(current, dialect)).text
