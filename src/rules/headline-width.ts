import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { proseOf } from '../core/prose/prose'
import { sourceRange } from '../core/prose/proseRun'
import { channelName, cutsOf } from '../core/style/headlineRoom'
import { headlineChannels } from '../core/style/headlines'
import { displayWidth } from '../core/words/displayWidth'

export const headlineWidth: Rule = {
  id: 'headline-width',
  severity: 'information',
  docs: {
    summary: 'A headline fits where it is shown.',
    why: 'Each channel cuts a longer headline, often before the word that matters.',
    authority: 'The newsroom: `headlines` in copydesk.yaml',
    given: { settings: 'headlines: { widths: { search: 30, push: 20, web: 90 } }\n' },
    bad: [
      '---\ntitle: ⟦Harbour opens again after nineteen years⟧\ndate: 2024-01-05\n---\n',
      '---\ntitle: ⟦港口今晨重新开放首批渡轮启航⟧\ndate: 2024-01-05\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n', '---\ntitle: 港口今晨重新开放\ndate: 2024-01-05\n---\n'],
  },
  *check(article, { headlines }) {
    if (!headlines || Object.keys(headlines.widths).length === 0) return
    // Others, such as a title for search engines, are for one channel.
    const run = proseOf(article, () => false).find(({ place, isField }) => isField && place === 'headline')
    const range = run && sourceRange(run, 0, run.text.length)
    if (!run || !range) return
    const rooms = headlineChannels.flatMap((channel) => {
      const columns = headlines.widths[channel]
      return columns === undefined ? [] : [{ name: channelName(channel), columns }]
    })
    const cut = cutsOf(run.text, rooms).map(({ name, shown }) => l10n.t('{0} shows “{1}”', name, shown))
    const width = displayWidth(run.text)
    if (cut.length > 0) yield { range, message: l10n.t('This headline is {0} wide, and is cut: {1}.', width, cut.join('; ')) }
  },
}
