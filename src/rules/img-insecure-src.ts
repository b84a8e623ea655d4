import { attributeOf } from '../core/html'
import { insecureImage } from '../core/insecureImage'
import type { Finding, Rule } from '../core/rule'
import { range, textAt, type Range } from '../core/text'

export const imgInsecureSrc: Rule = {
  id: 'img-insecure-src',
  severity: 'warning',
  docs: {
    summary: 'Images are loaded over https.',
    why: 'On a page served over https browsers block pictures that come over http, or mark the page as not secure.',
    authority: 'W3C, Mixed Content',
    bad: ['<img src="⟦http://example.com/a.jpg⟧" alt="Boats">\n', '> ![Boats](⟦http://example.com/a.jpg⟧ "Harbour")\n'],
    good: ['<img src="https://example.com/a.jpg" alt="Boats">\n', '![Boats](/a.jpg)\n', '`![Boats](http://example.com/a.jpg)`\n'],
  },
  *check(article) {
    for (const element of article.elements) {
      if (element.name !== 'img') continue
      const src = attributeOf(element, 'src')
      if (src && !src.templated) yield* insecure(article.text, src.valueRange)
    }
    for (const { destination } of article.images) if (destination) yield* insecure(article.text, destination)
  },
}

function* insecure(text: string, at: Range): Generator<Finding> {
  const bracket = text[at.start] === '<' ? 1 : 0
  const address = range(at.start + bracket, at.end - bracket)
  const found = insecureImage(textAt(text, address), address, address.start)
  if (found) yield found
}
