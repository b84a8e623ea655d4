import assert from 'node:assert/strict'
import { block, check, fixed, told } from './frontMatterChecks'

const ids = 'date-invalid date-missing date-format date-read-differently date-future'
const said = (date: string, dialect: string, timeZone?: string) =>
  told(block(`title: Harbour\ndate: ${date}`), ids, { dialect, timeZone }).map((line) => line.split(' ').slice(0, 2).join(' '))
const message = (date: string, dialect: string, timeZone?: string) =>
  check(block(`title: Harbour\ndate: ${date}`), { dialect, timeZone }).find(({ ruleId }) => ids.split(' ').includes(ruleId))?.message
const fixes = (date: string, dialect: string, ruleId: string, timeZone?: string) =>
  fixed(block(`title: Harbour\ndate: ${date}`), ruleId, { dialect, timeZone }).map(
    ({ text, safe }) => `${/date: (.*)/.exec(text)?.[1]}${safe ? ' (safe)' : ''}`,
  )

describe('a weekday beside its date', () => {
  const fixesOf = (date: string) => fixed(`${block('title: Harbour\ndate: 2024-01-05')}\nIt opens on ${date}.\n`, 'weekday-mismatch')

  it('is fixed by the year of the article first, if that day is one', () => {
    const texts = (date: string) => fixesOf(date).map(({ text }) => /opens on (.*)\./.exec(text)?.[1])
    assert.deepEqual(texts('Monday, 8 January 2023'), ['Monday, 8 January 2024', 'Sunday, 8 January 2023'])
    assert.deepEqual(texts('Tuesday, 8 January 2023'), ['Sunday, 8 January 2023'])
    assert.deepEqual(texts('Monday, 8 June 2023'), ['Thursday, 8 June 2023'])
    assert.ok(fixesOf('Monday, 8 January 2023').every(({ safe }) => !safe))
  })
})

