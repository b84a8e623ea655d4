import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { proseOf } from '../../core/prose/prose'
import { proseAt, sourceRange } from '../../core/prose/proseRun'
import { termPlaceOf } from '../../core/prose/termPlace'
import type { HouseList } from '../../core/style/houseList'
import type { Term } from '../../core/style/terms'
import type { Hover, HoverPart } from './hoverPart'

/** What the house list says of a word that readers read, in its wrong or its preferred form. @returns undefined if it has no entry for it */
export function termHover(article: Article, offset: number, list: HouseList): Hover | undefined {
  const at = proseAt(proseOf(article), offset)
  const entry = at && list.entryAt(at.run.text, at.at, termPlaceOf(at.run))
  const range = entry && sourceRange(at.run, entry.start, entry.end)
  return range && { range, parts: partsOf(entry.term) }
}

function partsOf({ prefer, instead, otherCases, scope, language, reason, source }: Term): readonly HoverPart[] {
  const text = (words: string): HoverPart => ({ kind: 'text', text: words })
  const forms = instead.join(', ')
  const where = [...(scope ?? []), ...(language === undefined ? [] : [language])].join(', ')
  return [
    prefer === undefined
      ? { kind: 'heading', text: forms, note: l10n.t('not used by the house style') }
      : { kind: 'heading', text: prefer, note: l10n.t('the form of the house style') },
    ...(prefer !== undefined && forms !== '' ? [text(l10n.t('Not: {0}', forms))] : []),
    ...(otherCases ? [text(l10n.t('Not with other capital letters.'))] : []),
    ...(reason === undefined ? [] : [text(reason)]),
    ...(where === '' ? [] : [text(l10n.t('Only for: {0}', where))]),
    text(source ? l10n.t('House list: {0}, line {1}', source.file, source.line) : l10n.t('House list: {0}', 'copydesk.yaml')),
  ]
}
