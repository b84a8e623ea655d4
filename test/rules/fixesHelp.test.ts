import assert from 'node:assert/strict'
import fc from 'fast-check'
import { generators } from '../../src/core/generators/generators'
import { invariants } from '../fuzz/invariants'
import { runs, sample } from '../runs'
import { article, badDocuments } from './generatedArticles'

const chosen = invariants.filter(({ name }) => name === 'fixes' || name === 'problems')
const checkAll = (text: string, dialect: string) => {
  for (const { check } of chosen) check(text, dialect)
}

describe('every fix that is offered changes the text, and its problem is solved after it', () => {
  for (const [what, text] of [
    ['a byte order mark and blank lines', '\uFEFF\n---\ntitle: a\n---\n'],
    ['one key three times', '---\ntitle: a\ntitle: b\nTitle: c\n---\n'],
    ['a list entry below another one, indented with a tab', '---\ntitle: a\ntags:\n  - n\n\t - a\n---\n'],
    ['a tag below one without an end', '---\ntitle: a\n---\n\n100{%}\n\n{{ name }}\n'],
    ['an output within a tag without an end', '---\ntitle: a\n---\n\n{%{{}}\n'],
    ['an anchor below a key without a space', '---\ntitle:g\nae: &a g\n---\n'],
    ['a tag of Docusaurus that is a map without braces', '---\ntitle: a\ntags: [e: , label: b]\n---\n'],
    ['a number of 400 digits', `---\ntitle: a\nweight: ${'1'.repeat(400)}\n---\n`],
    ['a rel without quotes', '<a href="/a" target=_blank rel=r>x</a>\n'],
    ['a lazy address with a space, and a src without quotes', '<img src=placeholder.gif data-src="a b.jpg" alt="x">\n'],
    ['a tag in the address of a link', '---\ntitle: a\n---\n\n[x]({%{%s%})\n'],
    ['a tag of MDX after an ideographic space', '---\ntitle: a\n---\n\n\u3000<a href="/a">5\n</a>\n'],
    ['an open quotation mark of TOML above a backslash', '+++\ntitle="\\\n+++\n'],
    ['a tag without its end on a line that ends with a backslash', '---\ntitle: a\n---\n\nx<iframe src="">\\\ny\n'],
    ['a template tag with braces within, in MDX', '---\ntitle: a\n---\n\n{{<i c={{}}w\n'],
    ['two braces around a name after code with two braces, in MDX', '---\ntitle: a\n---\n\n`{{`{{m}}\n'],
    ['a style in the text of an attribute, in MDX', '---\ntitle: a\n---\n\n<p style="<p style="r: ">">\n'],
    ['an image whose address is not written', '<figure ><img src=>\n'],
    ['a link in bold words in HTML', '<figcaption>**[w](http:)**\n'],
    ['bold words in a link in HTML', '<e s="">[**v**](http:)\n'],
    ['a quotation mark behind the name of a table in TOML', '+++\na=[]\n[x]="\n+++\n'],
    ['two bare addresses in one', '---\ntitle: a\n---\n\nhttps://www.example.com/=”http://example.com”"\n'],
    ['a bare address with a bracket, in MDX', '---\ntitle: a\n---\n\nhttps://e![xample.com/a）\n'],
    ['an attribute right behind the value of src', '<video src="a.mp4"t></video>\n'],
    ['a percent sign before half of a character', '![Sale](/a%%BD.jpg)\n'],
    ['a comment that the entry of a list cuts, in MDX', '---\ntitle: a\n---\n\nBoats<!--\n- left\n- today -->\n'],
    ['a list entry indented with a tab', '---\ntitle: a\ntags:\n- n\n\t- a\n---\n'],
    ['two invisible characters as entries below a key without an opening fence', 'title:\ns:\n \u0007- \n \u0007-\n---'],
    ['a comment without an end in an address', '---\ntitle: a\n---\n\n<http:<!--'],
    ['a comment without an end above two hyphens', '---\ntitle: a\n---\n\nu<!-- -- -->'],
    ['a comment without an end that ends with two hyphens and a letter', '---\ntitle: a\n---\n\nu<!-- --n'],
    ['an open tag whose line ends with an open link', '<span>[\n]()'],
    ['an open tag whose line ends with open code', 'N<div>```\n"```'],
    ['an open tag in an attribute, in MDX', '---\ntitle: a\n---\n\n<font o="<font o="">">\n'],
    ['an indented list entry with an open tag', '---\ntitle: a\n---\n\n<div>\n\n-     <p\n<p>\n</div>'],
    ['a comment without an end in a cell of a table', 'n||2\n-|-|-\ne<!--|'],
    ['a comment without an end before the sign of a table', ' <!--|'],
    ['a bare address with a grave accent, in MDX', 'http://example.com/a`：'],
    ['JSON that is not closed', '{"title":{'],
    ['an open tag in the attribute of one that is cut off, in MDX', '<figure e="\n<figure e="">\n">'],
    ['a start tag in a start tag', '---\ntitle: a\n---\n\n<fig<figure>ure>\n'],
    ['a start tag behind the sign of another one', '---\ntitle: a\n---\n\n<<figure>figure>\n'],
    ['an end tag in an end tag', '---\ntitle: a\n---\n\nBoats</sp</span>an>\n'],
    ['an indented tag that a list entry ends, in MDX', '---\ntitle: a\n---\n\n  <p>\n- </p>'],
    ['an end tag in a quotation, in MDX', '---\ntitle: a\n---\n\n<p>a\n\n> b</p>\n'],
    ['a comment of HTML that looks like a field, with a bracket', '---\ntitle:\n<!--: ]-->'],
  ] as const) {
    it(`for ${what}`, () => {
      for (const { name } of generators) checkAll(text, name)
    })
  }

  it('for the bad examples of all rules, by every generator', () => {
    assert.equal(chosen.length, 2)
    for (const { name } of generators) for (const text of sample(badDocuments, 7)) checkAll(text, name)
  })

  it('for generated articles', () => {
    const dialect = fc.constantFrom(...generators.map(({ name }) => name))
    fc.assert(fc.property(article, dialect, checkAll), runs(20, 4000))
  })
})
