import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { proseOf } from '../core/prose/prose'
import { wordEdit } from '../core/prose/wordEdit'
import { termPlaceOf } from '../core/prose/termPlace'
import { sourceRange, type ProseRun } from '../core/prose/proseRun'
import type { TermMatch } from '../core/style/houseList'
import { quotedRanges } from '../core/style/wordBounds'
import type { Finding } from '../core/text/problem'

const settings = `style:
  terms:
    - prefer: Kyiv
      instead: [Kiev]
      reason: the name that its government uses
    - prefer: GitHub
    - prefer: email
      instead: e-mail
    - prefer: 俄罗斯
      instead: [俄国]
      scope: headline
    - instead: [utilize]
      ignoreCase: true
`

export const styleTerm: Rule = {
  id: 'style-term',
  severity: 'warning',
  docs: {
    summary: 'Words and names are written as the house list says.',
    why: 'Readers who meet one name in two forms take it for two. A desk decides once, in a list, and not anew in each article.',
    authority: 'The house list of the newsroom: `style` in copydesk.yaml',
    given: { settings },
    bad: [
      'In ⟦Kiev⟧, the mayor spoke.\n',
      '⟦E-mail⟧ us by ⟦e-mail⟧.\n',
      'Code on **⟦Github⟧**.\n',
      '---\ntitle: ⟦俄国⟧来客\ndate: 2024-01-05T08:00:00+08:00\n---\n\n俄国来客\n',
      'They ⟦Utilize⟧ it.\n',
    ],
    good: [
      'In Kyiv, “Kiev” is what he said.\n',
      '> Kiev, as he said.\n',
      '`Github` <code>Github</code> https://github.com/e-mail github.com\n',
      'Kievan emails\n',
    ],
  },
  *check(article, { houseList, style }) {
    if (!houseList?.mayOccurIn(article.masked)) return
    for (const run of proseOf(article, (source) => houseList.mayOccurIn(source))) {
      if (run.place === 'code' || (run.isQuoted && !style?.quotations)) continue
      const quoted = style?.quotations ? [] : quotedRanges(run.text)
      let next = 0
      for (const match of houseList.matches(run.text, termPlaceOf(run))) {
        while ((quoted[next]?.end ?? Number.POSITIVE_INFINITY) <= match.start) next++
        if ((quoted[next]?.start ?? Number.POSITIVE_INFINITY) <= match.start) continue
        const found = findingOf(run, match)
        if (found) yield found
      }
    }
  },
}

function findingOf(run: ProseRun, { start, end, term, replacement, isCaseOnly }: TermMatch): Finding | undefined {
  const range = sourceRange(run, start, end)
  if (!range) return undefined
  const written = run.text.slice(start, end).replaceAll('\n', ' ')
  const edit = replacement === undefined ? undefined : wordEdit(run, start, end, replacement)
  return {
    range,
    message: messageOf(written, replacement, term.reason),
    fixes: edit ? [{ title: l10n.t('Write “{0}”', replacement ?? ''), edits: [edit], safe: isCaseOnly }] : [],
  }
}

function messageOf(written: string, replacement: string | undefined, reason: string | undefined): string {
  if (replacement === undefined)
    return reason === undefined
      ? l10n.t('The house style does not use “{0}”.', written)
      : l10n.t('The house style does not use “{0}”: {1}', written, reason)
  return reason === undefined
    ? l10n.t('The house style is “{1}”, not “{0}”.', written, replacement)
    : l10n.t('The house style is “{1}”, not “{0}”: {2}', written, replacement, reason)
}
