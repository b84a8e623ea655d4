// Prose, headlines, photos and tables: what the rules about house style, dates in sentences and accessibility read.
import { numbered, times, within } from './floodUnits.mjs'

/** The copydesk.yaml of all floods. The names of the list begin alike, so that many are tried at each place. */
export const houseStyle = `style:
  terms:
    - { prefer: Kyiv, instead: [Kiev, Kieff] }
    - prefer: GitHub
    - { instead: [utilize], ignoreCase: true }
    - { prefer: 俄罗斯, instead: [俄国] }
    - { prefer: UK, instead: [Britain], scope: headline }
${Array.from({ length: 200 }, (_, at) => `    - { prefer: pier ${at}, instead: [${'quay '.repeat((at % 9) + 1)}${at}] }`).join('\n')}
  typography: { cjkSpacing: spaced, punctuation: cjk, quotes: typographic, repeatedWords: true }
headlines:
  widths: { search: 60, push: 45 }
  capitals: ap
  endMark: none
`

const written = (title, language) => `---\ntitle: ${title}\ndate: 2024-01-05T08:00:00+08:00\nlang: ${language}\n---\n\n`
const english = written('Harbour opens', 'en')
const chinese = written('港口开放', 'zh-CN')
const german = written('Der Hafen', 'de')
const french = written('Le port', 'fr')
const titled = (language, of) => within('---\ntitle: "', of, `"\ndate: 2024-01-05\nlang: ${language}\n---\n\nBoats\n`)
const bodyOf = (front) => (of) => within(front, of, '\n')
const [inEnglish, inChinese, inGerman, inFrench] = [english, chinese, german, french].map(bodyOf)

