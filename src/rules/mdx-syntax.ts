import { docusaurus } from '../core/generators/docusaurus/docusaurus'
import type { Rule } from '../core/lint/rule'
import { mayHaveMdx } from '../core/markdown/mdx/mdxFeatures'
import type * as Findings from '../core/markdown/mdx/mdxFindings'
import type * as Reading from '../core/markdown/mdx/readMdx'
import { isMdx } from '../core/settings/articleFormat'

export const mdxSyntax: Rule = {
  id: 'mdx-syntax',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'An article that is read as MDX has no braces, tags or attributes that stop the build.',
    why: 'In MDX, braces are JavaScript and tags are JSX: one brace, one “<” or one element that is not closed, and no page of the site is published. Docusaurus reads .md files as MDX too.',
    authority: 'MDX 3: Troubleshooting MDX; Docusaurus: MDX and React; React: style prop',
    given: { generator: docusaurus },
    bad: [
      'One⟦<br>⟧two\n',
      '⟦<img src="/a.jpg" alt="Boats">⟧\n',
      'Turnout is ⟦<⟧5 percent, and a ⟦<⟧= b. See ⟦<⟧https://example.org>.\n',
      'An open ⟦{⟧ brace, and ⟦{name}⟧\n',
      'The tag ⟦{% include x %}⟧ and ⟦{{< youtube x >}}⟧\n',
      'Boats\n\n⟦import duties rose⟧\n',
      '<a href=⟦/harbour⟧>Harbour</a>\n',
      '<figure ⟦style="width: 50%"⟧>\n\nBoats\n\n</figure>\n',
      '⟦<p>⟧Boats\n\nand nets⟦</p>⟧\n',
    ],
    good: [
      'One<br />two, a < b, \\{ and `{x}`\n',
      '<figure style={{ width: 3 }}>\n\nBoats {/* note */}\n\n</figure>\n',
      '<!-- note -->\n\n## Boats {#boats}\n',
      "import Tabs from '@theme/Tabs'\n\n<Tabs items={['a', 'b']}>Boats</Tabs>\n",
    ],
  },
  *check({ text, body, lines, frontMatter }, { path, generator, files }) {
    if (!mayHaveMdx(text.slice(body.start)) || !isMdx({ frontMatter }, path, generator, files)) return
    const { mdxProblems }: typeof Reading = require('../core/markdown/mdx/readMdx')
    const { mdxFindings }: typeof Findings = require('../core/markdown/mdx/mdxFindings')
    const problems = mdxProblems(text, body, lines, generator.mdx.features)
    yield* mdxFindings(
      text,
      body,
      problems,
      generator.mdx.inMarkdown || generator.mdx.features.importsComponents ? (generator.title ?? 'MDX') : 'MDX',
    )
  },
}
