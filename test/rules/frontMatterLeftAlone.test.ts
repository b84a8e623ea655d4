import assert from 'node:assert/strict'
import { fixAll } from '../../src/core/lint/fix'
import { article, block, check, fixed, told } from './frontMatterChecks'

describe('what is no mistake, or not for us to mend', () => {
  it('a duplicate key with a comment behind it is not deleted', () => {
    assert.deepEqual(fixed(article('title: B # mine'), 'fm-duplicate-key'), [
      { text: block('date: 2024-01-05\ntitle: B # mine'), safe: false },
    ])
  })

  it('a key that says the same twice is deleted unasked, once', () => {
    assert.deepEqual(fixed(article('layout: post\nx: 1\nlayout: "post"'), 'fm-duplicate-key'), [
      { text: article('layout: post\nx: 1'), safe: true },
    ])
    assert.deepEqual(fixed(article('tags: [a, b]\ntags:\n- a\n- b'), 'fm-duplicate-key'), [{ text: article('tags: [a, b]'), safe: true }])
    const others = fixed(article('layout: post\nLayout: post'), 'fm-duplicate-key')
    assert.deepEqual(
      others.map(({ safe }) => safe),
      [false, false],
    )
  })

  it('a comment behind an empty title is kept when it gets one', () => {
    const [first] = fixed(block('title: #at last\ndate: 2024-01-05'), 'title-missing')
    assert.equal(first?.text, block('title: a #at last\ndate: 2024-01-05'))
  })

  it('words that YAML does not take for words are told, and no others', () => {
    assert.deepEqual(fixed(article('topic: #港口 开放'), 'fm-needs-quotes'), [{ text: article("topic: '#港口 开放'"), safe: false }])
    assert.deepEqual(fixed(article('topic: &港口 开放'), 'fm-needs-quotes'), [{ text: article("topic: '&港口 开放'"), safe: false }])
    for (const inner of [
      'x: # 港口',
      'x: #/a.jpg',
      'x: #"a"',
      'x: #https://a.example/',
      'x: &a b\ny: *a',
      'x: # copydesk',
      'x:\n#港口\ny: 1',
    ])
      assert.deepEqual(told(article(inner), 'fm-needs-quotes'), [], inner)
  })

  it('a text in several lines is a list to Jekyll', () => {
    const text = article('tags:\n  sea\n  port')
    assert.deepEqual(told(text, 'fm-mixed-indent-merge'), ['warning fm-mixed-indent-merge "sea"'])
    assert.deepEqual(told(text, 'fm-mixed-indent-merge', { dialect: 'jekyll' }), [])
  })

  it('what other notations have is mended as a whole', () => {
    const text = block('"title": "A",\n// a draft\n"date": "2024-01-05",')
    const wanted = block('"title": "A"\n# a draft\n"date": "2024-01-05"')
    assert.deepEqual(told(text, 'fm-yaml-syntax'), [
      'error fm-yaml-syntax ","',
      'error fm-yaml-syntax "// a draft"',
      'error fm-yaml-syntax ","',
    ])
    assert.equal(fixAll(text, check).text, wanted)
  })

  it('a block without its upper fence is one to Hexo', () => {
    const text = 'title: A\ndate: 2024-01-05\ntags:\n- a\n---\n\nBody\n'
    assert.deepEqual(told(text, 'fm-fence', { dialect: 'hexo' }), ['information fm-fence "title"'])
    assert.deepEqual(told(text, 'fm-fence'), ['error fm-fence "title"'])
    assert.deepEqual(fixed(text, 'fm-fence', { dialect: 'hexo' }), [{ text: `---\n${text}`, safe: true }])
    const crlf = `\ufeff${text.replaceAll('\n', '\r\n')}`
    assert.equal(fixed(crlf, 'fm-fence')[0]?.text, crlf.replace('title', '---\r\ntitle'))
    for (const other of [
      'title: A\n---\n',
      'Title\n---\n',
      'Note: a\nMore: b\n---\n',
      'title: A\ndate: b\n\n---\n',
      'title: A\nand so on\ndate: b\n---\n',
    ])
      assert.deepEqual(check(other, { dialect: 'hexo' }), [], other)
  })

  it('a fence that is one too many is told where fields follow it', () => {
    const text = '---\ntitle: A\n---\n\ndate: 2024-01-05\ntags: [a]\n---\nBody\n'
    assert.deepEqual(fixed(text, 'fm-second-block'), [{ text: '---\ntitle: A\ndate: 2024-01-05\ntags: [a]\n---\nBody\n', safe: false }])
    for (const body of ['Note: x\n---\n', 'date: x\n\n---\n', 'date: x\nand so on\n---\n', 'The date: x\n---\n'])
      assert.deepEqual(told(`---\ntitle: A\n---\n\n${body}`, 'fm-second-block'), [], body)
  })

  it('tabs that Hexo would read in another way than the lines around them are told as that', () => {
    const text = article('tags:\n\t- a\n    - b')
    const message = (dialect: string) => check(text, { dialect }).find(({ ruleId }) => ruleId === 'fm-tab-indent')?.message
    assert.match(message('hexo') ?? '', /^Hexo reads this tab as two spaces: the lines/)
    assert.match(message('hugo') ?? '', /YAML only allows spaces/)
  })

  it('a list page has no title of its own', () => {
    const text = block('weight: 2')
    assert.deepEqual(told(text, 'title-missing'), ['error title-missing "---"'])
    assert.deepEqual(told(text, 'title-missing', { dialect: 'hexo' }), ['warning title-missing "---"'])
    assert.deepEqual(told(text, 'title-missing', { path: 'content/news/_index.zh.md' }), [])
  })

  it('blank lines before the front matter are an error only where the site then sees none', () => {
    const text = `\n${article('x: 1')}`
    assert.deepEqual(told(text, 'fm-leading-content', { dialect: 'generic' }), ['warning fm-leading-content "\\n"'])
    for (const dialect of ['hexo', 'hugo', 'astro'] as const)
      assert.deepEqual(told(text, 'fm-leading-content', { dialect }), ['hint fm-leading-content "\\n"'], dialect)
    for (const dialect of ['jekyll', 'eleventy', 'hexo', 'hugo', 'astro', 'docusaurus'] as const)
      assert.deepEqual(told(`\uFEFF${article('x: 1')}`, 'fm-leading-content', { dialect }), [], dialect)
    for (const dialect of ['jekyll', 'eleventy', 'docusaurus'] as const)
      assert.deepEqual(told(text, 'fm-leading-content', { dialect }), ['error fm-leading-content "\\n"'], dialect)
    assert.deepEqual(told(`\n${block('title: A')}`, 'date-missing title-missing', { dialect: 'hexo' }), ['warning date-missing "---"'])
  })

  it('a list of the same keys, merge keys and aliases are no duplicates', () => {
    assert.deepEqual(told(article('a: &a { x: 1, y: 2 }\nb: *a\nc:\n  <<: *a\n  <<: *a'), 'fm-duplicate-key'), [])
  })

  it('thousands of keys cost no time', () => {
    const text = article(Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`).join('\n'))
    assert.deepEqual(told(text, 'fm-duplicate-key fm-key-typo'), [])
  })

  it("a newsroom's own keys", () => {
    for (const key of ['extra', 'badge', 'publisher', 'tabs', 'rate', 'late', 'gate', 'headImg', 'title2', 'keyword', 'comment', 'toc'])
      assert.deepEqual(told(article(`${key}: 2024-01-05`), 'fm-key-typo'), [], key)
  })

  it('an object among tags is told once', () => {
    const found = check(article('tags:\n - name: sea')).map(({ ruleId }) => ruleId)
    assert.deepEqual(found, ['fm-schema'])
  })

  it('taxonomy-duplicate leaves comments and anchors alone', () => {
    const repeated = (inner: string) => fixed(article(inner), 'taxonomy-duplicate')
    assert.deepEqual(repeated('tags:\n - a\n - a # why'), [])
    assert.deepEqual(repeated('tags:\n - a\n - &x a'), [])
    assert.deepEqual(repeated('tags: [a, b, a]'), [{ text: article('tags: [a, b]'), safe: true }])
    assert.deepEqual(repeated('tags: [a, A]'), [{ text: article('tags: [a]'), safe: false }])
    assert.deepEqual(repeated("tags: [2024, '2024']")[0]?.safe, true)
  })

  it('taxonomy-type mends only numbers that mean the same to all', () => {
    assert.deepEqual(fixed(article('tags: [403]'), 'taxonomy-type'), [{ text: article("tags: ['403']"), safe: true }])
    assert.deepEqual(fixed(article('tags: [012]'), 'taxonomy-type'), [{ text: article("tags: ['012']"), safe: false }])
    assert.deepEqual(fixed(article('x: &n 403\ntags: *n'), 'taxonomy-type'), [])
  })

  it('title-untidy keeps quotes, and does not touch what it cannot write', () => {
    const untidy = (title: string) => fixed(block(`title: ${title}\ndate: 2024-01-05`), 'title-untidy')
    const wanted = (title: string, safe = true) => [{ text: block(`title: ${title}\ndate: 2024-01-05`), safe }]
    assert.deepEqual(untidy('" A " # x'), wanted('"A" # x'))
    assert.deepEqual(untidy("'It''s&#39;s'"), wanted("'It''s''s'"))
    assert.deepEqual(untidy('A &quot;B&quot;'), wanted('A "B"'))
    assert.deepEqual(untidy('A&#58; B'), wanted("'A: B'"))
    assert.deepEqual(untidy('A &amp; B'), wanted('A & B'))
    assert.deepEqual(untidy('A &lt;div&gt;'), wanted('A <div>', false))
    assert.deepEqual(untidy('A &amp;lt; B'), wanted('A &lt; B', false))
    assert.deepEqual(untidy('"A\\u0020"'), [])
    assert.deepEqual(untidy("' A\u0008 '"), [])
    for (const title of ['AT&T', 'a &b; c', '&#0;', '[link] (x)', '2 ** 3 ** 4', '`code`'])
      assert.deepEqual(told(block(`title: '${title}'`), 'title-untidy'), [], title)
  })

  it('fm-encoding: control characters are taken out in bulk, others by hand', () => {
    const mended = (title: string) => fixed(article(`x: ${title}`), 'fm-encoding')
    assert.deepEqual(mended('a\u0008b'), [{ text: article('x: ab'), safe: true }])
    assert.deepEqual(mended('a\u000bb'), [{ text: article('x: a b'), safe: true }])
    assert.deepEqual(mended('a\u202eb'), [{ text: article('x: ab'), safe: false }])
    assert.deepEqual(mended('a\ufeff'), [{ text: article('x: a'), safe: false }])
    assert.deepEqual(mended('新\u200b闻'), [{ text: article('x: 新闻'), safe: false }])
    assert.deepEqual(mended('a\ufffdb'), [])
  })

  it('fm-encoding: characters that a writing needs', () => {
    for (const title of [
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
      '\u{1F3F4}\u200D\u2620\uFE0F',
      'می\u200cخواهم',
      'क्\u200dष',
      '\u200fسوق السمك\u200f',
      'العدد \u2067(1)\u2069',
      'ภาษา\u200bไทย',
      'a\u00a0b',
      'soft\u00adhyphen',
    ])
      assert.deepEqual(told(article(`x: ${title}`), 'fm-encoding'), [], JSON.stringify(title))
    assert.deepEqual(told(`\ufeff${article('x: a')}`, 'fm-encoding'), [])
    assert.deepEqual(told(article('x: سوق\u202eabc'), 'fm-encoding').length, 1)
  })

  it('image-field takes the first picture of the body that can be one', () => {
    const text = `${article("cover: ''")}<img src="data:image/gif;base64,x">\n\n<img src="/b.jpg" alt="B">\n\n![C](/c.jpg)\n`
    assert.deepEqual(fixed(text, 'image-field'), [{ text: text.replace("cover: ''", "cover: '/b.jpg'"), safe: false }])
    for (const value of ['null', '~', '', 'false', '/undefined-x.jpg', 'http://127.0.0.1/a.jpg', '{ src: a }'])
      assert.deepEqual(told(article(`image: ${value}`), 'image-field'), [], value)
  })

  it('fm-second-block is no pair of thematic breaks', () => {
    for (const body of [
      '---\n\ntitle: x\n\n---\n',
      '---\nNote: x\n---\n',
      '---\ntitle: x\n',
      '***\ntitle: x\n***\n',
      'Text\n\n---\ntitle: x\n---\n',
    ])
      assert.deepEqual(told(`---\ntitle: A\n---\n\n${body}`, 'fm-second-block'), [], body)
  })
})
