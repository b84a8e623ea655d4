import { named, titled } from './articles.mjs'

const bodyOf = (list, prefix) => named(prefix, list, (body) => titled('', `${body}\n`))

/** Addresses with a percent sign. */
export const addresses = bodyOf(
  [
    '![x](/a%20b.jpg)', '![x](/100%.jpg)', '![x](/%E4%BD.jpg)', '![x](/%E4%BD%A0.jpg)', '![x](/a.jpg?q=50%)', '![x](https://example.org/50%off.jpg)', '![x][1]\n\n[1]: /50%off.jpg', '<img src="/50%off.jpg" alt="x" />',
    '[x](/50%off)', '[x](/%E4%BD)', '[x](#50%off)', '[x](https://example.org/50%off)', '[x](mailto:me@example.org?subject=50%off)', '[x][1]\n\n[1]: /50%off', '<a href="/50%off">x</a>', 'See https://example.org/50%off now', '![x](</50% off.jpg>)', '[x](</50% off>)',
  ],
  'address',
)

/** What Copydesk writes into MDX, and what its readers take for granted. */
export const mdxWriting = bodyOf(
  [
    '<figure>\n<img src="/a.jpg" alt="{x}" />\n<figcaption>t \\{b</figcaption>\n</figure>', '<figure>\n<img src="/a.jpg" alt="Boats" />\n<figcaption>t &#123;b&#125; &lt; \\<3</figcaption>\n</figure>', '<figure><img src="/a.jpg" alt="a &lt; b" /><figcaption>t \\{b\\}</figcaption></figure>',
    '![a \\{b](/a.jpg "t {x")', '![a &#123;b](/a.jpg)', '![a {b](/a.jpg)', '![a {1+1} b](/a.jpg)', '![a \\<b](/a.jpg)', '![a <b](/a.jpg)', '![x](/50%off.jpg)', '[x](/50%off)', '<img src="/50%off.jpg" alt="x" />', '![x](/a%20b.jpg)',
    '<figure id="a" className="wp-caption">\n<img src="/a.jpg" alt="x" />\n</figure>', '<figure class="wp-caption"><img src="/a.jpg" alt="x" /></figure>', '<video src="/a.mp4" poster="/a.jpg" controls preload="metadata"></video>', 'a\n<img src="/a.jpg" alt="x" />\nb',
    '{/* copydesk-disable-next-line img-alt-missing -- reason */}\n<img src="/a.jpg" />',
  ],
  'writing',
)
