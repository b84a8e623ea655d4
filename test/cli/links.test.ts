import assert from 'node:assert/strict'
import { rules } from '../../src/rules'
import { memoryFiles, run } from './memory'

const article = (title: string, body: string, fields = '') => `---\ntitle: ${title}\ndate: 2024-01-05\n${fields}---\n\n${body}\n`

/** The links that are told as broken, with what was meant. */
async function broken(content: Readonly<Record<string, string>>, ...args: string[]): Promise<readonly string[]> {
  const { out } = await run(memoryFiles(content), ['check', '--format', 'json', ...args], { rules })
  const { problems } = JSON.parse(out) as { problems: { line: number; column: number; ruleId: string; message: string }[] }
  return problems
    .filter(({ ruleId }) => ruleId.startsWith('link-') && ruleId.endsWith('-missing'))
    .map(({ line, ruleId, message }) => `${line} ${ruleId} ${/Did you mean “(.*)”/.exec(message)?.[1] ?? ''}`.trim())
}

describe('links between the articles of a site', () => {
  it('are read as addresses, whatever the site makes of the name and the date of a file', async () => {
    const others = {
      '_config.yml': 'title: x',
      Gemfile: '',
      'copydesk.yaml': 'siteUrl: https://example.com/paper\n',
      '_posts/2024-01-05-ferry-timetable.md': article('Ferries', 'Text.'),
      '_posts/2024-02-01-harbour-budget.md': article('Budget', 'Text.', 'permalink: /money/harbour-plans/\n').replace('01-05', '02-01'),
      '_posts/2024-01-05-pilots-of-the-harbour.md': article('Pilots', 'Text.', 'slug: harbour-pilots\n'),
      'tides-table/index.html': '<p>Tides</p>',
    }
    const right = [
      '/2024/01/05/ferry-timetable/',
      '/2024/01/04/ferry-timetable.html#fares',
      '/news/ferry-timetable/',
      '/money/harbour-plans/index.html',
      '/2024/01/05/harbour-pilots/',
      '/tides-table/',
      '/money/ferry-timetables-of-the-world/',
      '/tags/ferry-timtable/',
      '/quay-opening/',
      'https://example.org/2024/01/05/ferry-timtable/',
    ]
    const links = (all: readonly string[]) => all.map((link) => `[x](${link})`).join('\n')
    const post = '_posts/2024-03-01-links.md'
    assert.deepEqual(await broken({ ...others, [post]: article('Links', links(right)) }), [])
    const wrong = [
      '/2024/01/05/ferry-timtable/',
      '{{ site.baseurl }}/2024/01/05/ferry-timtable.html?x',
      'https://example.com/paper/2024/01/05/ferry-timtable/#fares',
      '/2023/12/05/ferry-timetable/',
      '/money/harbor-plans/',
      '/2024/01/05/harbor-pilots/',
    ]
    assert.deepEqual(await broken({ ...others, [post]: article('Links', links(wrong)) }), [
      '6 link-article-missing /2024/01/05/ferry-timetable/',
      '7 link-article-missing /2024/01/05/ferry-timetable.html',
      '8 link-article-missing /2024/01/05/ferry-timetable/',
      '9 link-article-missing /2024/01/05/ferry-timetable/',
    ])
  })

  it('are read from the tags of Jekyll', async () => {
    const body = [
      '{% post_url 2024-01-05-ferry-timetable %}',
      '{% post_url 2024-01-05-ferry-timtable %}',
      '{% post_url 2024-01-06-ferry-timetable %}',
      '{% post_url 2024-01-07-dredging %}',
      '{% post_url 2024-01-05-tolls %}',
      '`{% post_url 2024-01-07-dredging %}`',
    ].join('\n')
    const files = {
      '_config.yml': 'title: x',
      Gemfile: '',
      '_posts/2024-01-05-ferry-timetable.md': article('Ferries', 'Text.'),
      '_posts/2024-01-05-tolls.html': 'x',
      '_posts/2024-03-01-links.md': article('Links', body),
    }
    assert.deepEqual(await broken(files), [
      '7 link-article-missing 2024-01-05-ferry-timetable',
      '8 link-article-missing 2024-01-05-ferry-timetable',
      '9 link-article-missing',
    ])
    // Where some of the articles are checked the others are there all the same.
    const some = { ...files, '_posts/2024-01-05-ferry-timetables.md': article('Other', 'Text.') }
    assert.deepEqual(await broken(some, '_posts/2024-01-05-ferry-timetables.md', '_posts/2024-03-01-links.md'), [
      '7 link-article-missing 2024-01-05-ferry-timetable',
      '8 link-article-missing 2024-01-05-ferry-timetable',
      '9 link-article-missing',
    ])
  })

  it('are read from the tags of Hexo', async () => {
    const body = [
      '{% post_link ferry-timetable %}',
      '{% post_link "ferry-timetable" "Ferries" false %}',
      '{% post_link sea/ferry-timetable Ferries %}',
      "{% post_link 'The quay opens' %}",
      '{% post_link ferry-timtable Ferries %}',
      '{% post_link 北港日出时的渡轮新时刻表 %}',
    ].join('\n')
    assert.deepEqual(
      await broken({
        'package.json': '{"dependencies":{"hexo":"7"}}',
        '_config.yml': 'title: x',
        'source/_posts/sea/ferry-timetable.md': article('Ferries', 'Text.'),
        'source/_posts/quay.md': article('The quay opens', 'Text.'),
        'source/_posts/北港日出时的渡轮时刻表.md': article('北港', 'Text.'),
        'source/_posts/links.md': article('Links', body),
      }),
      ['10 link-article-missing ferry-timetable', '11 link-article-missing 北港日出时的渡轮时刻表'],
    )
  })

  it('are read from the shortcodes of Hugo', async () => {
    const body = [
      '{{< ref "ferry-timetable.md" >}}',
      '{{% relref "/news/ferry-timetable" %}}',
      '{{< ref path="quay/index.md#berths" lang="en" >}}',
      '{{< ref "/about" >}}',
      '{{< ref "/tags/harbour" >}}',
      '{{< relref ferry-timtable.md >}}',
      '{{< ref "/news/dredging.md" >}}',
      '{{< ref "#here" >}}',
    ].join('\n')
    assert.deepEqual(
      await broken({
        'hugo.toml': '',
        'content/about.md': '---\ntitle: About\n---\n',
        'content/news/ferry-timetable.md': article('Ferries', 'Text.'),
        'content/news/quay/index.md': article('Quay', 'Text.'),
        'content/news/links.md': article('Links', body),
      }),
      ['11 link-article-missing ferry-timetable.md', '12 link-article-missing'],
    )
  })

  it('lead to files of articles and to downloads', async () => {
    const body = '[a](ferry-timetable.md) [b](ferry-timtable.md) [c](/files/tolls.pdf) [d](/files/tols.pdf)'
    assert.deepEqual(
      await broken({
        'package.json': '{"dependencies":{"hexo":"7"}}',
        '_config.yml': 'title: x',
        'source/files/tolls.pdf': 'x',
        'source/_posts/ferry-timetable.md': article('Ferries', 'Text.'),
        'source/_posts/links.md': article('Links', body),
      }),
      ['6 link-file-missing ferry-timetable.md', '6 link-file-missing tolls.pdf'],
    )
  })
})
