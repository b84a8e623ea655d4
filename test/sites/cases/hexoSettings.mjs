import { named, titled } from './articles.mjs'

/** What the settings of Hexo's renderers change: marked and markdown-it, its presets, switches and plugins. */
export const hexoSettings = named(
  'hexo-setting',
  [
    'Mei said "boats" and \'trams\', it\'s 5\'6".', '他说"引用"了，\'单\'。', '"*a*" (\'b\') "`c`"d', 'a--b a -- b a---b a....b a...', '.. a.. a?... a!.. a????? a,, b+-c', '(c) (C) (tm) (r) (R) (p)', 'a --> b <-- c',
    'www.example.org me@example.org example.org/a', '见https://example.org/a，然后 www.example.org。后', 'https://example.org/a_b_c (https://example.org/b)', 'http://localhost:4000/x //example.org/a ftp://example.org', '"https://example.org/a"', '[https://example.org](/a) <https://example.org/b>', 'mailto:me@example.org',
    'one\ntwo\n  three', '一\n二\nthree\n四', '港口\n**重开**\n了', 'a<br>b\n<b>c</b> d', '<div>\na *b*\n</div>\n\n*c*', 'a <!-- b --> c\n\n<!-- d -->', '<p>a\n\n    <p>b</p>\n</p>', '<div>\n```\na\n```\n</div>', '<script>a()</script>b',
    '![a *b*](c.jpg "d")', '![](/c.jpg) ![e](./f.jpg) ![g](../h i.jpg)', '![a](images/c.jpg)\n![b](//example.org/d.jpg)', '![a](https://example.org/c.jpg)', 'x ![a "b"](/c.jpg) y', '![a&amp;b \\[c\\]](/d%20e.jpg?f=g&h)', '![港口](/港口.jpg)',
    '[a](/b) [c](d/) [e](https://example.org/f)', '[a](<b c> "d") [e](/港口/ "f\\"g")', '<a href="/b">a</a> <img src="/c.jpg" alt="d">', '[a](javascript:b)', '<me@example.org>',
    '| a | b |\n|---|---|\n| c | d |', '~~a~~ ~b~ H~2~O 5~10', '==a== ++b++ x^2^ ^^c^^', '- [ ] a\n- [x] b', 'Term\n: Definition\n\nB\n\n: c', 'T1\nT2\n: a\n: b', 'a[^1] b[^1]\n\n[^1]: *c*', '*[HTML]: Hyper "Text"\n\nHTML and XHTML, HTML', ':smile: :) :port:', '*a*{.b} c {#d}', '::: note\na\n:::', ':::note\na\n:::',
    '**加粗。**后文 **a**b', '*a **b** c* ***d***', '`a` ``b`c``', '> a\n> > b', '1. a\n2. b\n   - c', '    code\n\tcode', '```\n\ta\n\t\tb\n```', '```js\na < b\n```', '~~~\na\n~~~', '```\na\n    ```\n\nb', '```\na\n````\nb\n```', '- a\n\n  ```\n  b\n  ```\n- c', '> ```\n> a\n> ```', 'a\n```\nb\n```\nc', '    ```\n    a\n    ```', '```\na', '- ```\n  a\n  ```', '   ~~~ js\n   a\n  ~~~ \nb', '``` a`b\nc\n```\nd', '```\na\n```x\nb\n```',
    'a  \nb\\\nc', '---', 'A\n---', '#a', '# a #', '## a "b" -- c...', '## [a](#b) c', '&copy; &amp; \\& &#35;', '[a]: /b "c"\n\n[a] [d][a]', 'a\n\t\n\tb', '- \n- b', '- a\n* b', '1) a\n2. b', 'a\n2. b', '<details>\n<summary>a</summary>\n\n*b*\n</details>', '\\*a\\* \\中',
  ],
  (body) => titled('', `${body}\n`),
)
