import * as l10n from '@vscode/l10n'
import { altTexts } from '../core/images/altTexts'
import type { Rule } from '../core/lint/rule'

const generic = new Set([
  ...'image|images|img|photo|photograph|picture|pic|screenshot|screen shot|alt|alt text|alt-text|alternative text|image description|description|untitled|figure|logo image|placeholder'.split(
    '|',
  ),
  ...'图|图片|照片|插图|配图|题图|截图|截屏|图像|在这里插入图片描述|请输入图片描述|输入图片说明|描述'.split('|'),
])

export const imgAltGeneric: Rule = {
  id: 'img-alt-generic',
  severity: 'information',
  docs: {
    summary: 'The alternative text of an image describes what the image shows, and is more than “image” or “photo”.',
    why: 'A screen reader says “image” anyway.',
    authority: 'WCAG 2.2, 1.1.1 (A), F30',
    bad: ['<img src="/a.jpg" alt="⟦Image⟧">\n', '![⟦图片⟧](/a.png)\n', '![⟦screenshot 2⟧](/a.png)\n'],
    good: ['<img src="/a.jpg" alt="Image of the harbour">\n', '![题图：港口的清晨](/a.png)\n', '![](/a.png)\n'],
  },
  *check(article) {
    for (const { alt, range } of altTexts(article)) {
      if (generic.has(withoutNumber(alt.toLowerCase())))
        yield { range, message: l10n.t('“{0}” says nothing about this image: describe what it shows.', alt) }
    }
  },
}

/** Removes a number of up to three digits at the end, and what separates it. A regular expression would try each run of spaces again. */
function withoutNumber(alt: string): string {
  let end = alt.length
  while (alt.length - end < 3 && /\d/.test(alt[end - 1] ?? '')) end--
  while (/[\s_-]/.test(alt[end - 1] ?? '')) end--
  return alt.slice(0, end)
}