describe('dates by generator', () => {
  it('that stop the build or are dropped are errors', () => {
    for (const [date, dialect] of [
      ['2023-11-02T06:45', 'hugo'],
      ['2023/11/02', 'hugo'],
      ['November 2, 2023', 'hugo'],
      ['2023-11-02 06:45:10 GMT', 'eleventy'],
      ['Thu, 02 Nov 2023 06:45:10 GMT', 'eleventy'],
      ['"2023-11-02 06:45:10"', 'eleventy'],
      ['"2023-11-02T06:45:10Z"', 'docusaurus'],
      ['2023-11-02T06:45:10+0800', 'docusaurus'],
      ['Thu, 02 Nov 2023 06:45:10 GMT', 'docusaurus'],
      ['22/11/2023', 'astro'],
      ['soon', 'jekyll'],
      ['soon', 'hexo'],
      ['1698907510', 'jekyll'],
      ['20231102', 'hexo'],
      ['2023', 'hugo'],
    ] as const)
      assert.deepEqual(said(date, dialect), ['error date-invalid'], `${date} under ${dialect}`)
  })

  it('that are read as they are meant are left alone', () => {
    for (const [date, dialect] of [
      ['2023-11-02 06:45:10', 'hexo'],
      ['2023-11-02 06:45', 'hexo'],
      ['"2023-11-02T06:45:10Z"', 'hexo'],
      ['2023-11-02 06:45:10 +0800', 'jekyll'],
      ['20231102', 'jekyll'],
      ['1698907510', 'hugo'],
      ['2023-11-02 06:45:10 +0800', 'hugo'],
      ['"Last Modified"', 'eleventy'],
      ['git Created', 'eleventy'],
      ['2023-11-02T06:45', 'eleventy'],
      ['2023-11-02T06:45:10Z', 'docusaurus'],
      ['"2023-11-02T06:45:10Z"', 'astro'],
      ['2023-11-02T06:45:10+08:00', 'astro'],
    ] as const)
      assert.deepEqual(said(date, dialect), [], `${date} under ${dialect}`)
  })

  it('that are read as another time are warnings, with a fix that moves the article', () => {
    const rule = 'date-read-differently'
    assert.deepEqual(fixes('2023-11-02T06:45:10+08:00', 'hexo', rule, 'Asia/Shanghai'), ['2023-11-02 06:45:10'])
    assert.deepEqual(fixes('2023-11-02T06:45:10+08:00', 'hexo', rule), ["'2023-11-02T06:45:10+08:00'"])
    assert.deepEqual(fixes('Thu, 02 Nov 2023 06:45:10 GMT', 'hugo', rule, 'Asia/Shanghai'), ['2023-11-02T06:45:10Z'])
    assert.deepEqual(fixes('2023-11-02 06:45:10 +0800', 'docusaurus', rule), ['2023-11-02T06:45:10+08:00'])
    assert.deepEqual(fixes('"2023-11-02 06:45:10 +08:00"', 'docusaurus', rule), ['2023-11-02T06:45:10+08:00'])
    assert.deepEqual(said('Thu, 02 Nov 2023 06:45:10 GMT', 'hugo'), ['hint date-format'])
    assert.match(
      message('2023-11-02 06:45:10 +0800', 'docusaurus') ?? '',
      /^Docusaurus .* at 2023-11-02T06:45:10Z, not at 2023-11-01T22:45:10Z\.$/,
    )
    assert.match(message('2023-11-02T06:45:10Z', 'hexo') ?? '', /^Hexo moves this time .* on one in Asia\/Shanghai, /)
  })

  it('in other notations have a safe fix only if the article does not move', () => {
    const rule = 'date-format'
    assert.deepEqual(fixes('Thu, 02 Nov 2023 20:45:10 GMT', 'hexo', rule), ["'2023-11-02T20:45:10Z' (safe)"])
    assert.deepEqual(fixes('Thu Nov 02 2023 20:45:10 GMT+0200 (CEST)', 'hexo', rule), ["'2023-11-02T20:45:10+02:00' (safe)"])
    assert.deepEqual(fixes('2023/11/2', 'hexo', rule), ['2023-11-02 (safe)'])
    assert.deepEqual(fixes('Thu, 02 Nov 2023 20:45:10 GMT', 'jekyll', rule), ['2023-11-02T20:45:10Z (safe)'])
    assert.deepEqual(fixes('"Thu, 02 Nov 2023 20:45:10 GMT"', 'astro', rule), ['"2023-11-02T20:45:10Z" (safe)'])
    assert.deepEqual(fixes('2023/11/02', 'astro', rule), ['2023-11-02'])
    assert.deepEqual(fixes('2023/11/02 10:00', 'docusaurus', rule), ['2023-11-02T10:00:00 (safe)'])
  })

  it('with the day first are named with both readings', () => {
    assert.match(message('5/11/2023', 'jekyll') ?? '', /2023-05-11 or 2023-11-05, and Jekyll reads 2023-11-05/)
    assert.deepEqual(fixes('5/11/2023', 'jekyll', 'date-format'), ['2023-05-11', '2023-11-05'])
    assert.match(message('5.11.2023', 'hexo') ?? '', /2023-11-05 or 2023-05-11/)
    assert.deepEqual(fixes('5.11.2023', 'eleventy', 'date-invalid'), ['2023-11-05', '2023-05-11'])
    assert.deepEqual(fixes('22/11/2023', 'astro', 'date-invalid'), ['2023-11-22'])
    assert.deepEqual(fixes('22.11.2023', 'generic', 'date-invalid'), ['2023-11-22'])
    assert.deepEqual(fixes('5.11.2023', 'generic', 'date-format'), ['2023-11-05', '2023-05-11'])
  })

  it('with a zone that several countries call the same say which one is read', () => {
    assert.match(
      message('2023-11-02 06:45:10 CST', 'jekyll') ?? '',
      /^“CST” is the name of several time zones: this is read as 2023-11-02T06:45:10-06:00\.$/,
    )
    assert.deepEqual(said('2023-11-02 06:45:10 CST', 'jekyll'), ['information date-format'])
    assert.deepEqual(said('Thu, 02 Nov 2023 06:45:10 CST', 'hugo'), ['warning date-read-differently'])
  })

  it('that are empty are errors where the build stops at them', () => {
    for (const dialect of ['jekyll', 'docusaurus', 'astro']) {
      assert.deepEqual(said('', dialect), ['error date-missing'], dialect)
      assert.deepEqual(said('""', dialect), ['error date-missing'], dialect)
    }
    for (const dialect of ['hexo', 'hugo', 'eleventy']) {
      assert.deepEqual(said('', dialect), ['warning date-missing'], dialect)
      assert.deepEqual(said('""', dialect), ['warning date-missing'], dialect)
    }
    const named = told(block('title: Harbour\ndate:'), ids, { dialect: 'jekyll', path: '_posts/2023-11-02-a.md' })
    assert.deepEqual(named, ['error date-missing "date"'])
  })

  it('of the future are left out by some', () => {
    for (const dialect of ['jekyll', 'hugo']) assert.deepEqual(said('2999-11-02', dialect), ['information date-future'], dialect)
    for (const dialect of ['hexo', 'eleventy', 'astro', 'docusaurus', 'generic']) assert.deepEqual(said('2999-11-02', dialect), [], dialect)
  })

  it('are not read in pages of Jekyll', () => {
    const text = block('title: Harbour\ndate: soon\nauthor: Mara')
    assert.match(
      check(text, { dialect: 'jekyll', path: 'blog/_posts/a.md' }).find(({ ruleId }) => ruleId === 'date-invalid')?.message ?? '',
      /stops the build/,
    )
    assert.doesNotMatch(
      check(text, { dialect: 'jekyll', path: 'about/a.md' }).find(({ ruleId }) => ruleId === 'date-invalid')?.message ?? '',
      /Jekyll/,
    )
    assert.deepEqual(told(block('title: Harbour\ndate:\nlayout: page'), ids, { dialect: 'jekyll', path: 'about/a.md' }), [])
  })

  it('are not read in documents of Docusaurus, and in fields that are for templates', () => {
    const text = block('title: Harbour\ndate: "2023-11-02T06:45:10Z"')
    assert.deepEqual(told(text, ids, { dialect: 'docusaurus', path: 'docs/a.md' }), [])
    assert.deepEqual(told(block('title: Harbour\ndate: 2023-11-02\nupdated: Nov 2, 2023'), ids, { dialect: 'eleventy' }), [
      'information date-format "Nov 2, 2023"',
    ])
  })

  it('without a zone get the one that the generator reads', () => {
    const rule = 'date-no-timezone'
    const levels = { [rule]: { severity: 'hint', options: {} } } as never
    const zoned = (dialect: string, timeZone?: string) =>
      check(block('title: Harbour\ndate: 2023-11-02 06:45:10'), { dialect, timeZone, levels })
        .filter(({ ruleId }) => ruleId === rule)
        .flatMap(({ fixes }) => fixes.map(({ edits, safe }) => `${edits[0]?.newText}${safe ? ' (safe)' : ''}`))
    assert.deepEqual(zoned('hexo', 'Asia/Shanghai'), [])
    assert.deepEqual(zoned('hexo'), [])
    assert.deepEqual(zoned('hugo', 'Asia/Shanghai'), ['2023-11-02T06:45:10+08:00 (safe)'])
    assert.deepEqual(zoned('eleventy', 'Asia/Shanghai'), ['2023-11-02T14:45:10+08:00 (safe)', '2023-11-02T06:45:10+08:00'])
    assert.deepEqual(zoned('jekyll', 'Asia/Shanghai'), ['2023-11-02T14:45:10+08:00 (safe)', '2023-11-02T06:45:10+08:00'])
  })

  it('make the fix of a blank line unsafe where the site would then stop at the date', () => {
    const safety = (date: string, dialect: string) =>
      check(`\n${block(`title: Harbour\ndate: ${date}`)}`, { dialect })
        .filter(({ ruleId }) => ruleId === 'fm-leading-content')
        .flatMap(({ fixes }) => fixes.map(({ safe }) => safe))
    assert.deepEqual(safety('2023-11-02', 'eleventy'), [true])
    assert.deepEqual(safety('Thu, 02 Nov 2023 06:45:10 GMT', 'eleventy'), [false])
    assert.deepEqual(safety('Thu, 02 Nov 2023 06:45:10 GMT', 'jekyll'), [true])
  })
})