export const prose = Object.entries({
  'words of the house list': inEnglish(times('Kiev Kieff utilize Github ')),
  'words of the house list, one paragraph each': inEnglish(times('Kiev and Github.\n\n')),
  'words of the house list without spaces': inChinese(times('俄国')),
  'words of the house list in quotations': inEnglish(times('“Kiev” Kiev ')),
  'words of the house list in one quotation': inEnglish(within('“', times('Kiev '), '”')),
  'words of the house list in links': inEnglish(times('[Kiev](a) ')),
  'words of the house list in headings': inEnglish(times('## Kiev and Britain\n\n')),
  'beginnings of words of the house list': inEnglish(times('quay ')),
  'letters of a word of the house list': inEnglish(times('Ki')),
  'a headline of words': titled('en', times('harbour of ')),
  'a headline of capitals': titled('en', times('OF THE ')),
  'a headline of hyphens': titled('en', times('a-')),
  'a headline of colons': titled('en', times('a: ')),
  'a headline of full stops': titled('en', times('a. ')),
  'a headline of quotations': titled('en', times('‘a’ ')),
  'a headline of marks': titled('en', times('“')),
  'a headline of Chinese': titled('zh-CN', times('港口 opens ')),
  'a headline of words of the house list': titled('en', times('Kiev Britain ')),
  'a headline of dates': titled('en', times('Wednesday, January 13, 2022 ')),
  'headings of one level': inEnglish(numbered((at) => `## harbour of the ${at}.\n\n`)),
  'headings that skip levels': inEnglish(times('# a\n\n#### b\n\n')),
  'headings of six levels in turn': inEnglish(numbered((at) => `${'#'.repeat((at % 6) + 1)} harbour ${at}\n\n`)),
  'straight quotations': inEnglish(times('"a" ')),
  'straight quotations that open only': inEnglish(times(' "a')),
  'straight quotations that close only': inEnglish(times('a" ')),
  'straight quotations, one paragraph each': inEnglish(times('He said "no" and "yes".\n\n')),
  'curly quotations': inEnglish(times('“a” ')),
  'curly quotations that open only': inEnglish(times('“a ')),
  'curly quotations that close only': inEnglish(times('a” ')),
  'curly quotations, turned': inEnglish(times('”a“ ')),
  'quotations in quotations': inEnglish(times('“a ‘b ')),
  'apostrophes of letters': inEnglish(times("it's 'a' ")),
  'German quotations': inGerman(times('„a“ "b" »c« ')),
  'German quotations that open only': inGerman(times('„a ')),
  'French quotations': inFrench(times('« a » "b" ')),
  'French quotations that open only': inFrench(times('« a ')),
  'Chinese quotations': inChinese(times('“港”「口」"船"')),
  'Chinese quotations that open only': inChinese(times('“港「口')),
  'Chinese quotations, turned': inChinese(times('”港“')),
  'Chinese titles in marks': inChinese(times('《港口》<船>〈a〉')),
  'Chinese titles that open only': inChinese(times('《港')),
  'Chinese and Latin in turn': inChinese(times('港a口1')),
  'Chinese and links in turn': inChinese(times('港[a](b)口')),
  'Chinese and half-width marks': inChinese(times('港,口.船;入:港!口?')),
  'Chinese and half-width brackets': inChinese(times('港(口)')),
  'Chinese and open brackets': inChinese(times('港(')),
  'Chinese and closing brackets': inChinese(times('港)')),
  'Chinese and brackets of both widths': inChinese(times('港（口)')),
  'Chinese brackets in brackets': inChinese((size) => `${'（港'.repeat(size / 4)}${'）'.repeat(size / 4)}`),
  'Chinese and full stops': inChinese(times('港.')),
  'Chinese and dots of an ellipsis': inChinese(times('港...')),
  'Latin and full-width marks': inEnglish(times('a，b。')),
  'Latin and full-width brackets': inEnglish(times('a（b）')),
  'ideographic spaces': inChinese(times('港\u3000')),
  'a word many times': inEnglish(times('the ')),
  'a word many times, on lines': inEnglish(times('the\n')),
  'a word many times in emphasis': inEnglish(times('*the* the ')),
  'a word many times in Chinese': inChinese(times('的的，')),
  'dates and weekdays': inEnglish(times('Wednesday, January 13, 2022 ')),
  'dates and weekdays in brackets': inEnglish(times('13 January 2022 (Wed) ')),
  'dates and weekdays, one paragraph each': inEnglish(times('It opens on Wednesday, January 13, 2022.\n\n')),
  'weekdays without dates': inEnglish(times('Wednesday ')),
  'dates without weekdays': inEnglish(times('January 13, 2022 ')),
  'beginnings of dates': inEnglish(times('Wednesday, January ')),
  'digits and months': inEnglish(times('1 Jan. ')),
  'Chinese dates and weekdays': inChinese(times('2022年1月12日（星期四）')),
  'Chinese dates without year': inChinese(times('1月12日周四')),
  'beginnings of Chinese dates': inChinese(times('2022年1月')),
  'Chinese weekdays': inChinese(times('星期四')),
  'German dates': inGerman(times('Mittwoch, 13. Januar 2022 ')),
  'French dates': inFrench(times('mercredi 13 janvier 2022 ')),
  'relative days': inEnglish(times('yesterday tomorrow today ')),
  'relative days in quotations': inEnglish(times('“yesterday” yesterday ')),
  'relative days in Chinese': inChinese(times('昨天明天')),
  'unfinished copy': inEnglish(times('TKTK [TK] ')),
  'unfinished copy in brackets': inEnglish(times('[TODO: a] 【FIXME】')),
  'unfinished copy in open brackets': inEnglish(times('[TODO: a ')),
  'unfinished copy in Chinese': inChinese(times('【待补】（待核实）')),
  'unfinished copy of open Chinese brackets': inChinese(times('【待补')),
  'lorem ipsum': inEnglish(times('Lorem ipsum dolor sit amet ')),
  'days of a month without number': inEnglish(times('January XX, 2024 X月XX日 ')),
  'runs of X': inEnglish(times('XX ')),
  'links without text': inEnglish(times('[here](/a) ')),
  'links without text, one paragraph each': inEnglish(times('[Read more…](/a)\n\n')),
  'links without text in HTML': inChinese(times('<a href="/a">点击这里</a> ')),
  'a link of words': inEnglish(within('[', times('here '), '](/a)')),
  'tables without head': inEnglish(times('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>\n\n')),
  'a table of rows without head': inEnglish(within('<table>', times('<tr><td>a</td><td>b</td></tr>'), '</table>')),
  'a table of one row without head': inEnglish(within('<table><tr>', times('<td>a</td>'), '</tr><tr><td>a</td></tr></table>')),
  'tables in tables': inEnglish(times('<table><tr><td>a</td><td>b</td></tr><tr><td>')),
  'tables of Markdown': inEnglish(times('| Kiev | "a" |\n| --- | --- |\n| 港a | 1 |\n\n')),
  'videos without captions': inEnglish(times('<video src="/a.mp4" controls></video>\n\n')),
  'a video of sources': inEnglish(within('<video controls>', times('<source src="/a.mp4">'), '</video>')),
  'a video of tracks': inEnglish(within('<video controls src="/a.mp4">', times('<track src="a.vtt" kind="chapters">'), '</video>')),
  'videos that are open': inEnglish(times('<video controls src="/a.mp4">')),
  'photos without alternative text': inEnglish(times('<img src="/a.jpg">\n\n')),
  'photos of Markdown': inEnglish(times('![](/a.jpg)\n\n')),
  'photos of Markdown on one line': inEnglish(times('![](/a.jpg) ')),
  'photos in figures': inEnglish(times('<figure><img src="/a.jpg" alt="a"><figcaption>The last ferry</figcaption></figure>\n\n')),
  'photos in one figure': inEnglish(
    within('<figure>', times('<img src="/a.jpg" alt="a">'), '<figcaption>The last ferry</figcaption></figure>'),
  ),
  'photos in open figures': inEnglish(times('<figure><img src="/a.jpg" alt="a"><figcaption>The last ferry')),
  'photos that are missing': inEnglish(numbered((at) => `<img src="/a${at}.jpg" alt="a">\n\n`)),
  'photos in the front matter': within('---\nimages:\n', times('  - /a.jpg\n'), '---\n\nBoats\n'),
  'dates out of order': within(
    '---\ndate: 2024-01-05\nlang: en\n',
    numbered((at) => `lastmod${at}: 2023-01-06\n`),
    'lastmod: 2023-01-06\nexpiryDate: 2024-01-04\n---\n\nBoats\n',
  ),
  'dates out of order, one key': within('---\ndate: 2024-01-05\n', times('lastmod: 2023-01-06\n'), '---\n\nBoats\n'),
  'notes in comments': inEnglish(times('<!-- TODO: ask -->\n\n')),
  'lines of a description': within('---\ntitle: a\nlang: en\ndescription: >\n', times('  Kiev "a" 港a the the\n'), '---\n\nBoats\n'),
}).map(([name, of]) => ({ name: `prose: ${name}`, of }))
