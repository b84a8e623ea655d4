import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { proseOf } from '../core/prose/prose'
import { editIn, sourceRange, type ProseRun } from '../core/prose/proseRun'
import { isTitleCase, wrongCapitals, type CapitalStyle } from '../core/style/headlines'
import { outsideQuotations } from '../core/style/wordBounds'
import type { Finding } from '../core/text/problem'
import { countScripts } from '../core/words/scripts'

/** A full stop; not that of “U.S.”, of “Inc.” or of an ellipsis. */
const endMark = /(?<![.…]|\b\p{L}|\b(?:Inc|Co|Corp|Ltd|Bros|Jr|Sr|etc|al|No|St|Ave|Blvd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|usw|Mio|Mrd))[.。]$/u

export const headlineStyle: Rule = {
  id: 'headline-style',
  severity: 'warning',
  docs: {
    summary: 'Headlines have the capitals and the end of the house style.',
    why: 'Headlines stand side by side on a page: readers see when each is written in another way.',
    authority:
      'The newsroom: `headlines` in copydesk.yaml; The Associated Press Stylebook (composition titles); The Chicago Manual of Style, 8.159',
    given: { settings: 'headlines: { capitals: ap, endMark: none }\n' },
    bad: [
      '---\ntitle: ⟦Harbour opens With a Party⟧\nlang: en\ndate: 2024-01-05\n---\n',
      '---\ntitle: The Harbour Opens⟦.⟧\ndate: 2024-01-05\n---\n',
      '---\ntitle: 港口开放⟦。⟧\ndate: 2024-01-05\n---\n',
    ],
    good: [
      '---\ntitle: "Harbour Opens in the U.S.: A Party for iPhone Owners to Log In"\ndate: 2024-01-05\n---\n',
      '---\ntitle: The Ferry Gets a Second Act. And a Third, at Smith Bros.\ndate: 2024-01-05\n---\n',
      '---\ntitle: 港口开放\ndate: 2024-01-05\n---\n',
      '---\ntitle: Der Hafen öffnet am Montag\nlang: de\ndate: 2024-01-05\n---\n',
    ],
  },
  *check(article, { headlines }) {
    if (!headlines?.capitals && !headlines?.noEndMark) return
    for (const run of proseOf(article, () => false)) {
      if (!run.isField || run.place !== 'headline') continue
      if (headlines.capitals && isEnglish(run)) yield* capitalFindings(run, headlines.capitals)
      const mark = headlines.noEndMark ? endMark.exec(run.text) : null
      const range = mark && sourceRange(run, mark.index, run.text.length)
      if (!mark || !range) continue
      const edit = editIn(run, mark.index, run.text.length, '')
      yield {
        range,
        message: l10n.t('The house style has no full stop at the end of a headline.'),
        fixes: edit ? [{ title: l10n.t('Delete it'), edits: [edit], safe: false }] : [],
      }
    }
  },
}

function isEnglish({ language, text }: ProseRun): boolean {
  if (language !== undefined) return /^en(?:-|$)/.test(language)
  const { letters } = countScripts(text)
  return letters > 0 && (text.match(/[A-Za-z]/g)?.length ?? 0) === letters
}

function* capitalFindings(run: ProseRun, style: CapitalStyle): Generator<Finding, undefined> {
  const whole = sourceRange(run, 0, run.text.length)
  if (!whole) return undefined
  if (style === 'sentence') {
    if (isTitleCase(run.text))
      yield { range: whole, severity: 'information', message: l10n.t('The house style writes headlines with the capitals of a sentence.') }
    return undefined
  }
  const wrong = outsideQuotations(run.text, wrongCapitals(run.text, style))
  if (wrong.length === 0) return undefined
  const edits = wrong.flatMap(({ start, end, right }) => editIn(run, start, end, right) ?? [])
  const words = wrong.map(({ right }) => `“${right}”`).join(', ')
  yield {
    range: whole,
    message:
      style === 'ap'
        ? l10n.t('The capitals of the AP style differ: {0}.', words)
        : l10n.t('The capitals of the Chicago style differ: {0}.', words),
    fixes: edits.length === wrong.length ? [{ title: l10n.t('Write {0}', words), edits, safe: false }] : [],
  }
  return undefined
}
