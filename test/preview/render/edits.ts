import fc from 'fast-check'

/** So much that its line is cut. */
const much = 'many words in one line '.repeat(45)

/** Each of another kind; some only mean something beside others. */
const stretches = [
  'A paragraph of *some* words.',
  'Two lines\nin one',
  '# Headline',
  'Underlined\n---',
  '===',
  '- one\n- two\n\n  more of two\n',
  '1. first\n2. second',
  '    indented',
  '> quoted\nlazy',
  '> - in both\n',
  '```js\ncode <b>\n```',
  '```',
  '~~~',
  '| a | b |\n|---|---|\n| c | d |',
  '|---|---|',
  '<div> | b',
  'See [name] and [text][name], ![x][name].',
  '[name]: https://a.example "Title"',
  '[name]: /b\n"Title that goes\non"',
  '[other]: /c',
  '<div>',
  '</div>',
  '<div>\n<p>One.</p>\n<p>Two.\n</div>',
  '<figure><img src="a.jpg"\n  alt="x"><figcaption>c</figcaption></figure>',
  '<p>open',
  '</p>',
  `<div><p>${much}</p><p>Two.</p> <figure><img src="a.jpg"></figure><ul><li>x</li><li>y</ul><table><tr><td>1</tr><tr><td>2</td></tr></table><h2>`,
  `<section><p title="</p><p>">${much}<!-- </p><p> --></p><p>x</p></section><script>"</p><p>"</script><b>bold</p> <p>{{ tag }}</p><p title="`,
  `${much}</p><p></p><p>`,
  '<p title="',
  '">',
  '<b>bold',
  '</b></i>',
  '<ul>\n<li>x\n<li>y\n</ul>',
  '<table>\n<tr><td>x\n<tr><td>y</table>',
  '<section>\n\nMarkdown *inside*\n\n</section>',
  '<details open><summary>s</summary>\n\ntext\n\n</details>',
  '<!-- a\n\ncomment -->',
  '<!--',
  '-->',
  '<script>\nlet a = "<div>"\n\n</script>',
  '<script>',
  '</script>',
  '<style>p { color: red }</style>',
  '<pre>\n a\n\n b</pre>',
  '<div><pre>\nx\n</pre></div>',
  '<option>hidden\n</option>',
  '<iframe src="https://maps.example/">\ninside\n<p>x</p>\n</iframe>',
  '<iframe src="https://www.youtube.com/embed/x"></iframe>',
  '<unknown-element>\ntext\n</unknown-element>',
  '<textarea>\n<b>\n',
  '<a href="https://a.example">link\n</a>',
  '{{ tag }} and {% if x %}<b>y</b>{% endif %}',
  '{% raw %}\n<div>\n{% endraw %}',
  '{{< figure src="a.jpg" >}}',
  '[l]({{ url }})',
  '<p class="{{ c }}">{# <b> #}</p>',
  '{{',
  '}}',
  '港口重开了，渔民“等了三年”。',
  '👩‍👩‍👧 emoji 🎏',
  'سوق السمك',
  'hard  \nbreak\\\nbreak',
  '<https://a.example> &amp; &copy; &',
  '***',
  '\ttab',
  '\0',
  'A note[^1], another[^b] and the first[^1].',
  '[^1]: The first note,\n    in two lines.\n\n    And *two* paragraphs.',
  '[^b]: Of the second[^1] <b>x',
  '- [^b] in a list\n- [^none]\n\n  [^in]: inside of it\n',
  '`[^1]` [^in]',
  'Term\n: What it is\n: and more',
  'Loose term\n\n: Its text\n\n  goes on',
  ': nothing before',
  '- [ ] to do\n- [x] done\n- [x]not',
  ':::note\n\nMind *this*.\n\n:::',
  ':::tip[A **title** [^1]]\ntext',
  ':::',
  ':::: warning\n:::\n::::',
  '## Headed {#its-id}',
  'Text\n{: .lead #x }',
  '{: .alone}',
  '"Quotes" -- and \'more\' --- of... https://a.example/--x?a="b" desk@a.example',
  '{% youtube abc %}',
  '{% asset_img a.jpg "A *title*" %}{% endif %}',
  '{{% notice %}}\nText\n{{% /notice %}}',
  '{{< figure\n src="x"\n >}}',
  '{# nobody sees this #}',
  '{% codeblock lang:js %}\nlet a = "<b>"\n{% endcodeblock %}',
  '<p data-{{ " onclick=x y=" }} title="{{ t }}"\n lang="{{ l }}">{{ x }}</p>',
  '<div>\n{% include a.html %}\n{{ content }}\n</div>',
  '![a]({{ b }}) <img src="{{ c }}">',
  '&lt',
  '<',
  '*',
]

const lineEnd = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\r\n', '\r\n\r\n', '\r', '\n \n', '')
const stretch = fc.tuple(fc.constantFrom(...stretches), lineEnd).map((two) => two.join(''))
/** Articles in which Markdown and HTML of all kinds stand side by side, whole and torn. */
export const article = fc.array(stretch, { maxLength: 14 }).map((all) => all.join(''))
const letter = fc.constantFrom(
  'a',
  ' ',
  '\n',
  '<',
  '>',
  '"',
  '/',
  '-',
  '`',
  '[',
  ']',
  '字',
  '\r',
  '|',
  '{',
  '}',
  '#',
  '&',
  '=',
  '  ',
  'p',
  ':',
  '^',
  '%',
)
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(60)),
  text: fc.oneof({ weight: 3, arbitrary: letter }, { weight: 2, arbitrary: stretch }, { weight: 1, arbitrary: fc.constant('') }),
})

/** Edits one after the other: letters, deletions, whole stretches. */
export const edits = fc.array(edit, { minLength: 1, maxLength: 8 })

interface Change {
  /** Where, as a share of the text. */
  readonly at: number
  readonly gone: number
  readonly text: string
}

export function changed(text: string, { at, gone, text: added }: Change): string {
  const from = Math.floor(at * text.length)
  return text.slice(0, from) + added + text.slice(from + gone)
}
