import { named, titled } from './articles.mjs'

/** Template tags, shortcodes and what looks like them. */
export const tags = named(
  'tag',
  [
    'A {% harbour %} B', 'A {% raw %}{{ x }}{% endraw %} B', 'A {% raw %}{{ x }} B', 'A {% if x %}B{% endif %} C', 'A {% if %} B', 'A {% endif %} B', 'A {% comment %}B{% endcomment %} C', 'A {{ name }} B', 'A {{ }} B', 'A {{}} B', 'A {{ name B', 'A {% name B', 'A {# note #} B', 'A {# note B', '100{%}',
    'A {{ "x" | nofilter }} B', 'A {{ "x" | upcase }} B', '`{{ x }}`', '`{% harbour %}`', '```\n{{ x }}\n```', '```\n{% harbour %}\n```', '    {% harbour %}', 'A {{< harbour >}} B', 'A {{< figure src="/a.jpg" >}} B', 'A {{< figure src=“/a.jpg” >}} B', "A {{< figure src='/a.jpg' >}} B", 'A {{< figure src="/a.jpg" B', 'A {{< figure >}} B',
    '{{< highlight go >}}x{{< /highlight >}}', '{{< highlight go >}}x', '{{< /highlight >}}', 'A {{% harbour %}} B', '`{{< harbour >}}`', '```\n{{< harbour >}}\n```', 'A {{</* harbour */>}} B', 'A {{< youtube w7Ft2ymGmfc >}} B', 'A {{< youtube >}} B', '[x]({{< ref "no-such-page" >}})', '[x]({{< relref "no-such-page.md" >}})', '[x]({{< ref "/posts/plain.md" >}})',
    '{% post_link no-such-page %}', '{% asset_img no-such.jpg %}', '{% img /a.jpg %}', '{% youtube w7Ft2ymGmfc %}', '{% link no-such.md %}', '{% post_url 2022-01-01-no-such %}', '{% highlight js %}x{% endhighlight %}', '{% highlight js %}x', '{% include no-such.html %}', '{% codeblock %}\nx\n{% endcodeblock %}', '{% codeblock %}\nx', '{% blockquote %}\nx\n{% endblockquote %}', '{% note %}x{% endnote %}', '{{ site.title }}', '{{ page.title }}', '[x]({{ site.url }}/a)',
    'E = {{x}}', '{{{ a }}}', '${x}', 'A {name} B', 'A { B', 'A } B', '{: .c}\ntext', '<pre>{% harbour %}</pre>', '<!-- {% harbour %} -->', '{%- if x -%}B{%- endif -%}', '{% assign x = 1 %}{{ x }}',
  ],
  (body) => titled('', `${body}\n`),
)

const bodyOf = (list, prefix) => named(prefix, list, (body) => titled('', `${body}\n`))

