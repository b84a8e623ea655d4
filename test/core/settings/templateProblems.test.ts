import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { listingsOf } from '../../../src/core/files/folderListing'
import type { SiteFiles } from '../../../src/core/files/localFile'
import { generatorNamed, unknownGenerator } from '../../../src/core/generators/generators'
import { templateProblems } from '../../../src/core/settings/templateProblems'

/** A site with the given texts by path. */
function siteWith(texts: Readonly<Record<string, string>>): SiteFiles {
  const listings = listingsOf(Object.keys(texts).map((path) => `/site/${path}`))
  return {
    places: { document: '/site/a.md', roots: [], maybeRoots: [], content: [], themes: [], within: '/site', site: '/site' },
    view: {
      list: (folder) => listings.get(folder) ?? 'missing',
      read: () => undefined,
      text: (file) => (file.slice('/site/'.length) in texts ? { text: texts[file.slice('/site/'.length)] ?? '' } : 'missing'),
    },
  }
}

/** The kinds of the problems with their texts, and whether all tags are known. */
function found(body: string, generator: string, texts?: Readonly<Record<string, string>>): readonly string[] {
  const article = parseArticle(`---\ntitle: Harbour\n---\n${body}\n`)
  const { problems, isAbsent } = templateProblems(article, generatorNamed(generator) ?? unknownGenerator, texts && siteWith(texts), [
    'note',
  ])
  return [
    ...problems.map(({ kind, range: { start, end } }) => `${kind} ${article.text.slice(start, end)}`),
    ...(isAbsent('elsewhere') ? ['complete'] : []),
  ]
}

describe('template tags', () => {
  it('are those of the generator, of copydesk.yaml and of the files of the site', () => {
    assert.deepEqual(found('{% note %} {% gallery %}', 'jekyll'), ['unknown {% gallery %}'])
    assert.deepEqual(
      found('{% gallery %} {% ferry %}', 'jekyll', {
        '_config.yml': 'title: Quay',
        '_plugins/a.rb': "Liquid::Template.register_tag('gallery', G)",
      }),
      ['unknown {% ferry %}', 'complete'],
    )
    assert.deepEqual(
      found('{{< ferry >}} {{< map/quay >}}', 'hugo', {
        'hugo.toml': 'theme = "tide"',
        'layouts/shortcodes/map/quay.html': 'x',
        'themes/tide/layouts/shortcodes/ferry.html': 'x',
      }),
      ['complete'],
    )
    assert.deepEqual(found('{{< ferry >}}', 'hugo', { 'hugo.toml': 'theme = "tide"', 'themes/other/theme.toml': 'x' }), [
      'unknown {{< ferry >}}',
    ])
    assert.deepEqual(
      found('{% ferry %}', 'hexo', {
        'package.json': '{"dependencies":{"hexo":"8"}}',
        'scripts/a.js': "hexo.extend.tag.register('ferry', f)",
      }),
      ['complete'],
    )
    assert.deepEqual(found('{% ferry %}', 'hexo', { 'package.json': '{"dependencies":{"hexo-tag-ferry":"1"}}' }), ['unknown {% ferry %}'])
    assert.deepEqual(
      found('{{ "a" | boats }}{% ferry %}', 'eleventy', { '.eleventy.js': "c.addFilter('boats', f); c.addShortcode('ferry', f)" }),
      ['complete'],
    )
  })

  it('are complete', () => {
    assert.deepEqual(found('Type {{ and then {% ferry %}.', 'jekyll'), ['open {{', 'unknown {% ferry %}'])
    assert.deepEqual(found('{{< figure src="/a.jpg" alt="She said "no" twice" >}}', 'hugo'), [
      'mixed {{< figure src="/a.jpg" alt="She said "no" twice" >}}',
    ])
    assert.deepEqual(found('Type {{< now.\n\n{{< highlight c >}}\ny', 'hugo'), ['open {{<', 'unclosedBlock {{< highlight c >}}'])
    assert.deepEqual(found('{{< figure src="/a.jpg" >}} {{< figure src="/a.jpg" width=80% />}} {{% param "a" %}}', 'hugo'), [])
  })

  it('of the content of a shortcode of the site need an end', () => {
    const site = {
      'hugo.toml': '',
      'layouts/shortcodes/box.html': '<p>{{ .Inner }}</p>',
      'layouts/shortcodes/map.html': '<p>{{ .Get 0 }}</p>',
    }
    assert.deepEqual(found('{{< box >}} {{< map x >}}', 'hugo', site), ['unclosedBlock {{< box >}}', 'complete'])
    assert.deepEqual(found('{{< box >}}y{{< /box >}}', 'hugo', site), ['complete'])
  })

  it('take linear time', () => {
    for (const generator of ['jekyll', 'hexo', 'hugo', 'eleventy'])
      for (const unit of ['{{', '{%', '{{<', '{{ a }}', '{% if x %}', '`{{ ', '{{< a "', '{{ a | b ', '{% raw %}', '{{< a >}}'])
        assert(found(unit.repeat(3000), generator).length >= 0)
  })
})
