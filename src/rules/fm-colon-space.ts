import * as l10n from '@vscode/l10n'
import { repairsOf } from '../core/lint/repairFindings'
import type { Rule } from '../core/lint/rule'

export const fmColonSpace: Rule = {
  id: 'fm-colon-space',
  severity: 'error',
  docs: {
    effect: 'stops',
    bySite: true,
    summary: 'There is an ordinary colon and a space between a key and its value.',
    why: 'Without them, YAML reads the line as text, not as a field, and the whole front matter becomes unreadable.',
    authority: 'YAML 1.2.2, 7.4.2 and 8.2.2 (mappings)',
    bad: [
      '---\nlayout: post\ntitle⟦:⟧"Harbour opens"\n---\n',
      '---\ntitle⟦：⟧港口开放\nauthor ⟦：⟧ 林\ndate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\nheadimg⟦:⟧/images/harbour.jpg\ntags⟦:⟧[sea, port]\n---\n',
      '---\ntitle⟦：⟧\ndate: 2024-01-05\n---\n',
      '---\ntitle ⟦=⟧ "Harbour opens"\nauthor⟦；⟧林\ndate: 2024-01-05\n---\n',
    ],
    good: [
      '---\ntitle: "Harbour opens"\nauthor : Lin\ntags:\n- sea\n---\n',
      '---\ntitle: 港口：开放\nheadimg: http://example.org/a.jpg\n---\n',
      '---\ntitle: Harbour\n  opens:now\n---\n',
    ],
  },
  *check(article, context) {
    for (const { range, edits, detail, isRead, safe } of repairsOf(article, context, 'fm-colon-space')) {
      const isFullWidth = detail === '：'
      const isOther = !isFullWidth && detail !== ':'
      yield {
        range,
        message: isOther
          ? l10n.t('Write a colon and a space between key and value, not “{0}”.', detail)
          : isFullWidth
            ? l10n.t('This is a full-width colon: write “key: value” with an ordinary colon and a space.')
            : l10n.t('A space is missing after this colon: write “key: value”.'),
        ...(isRead ? { severity: 'warning' as const } : {}),
        fixes: [
          {
            title: isOther ? l10n.t('Write a colon') : isFullWidth ? l10n.t('Write an ordinary colon') : l10n.t('Insert a space'),
            edits,
            safe,
          },
        ],
      }
    }
  },
}
