import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { reportSections } from '../../../src/corpus/report/reportSections'
import { SiteReportBuilder } from '../../../src/corpus/report/siteReport'
import { siteReportHtml, siteReportMarkdown } from '../../../src/corpus/report/siteReportHtml'
import { memoryFiles, run } from '../../cli/memory'

const text = (body: string, date = '2024-01-05') => `---\ntitle: Harbour\ndate: ${date}\n---\n\n${body}\n`

function reportOf(articles: Readonly<Record<string, string>>, message = 'wrong') {
  const builder = new SiteReportBuilder()
  for (const [file, content] of Object.entries(articles)) {
    builder.article(file, parseArticle(content, file))
    builder.problem({ file, line: 6, column: 2, message, ruleId: 'img-alt-missing', severity: 'error' })
    builder.problem({ file, line: 7, column: 1, message, ruleId: 'src-protocol-relative', severity: 'information' })
  }
  return builder.result()
}

describe('the report of a site', () => {
  it('counts images by folder and by month, and fields by articles', () => {
    const report = reportOf({
      'city/a.md': text('<img src="/a.jpg">\n\n![Boats](/b.jpg)'),
      'city/b.md': text('<img src="/a.jpg">', '2024-02-05'),
      'c.md': text('Words'),
    })
    assert.deepEqual(report.images.byFolder, [
      { folder: '.', images: 0, withoutText: 1 },
      { folder: 'city', images: 3, withoutText: 2 },
    ])
    assert.deepEqual(report.images.byMonth, [
      { month: '2024-01', images: 2, withoutText: 1 },
      { month: '2024-02', images: 1, withoutText: 1 },
    ])
    assert.deepEqual(report.fields, [
      { key: 'date', articles: 3, files: ['city/a.md', 'city/b.md', 'c.md'] },
      { key: 'title', articles: 3, files: ['city/a.md', 'city/b.md', 'c.md'] },
    ])
  })

  it('takes the month from the path where the front matter has no date', () => {
    const article = '---\ntitle: Harbour\n---\n\n![Boats](/b.jpg)\n'
    const months = (file: string) => reportOf({ [file]: article }).images.byMonth.map(({ month }) => month)
    assert.deepEqual(months('blog/2023-11-05-harbour.md'), ['2023-11'])
    assert.deepEqual(months('2023/11/05/harbour/index.md'), ['2023-11'])
    for (const file of ['blog/harbour.md', 'blog/2023-13-05.md', 'blog/120231105.md', 'blog/2023-11-057.md'])
      assert.deepEqual(months(file), [], file)
  })

  it('lists rules by how serious they are, and the places of fields that few articles have', () => {
    const article = (more: string) => `---\ntitle: Harbour\n${more}---\n\nText\n`
    const report = reportOf({
      'a.md': article('images: x\n'),
      ...Object.fromEntries([1, 2, 3].map((number) => [`${number}.md`, article('')])),
    })
    const sections = reportSections(report, 'en')
    assert.deepEqual(
      sections.at(-1)?.rows.map(({ label, note }) => [label, note]),
      [
        ['img-alt-missing', 'error · Articles: 4'],
        ['src-protocol-relative', 'information · Articles: 4'],
      ],
    )
    const fields = sections.find(({ heading }) => heading === 'Fields')
    assert.deepEqual(
      fields?.rows.map(({ label, places }) => [label, places.map(({ file }) => file)]),
      [
        ['title', []],
        ['images', ['a.md']],
      ],
    )
  })

  it('rounds no share to nothing or to all', () => {
    const articles = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`${index}.md`, index === 0 ? '---\na: 1\n---\n' : '---\nb: 1\n---\n']),
    )
    const html = siteReportHtml(reportOf(articles), { language: 'en', link: () => undefined })
    for (const share of ['&lt; 1 %', '&gt; 99 %', '100 %']) assert.ok(html.includes(`</svg> ${share}</td>`), share)
  })

  it('names the habits of a site with many articles', () => {
    const articles = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.md`, text('Words')]))
    const frequent = (count: number) => reportOf(articles(count)).rules.filter(({ isFrequent }) => isFrequent)
    assert.deepEqual(frequent(20), [])
    assert.deepEqual(
      frequent(120).map(({ rule, articles: found, places }) => [rule, found, places.length]),
      [['src-protocol-relative', 120, 100]],
    )
  })

  it('is a page that runs and loads nothing, whatever articles hold', () => {
    const evil = '"><script>alert(1)</script><img src=x>'
    const report = reportOf({ [`${evil}.md`]: `---\n'${evil}': 1\n---\n` }, evil)
    const html = siteReportHtml(report, { language: 'en', link: ({ file }) => encodeURI(file) })
    assert.match(html, /default-src 'none'/)
    assert.doesNotMatch(html, /<script|<img|<link| on\w+=/i)
    assert.doesNotMatch(siteReportMarkdown(report, 'en'), /<script/)
  })

  it('is written by the command line in three forms', async () => {
    const content = { 'a.md': text('<img src="/a.jpg">'), 'b.md': text('<img src="/b.jpg">') }
    const json = await run(memoryFiles(content), ['report', '--format', 'json'])
    assert.equal(json.code, 0)
    const { version, articles, rules } = JSON.parse(json.out)
    assert.deepEqual([version, articles], [1, 2])
    assert.deepEqual(rules.find((rule: { rule: string }) => rule.rule === 'img-alt-missing')?.articles, 2)
    assert.match((await run(memoryFiles(content), ['report', '--format', 'html'])).out, /^<!DOCTYPE html>[\s\S]*href="a\.md"/)
    assert.match((await run(memoryFiles(content), ['report'])).out, /^# Site report\n\nArticles: 2\n/)
    assert.match((await run(memoryFiles({}), ['report'])).out, /Articles: 0/)
    assert.equal((await run(memoryFiles(content), ['report', '--format', 'pdf'])).code, 2)
    assert.equal((await run(memoryFiles(content), ['report', 'none'])).code, 2)
  })
})
