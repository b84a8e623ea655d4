import assert from 'node:assert/strict'
import { imagesWithoutAddress, styledHtml } from '../../../src/preview/render/styledHtml'

describe('styledHtml', () => {
  it('gives each element its style, and takes classes away', () => {
    const html = styledHtml(
      '<h1>A</h1>\n<p class="lead" id="a">B <a class="x" href="/b">c</a><br></p>\n<p title="a class=&quot;b&quot;">D</p>',
    )
    assert.match(
      html,
      /^<h1 style="[^"]*font-weight: bold">A<\/h1>\n<p style="[^"]*line-height: 1\.75" id="a">B <a href="\/b">c<\/a><br><\/p>/,
    )
    assert.match(html, /<p style="[^"]*" title="a class=&quot;b&quot;">D<\/p>$/)
  })

  it('lets the style of the article win', () => {
    assert.match(styledHtml('<p style="text-align: right">A</p>'), /^<p style="margin: [^"]*; text-align: right">A<\/p>$/)
    assert.equal(styledHtml('<span style="color: red">A</span>'), '<span style="color: red">A</span>')
  })

  it('styles elements without an end, and leaves values alone', () => {
    const once = styledHtml('<hr>\n<img src="a.jpg" alt="b &lt; c">')
    assert.equal(once.match(/style=/g)?.length, 2)
    assert.ok(once.includes('alt="b &lt; c"'))
  })
})

describe('imagesWithoutAddress', () => {
  it('counts images that are not on the web', () => {
    assert.equal(imagesWithoutAddress('<img src="/a.jpg"><img alt=""><img alt="x" src="https://a.example/b.jpg"><p>'), 2)
    assert.equal(imagesWithoutAddress('<p>None</p>'), 0)
  })
})
