import { named, titled } from './articles.mjs'

/** What Hugo and goldmark read otherwise than CommonMark: the divider of the summary, quotes, bare addresses, HTML, attributes, lists. */
export const goldmark = named(
  'goldmark',
  [
    'a <!--more--> b', '<!--more-->a *b*', '- a<!--more-->\n- b', '- a <!--more--> b\n- c', '> a <!--more--> b\n> c', '# a <!--more--> b', '| a | b |\n|---|---|\n| c <!--more--> | d |', '**a <!--more--> b**', '[a <!--more--> b](/c)', '`a <!--more--> b`', 'a\n\n```\nb\n<!--more-->\nc\n```\n\nd', '<div>\na <!--more--> b\n</div>', '<p>a <!--more--> b</p>', 'a\n\n<!--more-->\n\n\tb', 'a<!--more-->\n　　b', 'a <!--more--> b <!--more--> c', 'a <!-- more --> b', 'a <!--more -->',
    '他说"引用"和"话"', '"首"尾"', '“中"文"', 'said,"a" and \'b\',\'c\'', "the '09 page, 'em, '90s", "rock 'n' roll", "boys' and girls'", 'He said "a.\n\nAnd b". And" c', 'a". b\n\n"c d\n\n# "e" f".', "he said 'a\n\nb'. c' d", '5\'6" and 12" wide', '("a") ["b"] {"c"}', '"*a*" **"b"** `"c"` "', '"a"b"c"', 'a "b\'s" \'c"d"\'', 'a.... b......', 'a--b a---b a----b', '<<a>> << b >> >>>>', '\\"a" \\--- \\...', '"a" [\'b\'](/c "d\'s")', "![it's \"a\" -- b...](/c.jpg)", '![a \\* &amp; b](/c.jpg)', '![a\nb](/c.jpg)',
    '见https://example.org/a，然后', '见 https://example.org/a，然后', '（https://example.org/a）', '(https://example.org/a(b))', 'http://localhost:4000/a', 'www.example.org', 'xwww.example.org', '*https://example.org/a*', '**a**https://example.org', '`a`https://example.org', '"https://example.org/a"', 'https://example.org/a\\_b', '[a https://example.org', '[a] https://example.org', '<a href="/b">https://example.org</a>', 'a@example.org.', 'a@example b@example.org-', 'ftp://example.org/a', 'https://example.org/a&copy; https://example.org/a?!', 'https://例子.org/a', '<//example.org> <https://example.org/%E6%B8%AF>', '[a](javascript:b) ![c](javascript:d)',
    '**加粗。**后文 **→a**b a**→b**', '**“引”**后 前**（a）**', '_a_b a_b_c 中_文_字', '~~a~~ ~b~ ~~~c~~~', 'x^2^ H~2~O ==m== :smile: $a_b_c$',
    'T\nU\n: a', 'T\n\n\n: a\n\n: b', 'T\n: a\n\nU\n: b\nlazy\n\nc', 'T\n:a', '> T\n: a', '- T\n  : a', 'T\n:   - a\n    - b', 'T\n:         code', ': a', 'T\n: a\n# H\n: b',
    '## a {#b}', '## a {.b #c}', '## a ## {#b lang="fr"}', '## a {b}', '## a \\{.b}', 'a {#b}\n---', 'a\n{.b}', '- [x]a\n- [ ] b\n- [ ]\n- [y] c', '1. [x] a', '- a\n\n  [x] b',
    '<meta charset="utf-8">a *b*', '<meta charset="utf-8">\n*a*', 'a\n<source src="b">\n*c*', '<search>\n*a*\n</search>', 'a <!-- b -- c --> d', '<!-- a\n\nb --> c', '<b>a</b> <i class=c>d</i>', '<figure>\n<img src="/a.jpg" alt="b">\n<figcaption>*c*</figcaption>\n</figure>', '<div>\n\n*a*\n\n</div>', '<details>\n<summary>a</summary>\n\n*b*\n</details>', '<p>a\n\n*b*', '<pre>\na\n\n*b*\n</pre>', 'a\n<div>b</div>\nc', 'a<br>b<br/>c', '<iframe src="https://www.youtube.com/embed/a"></iframe>',
    '- a\n| b | c |\n|---|---|\n| d | e |', '> a\n| b | c |\n|---|---|', 'a\n| b | c |\n|---|---|\n| d |', '- a\n  ```\n  b\n  ```\n- c', '`a\n  b`', '{% image "a.png" %} {{ name }} [x]({{ "/" | url }})', '　　a\n　　b', '- a\n- b\n\n  c\n- d', '1. a\n3. b\n\n2) c', '* a\n\n\n\n* b', '- a\n\n      b', 'a[^1] b[^x y]\n\n[^1]: c\n\n    d\n[^x y]: e',
  ],
  (body) => titled('', `${body}\n`),
)
