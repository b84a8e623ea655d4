import * as l10n from '@vscode/l10n'
import { attributeOf, hasUnknownAttributes } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'

export const videoCaptions: Rule = {
  id: 'video-captions',
  severity: 'hint',
  docs: {
    summary: 'A video with sound has captions.',
    why: 'People who do not hear, and all who watch without sound, miss what is said.',
    authority: 'WCAG 2.2, 1.2.2 Captions (A), technique H95; axe-core video-caption',
    bad: [
      '<⟦video⟧ src="harbour.mp4" controls></video>\n',
      '<⟦video⟧ controls><source src="harbour.mp4"><track src="a.vtt" kind="chapters"></video>\n',
    ],
    good: [
      '<video src="harbour.mp4" controls><track src="harbour.vtt" kind="captions" srclang="en"></video>\n',
      '<video src="harbour.mp4" muted autoplay loop></video>\n',
      '<video src="harbour.mp4" controls><track src="harbour.vtt"></video>\n',
    ],
  },
  *check(article) {
    for (const video of article.named('video')) {
      if (attributeOf(video, 'muted') || attributeOf(video, 'aria-hidden') || hasUnknownAttributes(video)) continue
      const kinds = video.children.flatMap((child) =>
        child.kind === 'element' && child.name === 'track' ? [(attributeOf(child, 'kind')?.value ?? 'subtitles').trim().toLowerCase()] : [],
      )
      if (kinds.some((kind) => kind === 'captions' || kind === 'subtitles')) continue
      yield { range: video.nameRange, message: l10n.t('This video has no captions: add <track kind="captions" src="…">.') }
    }
  },
}