/** What a body becomes. */
export const bodies = bodyOf(
  [
    'Mei says "boats" and \'trams\'.', '记者说"港口"重开。', '"港口"重"开"', 'mayor said,"Boats" and \'now\',\'then\'', 'alt="a" and x=\'b\'', "the '09 season, 'em, '90s", '[boats](/y)\'s and "**bold**" "[boats](/y)"', '부두의 "이름"을', 'Mei said "boats.', "5'6\" and 12\" wide",
    'so......', 'wait....', 'wait...', 'a----b', 'a--b a -- b 1--2', 'a---b', '<<x>> a << b', '-> and <-', '1/2 (c) (tm) +-',
    'A <!--more--> B **b**', 'A <!-- more --> B', 'A\n<!--more-->\nB', 'A\n\n<!-- more -->\n\nB', '<!--more-->B **b**', '<!-- more -->B **b**', '> q<!--more--> rest\n\nC', '<!-- truncate -->Boats **b**', 'A <!-- never closed',
    '见 https://example.org。后文', '见https://example.org/a，然后', '打开https://example.org/a就行', 'see https://example.org/a, then', 'see www.example.org now', 'see http://localhost:4000/x now', 'https://example.org/a\\_b', '"https://example.org/a"', '[x](//example.org/a) <//example.org>', 'ftp://example.org/a', 'me@example.org', '<https://example.org>', '<me@example.org>',
    '[x](/a b.html)', '[x](</a b.html>)', '[x]((https://example.org/a)', '[x]（https://example.org/a）', '[x] (https://example.org/a)', '![x](/50%off.jpg)', '![x](/a%20b.jpg)', "![Mei's boat](/a.jpg)", '![x](near.png)', '<img src="near.png" alt="x">', '<img src="/a.jpg" alt="x">',
    '5~10 元和 8~12 元', 'H~2~O', '~~a~~', '==m== x^2^', ':smile:', '**加粗。**后文', '他**“引”**后', '**bold: **text', '***a*** b', '*强调*后文',
    '<div>\n\n**b** [x](/y)\n\n</div>', '<div>\n**b**\n</div>', '<div>**b**</div>', '<p>**b**</p>', '<div markdown="1">\n**b**\n</div>', '<figure>\n\n![A](/a.jpg)\n\n</figure>', '<figure>\n![A](/a.jpg)\n</figure>', '<figure>\n<img src="/a.jpg" alt="A">\n<figcaption>**b**</figcaption>\n</figure>', '<figure>\n\n<img src="/a.jpg" alt="A">\n\n<figcaption>b</figcaption>\n</figure>',
    '<div>x</div>\ntext **b**', 'Text\n<figure><img src="/a.jpg" alt="A"></figure>\nmore **b**', '<div>\n\n    <p>x</p>\n\n</div>', '<div>\n\n      <p>x</p>\n</div>', '<p>one\n\n<p>two **b**', '<img src="/a.jpg" alt="A">\ntext', 'a<br>b', 'a<br>\nb', '<pre>"q" -- **b**\n\n*x*</pre>\n\nafter', '<code>"q" --</code> x', '<font color="red">**b**</font>', '<foo>**b**</foo>', '<video controls src="/a.mp4"></video>\ntext **b**', '<iframe src="https://www.youtube.com/embed/x"></iframe>', '<script>x()</script>', '<style>.a { color: red }</style>',
    '- a\n- b\n\n- c', '- a\n  - b\n\n- c', '3. a\n4. b', '2022. What a year', 'para\n2. a', 'para\n1. a', '- a\n* b', '1. a\n  - b\n2. c', '- \n- b', '- [ ] task\n- [x] done', '    indented code', 'text\n\t\n\tcode', '```\n\tx\n```', '```js\nx', '```js {1} title="a"\nx\n```', '<div>\n```\nx\n```\n</div>', '~~~\nx\n~~~',
    'a | b', '| a | b |\n|---|---|\n| c | d |', 'para\n| a | b |\n|---|---|\n| c | d |', '#heading', '##heading', '## Heading', '## 标题 一\n\n## 标题 一', '## Hello, World! A.B', '## Harbour Opens: Part 2.1', '## 2 Go', '## Ünï cödé', '## T {#own}', '## T {: #own}', '## ', 'Heading\n===', 'one\ntwo\n===', '# Harbour\n\nText', '## `code` and **bold**', '## [link](/x) here', '## A_b-c',
    'one\ntwo', 'one  \ntwo', 'Term\n: Definition', 'T1\nT2\n: Definition', 'a[^1]\n\n[^1]: note', '[a][1] [1] [b]\n\n[1]: /x', '*[HTML]: Hyper\n\nHTML', '$$x^2$$', '{:.c}\ntext', '![A](/a.jpg){: width="5"}', ':::note\ntext\n:::', '> [!NOTE]\n> text', '* * *', '&nbsp;a &copy; &lt;', '\\*a\\*', '<!-- note -->\n\nB',
  ],
  'body',
)

/** What MDX makes of a body. */
export const mdx = bodyOf(
  [
    'a<br>b', 'a<br />b', 'x\n\n<hr>\n\ny', '<img src="/a.jpg" alt="A">', '<img src="/a.jpg" alt="A" />', '<figure style="width:770px"><img src="/a.jpg" alt="A" /></figure>', '<div style="">x</div>', '<div style={{ width: 3 }}>x</div>', 'a\n\n<!-- note -->\n\nb', 'a\n\n{/* note */}\n\nb', 'x {name} y', 'x { y', 'x } y', 'x {1+1} y', 'x \\{name\\} y', '{{ title }}', '价格{待定}元', '<https://example.org>', '<me@example.org>',
    'a <3 b', 'a < b', 'a <= b', 'a & < b', '<中文>', '《<书>》', '<p>\na\n</p>', '<p>a\n\nb</p>', '<span>a\n\nb', '<ul><li>a<li>b</ul>', '<details><summary>**b**</summary>\n\nx\n\n</details>', '<details>\n<summary>b</summary>\n\nx\n\n</details>', '<div>**b**</div>', '<script>x()</script>', '<style>.a { color: red }</style>', '<a href=x>a</a>', '<a href="x" class="y">a</a>', '<font color="red">x</font>', '<center>x</center>', '<Foo>x</Foo>', '<Foo />', '<video controls><source src="/a.mp4"></video>',
    '<!DOCTYPE html>', '<![CDATA[x]]>', '<?xml?>', 'import duties rose', 'export figures fell', "import X from './x.js'", 'Text\n\nimport duties rose', '## T {#own}', '## T {x}', '{% tag %}', '{{< youtube id="x" >}}', '{: .c}', '{:toc}', '{# c #}', '`{x}`', '```\n{x} <3\n```', '    {x}', '${x}', '<iframe src="https://www.youtube.com/embed/x" allowfullscreen frameborder="0"></iframe>', '<a href="#" onclick="x()">a</a>', '<>\nx\n</>', "{' '}", 'a\n{x}', '<!-- a --> {x}', '<!-- unclosed', '<div>\n\nx', 'x</div>', '<B>x</b>', '<input disabled>', '&lt;3', '\\<3', '[<3](x)', '**<br>**', '| <br> | x |\n|---|---|\n| a | b |', '<br/>', '<wbr>', '<p>a<p>b', '<em>a', 'a</em>', "<img src='/a.jpg' alt='A'>", '<a href="https://example.org">a</a>',
  ],
  'mdx',
)
