import * as l10n from '@vscode/l10n'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'

/** Characters that are counted as two: Chinese, Japanese, Korean, full-width forms. */
const wideCharacters =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu

export const titleLength: Rule = {
  id: 'title-length',
  severity: 'hint',
  options: {
    max: {
      type: 'integer',
      default: 110,
      minimum: 1,
      description: 'Maximum length of a title in characters; a Chinese character counts as two.',
    },
  },
  docs: {
    summary: 'A title has at most 110 characters; a Chinese character counts as two.',
    why: 'Longer titles are cut off in lists and on phones, and are often a first sentence, not a headline.',
    authority: 'A rule of thumb: 12 of 7,697 real articles are wider',
    bad: [`---\ntitle: ⟦${'Harbour opens '.repeat(8)}at last⟧\n---\n`, `---\ntitle: ⟦'${'港口今晨重新开放，'.repeat(6)}首批渡轮'⟧\n---\n`],
    good: [
      '---\ntitle: The harbour opens again after nineteen years, with two ferries, a brass band and a very long speech\n---\n',
      '---\ntitle: 港口今晨重新开放，首批渡轮启航，市民在码头排起长队等候登船\n---\n',
    ],
  },
  *check({ frontMatter }, { options }) {
    const value = fieldOf(frontMatter, 'title')?.value
    if (!frontMatter || frontMatter.errors.length > 0 || value?.kind !== 'scalar' || typeof value.value !== 'string') return
    const maxLength = Number(options['max'])
    const length = lengthOf(value.value.trim())
    if (length <= maxLength) return
    yield {
      range: value.range,
      message: l10n.t(
        'The title is {0} characters long (a Chinese character counts as two): more than {1} are cut off in many lists.',
        length,
        maxLength,
      ),
    }
  },
}

function lengthOf(title: string): number {
  return Array.from(title.replace(/\p{M}/gu, '')).length + (title.match(wideCharacters)?.length ?? 0)
}
