import { imageSources } from '../core/images/imageSources'
import { insecureImage } from '../core/images/insecureImage'
import type { Rule } from '../core/lint/rule'

export const imgInsecureSrc: Rule = {
  id: 'img-insecure-src',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'Images are loaded over https.',
    why: 'On an https page, browsers block images that are loaded over http, or mark the page as not secure.',
    authority: 'W3C, Mixed Content',
    bad: ['<img src="⟦http://example.com/a.jpg⟧" alt="Boats">\n', '> ![Boats](⟦http://example.com/a.jpg⟧ "Harbour")\n'],
    good: ['<img src="https://example.com/a.jpg" alt="Boats">\n', '![Boats](/a.jpg)\n', '`![Boats](http://example.com/a.jpg)`\n'],
  },
  *check(article) {
    for (const { address, range } of imageSources(article)) {
      const found = insecureImage(address, range, range.start)
      if (found) yield found
    }
  },
}
